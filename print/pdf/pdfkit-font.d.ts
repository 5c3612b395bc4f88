import type { Font } from 'fontkit'

/** pdfkit 0.20's own record of a font in a document; what its text method keeps in it, `show-text.ts` keeps too. */
export interface EmbeddedFont {
  readonly id: string
  /** Glyphs in the order they were first used; gives the place in the embedded subset. */
  subset: { includeGlyph(glyphId: number): number; encode(): Uint8Array }
  /** Per place in the subset: thousandths of an em, and the code points that are extracted. */
  readonly widths: number[]
  readonly unicode: number[][]
  readonly scale: number
  ref(): unknown
}

// pdfkit takes a font that fontkit has parsed already (`typeof src.layout === 'function'`); its types do not say so.
declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      font(src: Font, cacheKey: string, size?: number): this
      readonly _font: EmbeddedFont
    }
  }
  namespace PDFKit {
    interface PDFDocument {
      /** Called once at the end of a PDF/A file. */
      _addColorOutputIntent(): void
      readonly metadata: { getXML(): string }
      readonly _root: { readonly data: Record<string, unknown> }
    }
    interface PDFPage {
      readonly fonts: Record<string, unknown>
    }
  }
}
