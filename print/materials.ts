/** Pages that the document camera took, in the citizen's order, as one PDF: a page of A4 each, upright or lying. */
import PdfDocument from 'pdfkit'
import { PT_PER_MM } from './layout/page.ts'

export interface MaterialPage {
  readonly jpeg: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
}

const A4_MM = { short: 210, long: 297 } as const
/** Office printers leave a rim: nothing of the paper may fall into it. */
const MARGIN_MM = 5

/** The title names the material, never the person. Pictures smaller than the page are not blown up past 150 dpi. */
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
    for (const { heightPx, jpeg, widthPx } of pages) {
      const lies = widthPx > heightPx
      const [widthMm, heightMm] = lies ? [A4_MM.long, A4_MM.short] : [A4_MM.short, A4_MM.long]
      document.addPage({ size: [widthMm * PT_PER_MM, heightMm * PT_PER_MM], margin: 0 })
      const room = { width: (widthMm - 2 * MARGIN_MM) * PT_PER_MM, height: (heightMm - 2 * MARGIN_MM) * PT_PER_MM }
      const scale = Math.min(room.width / widthPx, room.height / heightPx, 72 / 150)
      const [width, height] = [widthPx * scale, heightPx * scale]
      document.image(Buffer.from(jpeg), (widthMm * PT_PER_MM - width) / 2, (heightMm * PT_PER_MM - height) / 2, {
        width,
        height,
      })
    }
    document.end()
  })
