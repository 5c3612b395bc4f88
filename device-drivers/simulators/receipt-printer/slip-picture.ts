/** A slip as a picture (SVG) and as text, drawn from what the interpreter understood of the very bytes. */
// oxlint-disable-next-line import/no-named-as-default -- its types declare the default alone
import qrcode from 'qrcode-generator'
import type { Mark, PaperLine, Raster, TextRun } from './escpos.ts'

/** 80 mm paper, 72 mm printed at 8 dots a millimetre. */
const PAPER_DOTS = 576
const MARGIN_DOTS = 32
const LINE_DOTS = 34
const FULL_WIDTH_DOTS = 24

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) > 0xff
const runDots = (run: TextRun): number =>
  [...run.text].reduce((sum, character) => sum + (isWide(character) ? FULL_WIDTH_DOTS : FULL_WIDTH_DOTS / 2), 0) *
  run.widthFactor

const qrOf = (data: string) => {
  const code = qrcode(0, 'M')
  code.addData(unescape(encodeURIComponent(data)), 'Byte')
  code.make()
  return code
}

const markSize = (mark: Mark): { readonly width: number; readonly height: number } => {
  switch (mark.type) {
    case 'text':
      return { width: runDots(mark), height: LINE_DOTS * mark.heightFactor }
    case 'qr': {
      const modules = qrOf(mark.data).getModuleCount()
      return { width: modules * mark.moduleDots, height: (modules + 4) * mark.moduleDots }
    }
    case 'raster':
      return { width: mark.widthDots, height: mark.heightDots }
    default:
      return mark satisfies never
  }
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const drawRaster = (raster: Raster, x: number, y: number): string => {
  const rowBytes = Math.ceil(raster.widthDots / 8)
  let path = ''
  for (let row = 0; row < raster.heightDots; row += 1)
    for (let column = 0; column < raster.widthDots; column += 1)
      if (((raster.bits[row * rowBytes + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) !== 0)
        path += `M${x + column} ${y + row}h1v1h-1z`
  return `<path d="${path}"/>`
}

const drawText = (run: TextRun, x: number, y: number): string => {
  const baseline = y + LINE_DOTS * run.heightFactor - 9
  const scale = `translate(${x} ${baseline}) scale(${run.widthFactor} ${run.heightFactor})`
  const width = runDots(run) / run.widthFactor
  return `<text transform="${scale}" textLength="${width}" lengthAdjust="spacingAndGlyphs"${run.bold ? ' font-weight="700"' : ''} xml:space="preserve">${escapeXml(run.text)}</text>`
}

const drawQr = (data: string, moduleDots: number, x: number, y: number): string => {
  const code = qrOf(data)
  let path = ''
  for (let row = 0; row < code.getModuleCount(); row += 1)
    for (let column = 0; column < code.getModuleCount(); column += 1)
      if (code.isDark(row, column))
        path += `M${x + column * moduleDots} ${y + row * moduleDots}h${moduleDots}v${moduleDots}h-${moduleDots}z`
  return `<path d="${path}"/>`
}

const drawMark = (mark: Mark, x: number, y: number): string => {
  switch (mark.type) {
    case 'text':
      return mark.text === '' ? '' : drawText(mark, x, y)
    case 'qr':
      return drawQr(mark.data, mark.moduleDots, x, y + mark.moduleDots * 2)
    case 'raster':
      return drawRaster(mark, x, y)
    default:
      return mark satisfies never
  }
}

const START = { left: 0, centre: 0.5, right: 1 } as const

/** The slip as SVG; what runs over the paper's edge is cut, as the paper would cut it. */
export const slipSvg = (lines: readonly PaperLine[]): string => {
  let y = 24
  let drawn = ''
  for (const line of lines) {
    const sizes = line.marks.map(markSize)
    const width = sizes.reduce((sum, size) => sum + size.width, 0)
    let x = Math.max(0, (PAPER_DOTS - width) * START[line.align])
    for (const [index, mark] of line.marks.entries()) {
      drawn += drawMark(mark, x, y)
      x += sizes[index]?.width ?? 0
    }
    y += Math.max(LINE_DOTS, ...sizes.map((size) => size.height))
  }
  const height = y + 24
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PAPER_DOTS + MARGIN_DOTS * 2}" height="${height}" viewBox="-${MARGIN_DOTS} 0 ${PAPER_DOTS + MARGIN_DOTS * 2} ${height}"><rect x="-${MARGIN_DOTS}" width="100%" height="100%" fill="#fdfcf8"/><clipPath id="paper"><rect width="${PAPER_DOTS}" height="${height}"/></clipPath><g clip-path="url(#paper)" fill="#1b1b1b" font-family="'Noto Sans Mono CJK SC','Noto Sans CJK SC',monospace" font-size="24">${drawn}</g></svg>`
}

/** The slip's words, a line a line; a QR as its content, a raster as a note. */
export const slipText = (lines: readonly PaperLine[]): string =>
  lines
    .map((line) =>
      line.marks
        .map((mark) => (mark.type === 'text' ? mark.text : mark.type === 'qr' ? `[QR ${mark.data}]` : '[picture]'))
        .join(''),
    )
    .join('\n')
