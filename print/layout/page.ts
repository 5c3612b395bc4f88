/** A measured document: drawing operations in points, origin at the page's upper left corner. */
import type { Face } from './model.ts'

export interface TextOp {
  readonly op: 'text'
  readonly x: number
  readonly baseline: number
  readonly sizePt: number
  readonly face: Face
  /** Which font of the face's chain has these characters. */
  readonly fontIndex: number
  readonly text: string
  readonly letterSpacingPt: number
  readonly colour: string
}

/** What a part of the page is (ISO 32000-1, 14.8.4): `Table` and `TR` hold others, the rest holds drawing. */
export type Tag = 'H1' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Artifact'

export type Op =
  | TextOp
  /** Up to its `close` all ops are of this part. Parts never reach over a page's end. */
  | { readonly op: 'open'; readonly tag: Tag; readonly alt?: string }
  | { readonly op: 'close' }
  /** A run of a script that joins, stacks or runs from right to left: glyphs where they stand, the text as it is read. */
  | {
      readonly op: 'glyphs'
      readonly x: number
      readonly baseline: number
      readonly sizePt: number
      readonly face: Face
      readonly fontIndex: number
      readonly text: string
      readonly colour: string
      readonly glyphs: readonly { readonly id: number; readonly x: number; readonly y: number; readonly text: string }[]
    }
  /** `☐` or `☑`: a box of its own, told as this character to whoever extracts the text. */
  | {
      readonly op: 'tick-box'
      readonly x: number
      readonly baseline: number
      readonly sizePt: number
      readonly face: Face
      readonly checked: boolean
    }
  /** A character no font has: a box with its code point, never a blank. */
  | {
      readonly op: 'unknown-glyph'
      readonly x: number
      readonly baseline: number
      readonly sizePt: number
      readonly face: Face
      readonly character: string
    }
  /** Characters apart in their cells that read as one word. */
  | { readonly op: 'spaced-word'; readonly text: string; readonly parts: readonly TextOp[] }
  | {
      readonly op: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly widthPt: number
    }
  | {
      readonly op: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly strokePt?: number
      readonly fill?: string
    }
  | {
      readonly op: 'image'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly png: Uint8Array
    }
  | { readonly op: 'code'; readonly x: number; readonly y: number; readonly sizePt: number; readonly data: string }
  | { readonly op: 'watermark'; readonly text: string }

export interface Page {
  readonly ops: readonly Op[]
}

export interface LaidOutDocument {
  readonly title: string
  readonly language: 'zh-CN' | 'en'
  readonly widthPt: number
  readonly heightPt: number
  readonly pages: readonly Page[]
  /** Characters no font of the chain has, each once, in order of appearance. */
  readonly missing: readonly string[]
}

export const tagged = (tag: Tag, ops: readonly Op[], alt?: string): readonly Op[] =>
  ops.length === 0 ? [] : [{ op: 'open', tag, ...(alt === undefined ? {} : { alt }) }, ...ops, { op: 'close' }]

/** Faces that are drawn with a thickened outline, and by how much of their size. */
export const EMBOLDENED: Readonly<Partial<Record<Face, number>>> = { 'song-bold': 0.03 }

export const PT_PER_MM = 72 / 25.4
export const INK = '#17202B'
