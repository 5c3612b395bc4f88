/** A document model as a PDF/A-1b file. The same model and time give the same bytes. */
import PdfDocument from 'pdfkit'
import { unreachable } from '@lutong/core/result.ts'
import { type FontLibrary, sharedFonts } from '../fonts/font-library.ts'
import { codeMatrix } from '../layout/code.ts'
import { layoutDocument } from '../layout/layout-document.ts'
import type { DocumentModel } from '../layout/model.ts'
import { INK, type LaidOutDocument, type Op } from '../layout/page.ts'
import { flattenPng } from './flat-png.ts'
import { number, type Pdf, rgb, type Run, showGlyphs, showText } from './show-text.ts'
import { SRGB_PROFILE } from './srgb-profile.ts'
import { createStructure, type Structure } from './structure.ts'

export interface RenderedPdf {
  readonly bytes: Uint8Array
  readonly pageCount: number
  /** Characters no font has: shown as boxes with their code points, and to be told to staff. */
  readonly missing: readonly string[]
}

const WATERMARK_COLOUR = '#E4E6E9'

/** Written as operators (ISO 32000-1, 8.5): a form has hundreds of rules, and each step of the library's own costs. */
const drawPath = (pdf: Pdf, path: string, widthPt: number): void =>
  void pdf.addContent(`${widthPt} w ${rgb(INK)} RG ${path} S`)
const fillPath = (pdf: Pdf, path: string, colour: string): void => void pdf.addContent(`${rgb(colour)} rg ${path} f`)

const drawTickBox = (pdf: Pdf, fonts: FontLibrary, op: Extract<Op, { op: 'tick-box' }>): void => {
  const { x, baseline, sizePt, face } = op
  const square = 0x25a1
  const run: Run = {
    x,
    baseline,
    sizePt,
    face,
    fontIndex: fonts.indexFor(face, square),
    text: String.fromCodePoint(square),
    letterSpacingPt: 0,
    colour: INK,
  }
  showText(pdf, fonts, [run], op.checked ? '☑' : '☐')
  if (op.checked)
    pdf
      .lineWidth(sizePt * 0.11)
      .lineJoin('round')
      .lineCap('round')
      .strokeColor(INK)
      .moveTo(x + sizePt * 0.22, baseline - sizePt * 0.38)
      .lineTo(x + sizePt * 0.43, baseline - sizePt * 0.16)
      .lineTo(x + sizePt * 0.84, baseline - sizePt * 0.8)
      .stroke()
}

const drawUnknown = (pdf: Pdf, fonts: FontLibrary, op: Extract<Op, { op: 'unknown-glyph' }>): void => {
  const { x, baseline, sizePt, face } = op
  const code = (op.character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(6, '0')
  const small = sizePt * 0.36
  pdf
    .lineWidth(0.4)
    .strokeColor(INK)
    .rect(x + 0.4, baseline - sizePt * 0.86, sizePt - 0.8, sizePt * 0.96)
    .stroke()
  const runs = [code.slice(0, 3), code.slice(3)].map((digits, row): Run => ({
    x: x + sizePt * 0.17,
    baseline: baseline - sizePt * (row === 0 ? 0.46 : 0.04),
    sizePt: small,
    face,
    fontIndex: 0,
    text: digits,
    letterSpacingPt: 0,
    colour: INK,
  }))
  showText(pdf, fonts, runs, op.character)
}

const drawCode = (pdf: Pdf, op: Extract<Op, { op: 'code' }>): void => {
  const matrix = codeMatrix(op.data)
  // The standard asks for a quiet zone of four modules.
  const module = op.sizePt / (matrix.size + 8)
  for (let row = 0; row < matrix.size; row += 1)
    for (let column = 0; column < matrix.size; column += 1) {
      if (!matrix.isDark(row, column)) continue
      let end = column
      while (end + 1 < matrix.size && matrix.isDark(row, end + 1)) end += 1
      pdf.rect(op.x + (column + 4) * module, op.y + (row + 4) * module, (end - column + 1) * module, module)
      column = end
    }
  pdf.fill('#000000')
}

const drawWatermark = (pdf: Pdf, fonts: FontLibrary, text: string): void => {
  const sizePt = 110
  const { width, height } = pdf.page
  pdf.save().rotate(-40, { origin: [width / 2, height / 2] })
  const run: Run = {
    x: (width - [...text].length * sizePt) / 2,
    baseline: height / 2 + sizePt * 0.38,
    sizePt,
    face: 'hei-bold',
    fontIndex: 0,
    text,
    letterSpacingPt: 0,
    colour: WATERMARK_COLOUR,
  }
  showText(pdf, fonts, [run])
  pdf.restore()
}

const drawOp = (pdf: Pdf, fonts: FontLibrary, structure: Structure, op: Op): void => {
  switch (op.op) {
    case 'open':
      return structure.open(op.tag, op.alt)
    case 'close':
      return structure.close()
    case 'text':
      return showText(pdf, fonts, [op])
    case 'glyphs':
      return showGlyphs(pdf, fonts, op)
    case 'spaced-word':
      return showText(pdf, fonts, op.parts, op.text)
    case 'tick-box':
      return drawTickBox(pdf, fonts, op)
    case 'unknown-glyph':
      return drawUnknown(pdf, fonts, op)
    case 'line':
      return drawPath(pdf, `${number(op.x1)} ${number(op.y1)} m ${number(op.x2)} ${number(op.y2)} l`, op.widthPt)
    case 'rect': {
      const box = `${number(op.x)} ${number(op.y)} ${number(op.width)} ${number(op.height)} re`
      return op.fill === undefined ? drawPath(pdf, box, op.strokePt ?? 0.5) : fillPath(pdf, box, op.fill)
    }
    case 'image':
      pdf.image(flattenPng(op.png), op.x, op.y, { fit: [op.width, op.height], valign: 'center' })
      return
    case 'code':
      return drawCode(pdf, op)
    case 'watermark':
      return drawWatermark(pdf, fonts, op.text)
    default:
      return unreachable(op)
  }
}

/** PDF/A-1 §6.2.2: what the colours mean, by our own small profile. */
const addOutputIntent = (pdf: Pdf): void => {
  const profile = pdf.ref({ N: 3 })
  profile.write(SRGB_PROFILE)
  profile.end(undefined)
  const intent = pdf.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: new String('sRGB IEC61966-2.1'),
    OutputConditionIdentifier: new String('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  })
  intent.end(undefined)
  pdf._root.data['OutputIntents'] = [intent]
}

const drawPages = (laidOut: LaidOutDocument, fonts: FontLibrary, createdAtMs: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const pdf = new PdfDocument({
      autoFirstPage: false,
      // No font of pdfkit's own: Helvetica would not be embedded.
      font: '',
      subset: 'PDF/A-1b',
      pdfVersion: '1.4',
      lang: laidOut.language,
      displayTitle: true,
      tagged: true,
      margin: 0,
      info: { Title: laidOut.title, Creator: 'Lutong', Producer: 'Lutong', CreationDate: new Date(createdAtMs) },
    })
    // Its XMP is half indentation, and may not be compressed (PDF/A-1 §6.7.2).
    const xmp = pdf.metadata.getXML.bind(pdf.metadata)
    pdf.metadata.getXML = () => xmp().replaceAll(/\n\s*/gu, '\n')
    pdf._addColorOutputIntent = () => addOutputIntent(pdf)
    const chunks: Uint8Array[] = []
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
    const structure = createStructure(pdf)
    for (const page of laidOut.pages) {
      pdf.addPage({ size: [laidOut.widthPt, laidOut.heightPt], margin: 0 })
      for (const op of page.ops) drawOp(pdf, fonts, structure, op)
    }
    structure.end()
    pdf.end()
  })

/** Lays the document out on A4 and renders it. `createdAtMs` is the file's date: pass the signing or receipt time. */
export const renderPdf = async (
  model: DocumentModel,
  options: { readonly createdAtMs: number; readonly fonts?: FontLibrary },
): Promise<RenderedPdf> => {
  const fonts = options.fonts ?? (await sharedFonts())
  const laidOut = layoutDocument(model, fonts)
  const bytes = await drawPages(laidOut, fonts, options.createdAtMs)
  return { bytes, pageCount: laidOut.pages.length, missing: laidOut.missing }
}
