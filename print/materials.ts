/** Pages that a camera took, in the citizen's order, as one PDF: a page of A4 each, upright or lying, in their own colours. */
import PdfDocument from 'pdfkit'
import { PT_PER_MM } from './layout/page.ts'

export interface MaterialPage {
  /** JPEG or PNG. */
  readonly picture: Uint8Array
  /** Of the picture as it is stored, before it is turned. */
  readonly widthPx: number
  readonly heightPx: number
  /** Clockwise. */
  readonly turn: 0 | 90 | 180 | 270
}

const A4_MM = { short: 210, long: 297 } as const
/** Office printers leave a rim: nothing of the paper may fall into it. */
const MARGIN_MM = 5
const PT_PER_INCH = 72
/** Pictures smaller than the page are not blown up past this. */
const LEAST_DPI = 150

/** The title names the material, never the person. The same pages and moment give the same bytes. */
export const materialsPdf = (title: string, pages: readonly MaterialPage[], madeAt: Date): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const document = new PdfDocument({
      autoFirstPage: false,
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: title, CreationDate: madeAt, ModDate: madeAt, Producer: 'Lutong', Creator: 'Lutong' },
    })
    const chunks: Uint8Array[] = []
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    document.on('error', reject)
    document.on('end', () => resolve(Buffer.concat(chunks)))
    for (const { heightPx, picture, turn, widthPx } of pages) {
      const isTurned = turn === 90 || turn === 270
      const lies = isTurned ? heightPx > widthPx : widthPx > heightPx
      const [widthMm, heightMm] = lies ? [A4_MM.long, A4_MM.short] : [A4_MM.short, A4_MM.long]
      const [widthPt, heightPt] = [widthMm * PT_PER_MM, heightMm * PT_PER_MM]
      document.addPage({ size: [widthPt, heightPt], margin: 0 })
      const rim = 2 * MARGIN_MM * PT_PER_MM
      const room = isTurned
        ? { width: heightPt - rim, height: widthPt - rim }
        : { width: widthPt - rim, height: heightPt - rim }
      const scale = Math.min(room.width / widthPx, room.height / heightPx, PT_PER_INCH / LEAST_DPI)
      const [width, height] = [widthPx * scale, heightPx * scale]
      document
        .rotate(turn, { origin: [widthPt / 2, heightPt / 2] })
        .image(Buffer.from(picture), (widthPt - width) / 2, (heightPt - height) / 2, { width, height })
    }
    document.end()
  })
