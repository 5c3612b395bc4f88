/** A slip as blocks of lines, before it is set in columns. */
export type SlipBlock =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly align?: 'left' | 'center' | 'right'
      readonly bold?: boolean
      /** Twice as wide and high. */
      readonly double?: boolean
    }
  /** A name and its value on one line; a value too long for it goes below, set to the right. */
  | { readonly kind: 'pair'; readonly name: string; readonly value: string }
  /** A point of a list: later lines hang under the first. */
  | { readonly kind: 'point'; readonly mark: string; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'code'; readonly data: string }
  | { readonly kind: 'feed'; readonly lines: number }

export interface SlipModel {
  readonly kind: 'slip'
  readonly title: string
  readonly language: 'zh-CN' | 'en'
  readonly blocks: readonly SlipBlock[]
}
