/** What a key of the on-screen keys does to a text with a caret. Pure: the field is somebody else's. */
export interface EditedText {
  readonly text: string
  /** Selection, in UTF-16 units; equal ends are a caret. */
  readonly start: number
  readonly end: number
}

export type EditKey =
  | { readonly type: 'insert'; readonly text: string }
  | { readonly type: 'delete' }
  | { readonly type: 'clear' }

/** Length of the last character before the caret: half a surrogate pair is never left behind. */
const lastCharacterLength = (before: string): number => [...before].at(-1)?.length ?? 0

export const pressKey = (edited: EditedText, key: EditKey, maxLength: number | undefined): EditedText => {
  const before = edited.text.slice(0, edited.start)
  const after = edited.text.slice(edited.end)
  switch (key.type) {
    case 'insert': {
      const text = before + key.text + after
      if (maxLength !== undefined && text.length > maxLength) return edited
      const caret = before.length + key.text.length
      return { text, start: caret, end: caret }
    }
    case 'delete': {
      const kept = edited.start === edited.end ? before.slice(0, before.length - lastCharacterLength(before)) : before
      return { text: kept + after, start: kept.length, end: kept.length }
    }
    case 'clear':
      return { text: '', start: 0, end: 0 }
    default:
      return key satisfies never
  }
}
