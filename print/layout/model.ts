/**
 * A document as blocks, before it is measured: what is on the paper, not where.
 * Lengths are millimetres, type sizes points. `layoutDocument` turns it into pages.
 */

/** 宋 for what a person wrote, 黑 for what the form asks, 仿宋 for letters, 楷 for their second headings. */
export type Face = 'song' | 'song-bold' | 'hei' | 'hei-bold' | 'fangsong' | 'kai'

type Align = 'left' | 'center' | 'right' | 'justify'

export interface TextStyle {
  readonly face: Face
  readonly sizePt: number
  /** Line height as a multiple of the size. */
  readonly leading: number
  readonly align: Align
  /** Indent of the first line of each paragraph, in characters. */
  readonly indentChars?: number
  /** Added to each character's width, in points: sets type on a grid (28 characters a line of a letter). */
  readonly trackingPt?: number
  /** Free characters at the end of each line: a letter's date ends four characters before the margin. */
  readonly insetChars?: number
}

interface Signature {
  /** PNG of the strokes; without it the box stays empty, to be signed by hand. */
  readonly png?: Uint8Array
}

/**
 * What a cell holds. `☐` and `☑` inside a text are drawn: no CJK face has them.
 * `boxed` is one character a cell, for numbers; the text keeps its order and spacing when it is extracted.
 */
type CellContent =
  | { readonly kind: 'text'; readonly text: string; readonly style?: Partial<TextStyle> }
  | { readonly kind: 'boxed'; readonly text: string; readonly cells: number }
  | {
      readonly kind: 'signature'
      readonly lead: string
      readonly signature: Signature
      readonly trail: string
    }
  /** A place that stays free, for a photograph to be glued or a seal to be set; the words stand small in its middle. */
  | { readonly kind: 'place'; readonly words: string; readonly widthMm: number; readonly heightMm: number }

export interface Cell {
  readonly content: CellContent
  readonly colSpan?: number
  readonly rowSpan?: number
  /** A label of the form: tinted, centred, in 黑. */
  readonly label?: boolean
}

export interface Row {
  readonly cells: readonly Cell[]
  readonly minHeightMm?: number
  /** Never parted from the row below: a signature must not stand on a page without what it signs. */
  readonly keepNext?: boolean
}

export type Block =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly style: TextStyle
      readonly afterMm?: number
      /** So many lines of this height must have room from here on, or it begins the next page. */
      readonly keepLines?: number
    }
  | {
      readonly kind: 'table'
      /** Widths as shares of the text width. */
      readonly columns: readonly number[]
      readonly rows: readonly Row[]
      /** So many rows at the top are repeated on each further page. */
      readonly headRows?: number
      readonly afterMm?: number
    }
  /** A form's head: title in the middle, its number below, the verification code in the right corner. */
  | { readonly kind: 'head'; readonly title: string; readonly note: string; readonly code?: string }
  /** A code with words beside it, kept together. */
  | { readonly kind: 'code'; readonly data: string; readonly sizeMm: number; readonly words: readonly string[] }

export interface DocumentModel {
  readonly kind: 'document'
  readonly title: string
  readonly language: 'zh-CN' | 'en'
  readonly marginsMm: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  readonly blocks: readonly Block[]
  /** Left side of every page's foot; the page number stands on the right. */
  readonly footNote: string
  readonly watermark?: string
}
