import type { Font } from 'fontkit'

// pdfkit takes a font that fontkit has parsed already (`typeof src.layout === 'function'`); its types do not say so.
declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      font(src: Font, cacheKey: string, size?: number): this
    }
  }
}
