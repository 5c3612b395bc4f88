/**
 * What a receipt printer makes of a slip's bytes, as a picture: made from the very bytes that are sent, so that a wrong
 * code, a line too wide or a character the ROM lacks shows before paper is spent. Written from the ESC/POS command
 * reference; text by the platform's own GB18030 decoder, not by the encoder's.
 */
import { PNG } from 'pngjs'
import { type FontLibrary, sharedFonts } from '../fonts/font-library.ts'
import { codeMatrix } from '../layout/code.ts'
import type { ReceiptProfile } from '../receipt/profile.ts'
import { rasterText } from '../receipt/raster-text.ts'

interface Dots {
  readonly width: number
  readonly height: number
  isBlack(x: number, y: number): boolean
}

const [ESC, GS, FS, LF] = [0x1b, 0x1d, 0x1c, 0x0a] as const
const MARGIN_DOTS = 16
/** Lines of the printer's own characters are 30 dots apart, a feed of `ESC d` too. */
const LINE_DOTS = 30
const CUT_DOTS = 3
const QUIET_MODULES = 4

const bitmapDots = (width: number, height: number, rows: Uint8Array): Dots => {
  const stride = Math.ceil(width / 8)
  return { width, height, isBlack: (x, y) => (((rows[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1 }
}
const boldened = (dots: Dots): Dots => ({
  ...dots,
  isBlack: (x, y) => dots.isBlack(x, y) || (x > 0 && dots.isBlack(x - 1, y)),
})

/** The paper as it grows: rows of dots, one below the other. */
const createPaper = (widthDots: number) => {
  const rows: Uint8Array[] = []
  const blank = (count: number) => {
    for (let one = 0; one < count; one += 1) rows.push(new Uint8Array(widthDots))
  }
  return {
    rows,
    blank,
    put: (dots: Dots, align: number) => {
      const slack = Math.max(0, widthDots - dots.width)
      const left = align === 1 ? slack >> 1 : align === 2 ? slack : 0
      for (let y = 0; y < dots.height; y += 1) {
        const row = new Uint8Array(widthDots)
        for (let x = 0; x < Math.min(dots.width, widthDots - left); x += 1) if (dots.isBlack(x, y)) row[left + x] = 1
        rows.push(row)
      }
    },
    cut: () => {
      for (let y = 0; y < CUT_DOTS; y += 1) rows.push(Uint8Array.from({ length: widthDots }, (_, x) => (x >> 3) & 1))
    },
  }
}

/** PNG of the slip on white paper, grey scale; `stray` counts bytes that belong to no command known here. */
export const slipPicture = async (
  bytes: Uint8Array,
  profile: ReceiptProfile,
  given?: FontLibrary,
): Promise<{ readonly png: Uint8Array; readonly stray: number; readonly overwide: number }> => {
  const fonts = given ?? (await sharedFonts())
  const paper = createPaper(profile.widthDots)
  const decoder = new TextDecoder('gb18030')
  let [align, bold, double, moduleDots, stray, overwide] = [0, false, false, 3, 0, 0]
  let line: number[] = []
  let stored = ''
  const endLine = () => {
    const text = decoder.decode(Uint8Array.from(line))
    line = []
    if (text === '') return paper.blank(double ? 2 * LINE_DOTS : LINE_DOTS)
    const picture = rasterText(text, double, fonts)
    if (picture.widthDots > profile.widthDots) overwide += 1
    const dots = bitmapDots(picture.widthDots, picture.heightDots, picture.rows)
    paper.put(bold ? boldened(dots) : dots, align)
  }
  const code = () => {
    const matrix = codeMatrix(stored)
    const size = (matrix.size + 2 * QUIET_MODULES) * moduleDots
    const at = (dot: number) => Math.floor(dot / moduleDots) - QUIET_MODULES
    const isInside = (module: number) => module >= 0 && module < matrix.size
    const isBlack = (x: number, y: number) => isInside(at(x)) && isInside(at(y)) && matrix.isDark(at(y), at(x))
    paper.put({ width: size, height: size, isBlack }, align)
  }
  /** GS ( k: functions 67 (module size), 80 (store), 81 (print). */
  const symbol = (data: Uint8Array) => {
    if (data[0] !== 0x31) return
    if (data[1] === 0x43) moduleDots = data[2] ?? moduleDots
    else if (data[1] === 0x50) stored = new TextDecoder().decode(data.subarray(3))
    else if (data[1] === 0x51) code()
  }
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    const second = bytes[at + 1] ?? 0
    const third = bytes[at + 2] ?? 0
    if (byte === LF) {
      endLine()
      at += 1
    } else if (byte === ESC && second === 0x40) {
      ;[align, bold, double] = [0, false, false]
      at += 2
    } else if (byte === ESC && [0x61, 0x45, 0x64].includes(second)) {
      if (second === 0x61) align = third
      if (second === 0x45) bold = (third & 1) === 1
      if (second === 0x64) paper.blank(third * LINE_DOTS)
      at += 3
    } else if (byte === FS && (second === 0x26 || second === 0x2e)) at += 2
    else if (byte === GS && second === 0x21) {
      double = third === 0x11
      at += 3
    } else if (byte === GS && second === 0x56) {
      paper.blank(bytes[at + 3] ?? 0)
      paper.cut()
      at += third >= 65 ? 4 : 3
    } else if (byte === GS && second === 0x76) {
      const stride = (bytes[at + 4] ?? 0) + 256 * (bytes[at + 5] ?? 0)
      const height = (bytes[at + 6] ?? 0) + 256 * (bytes[at + 7] ?? 0)
      if (stride * 8 > profile.widthDots + 7) overwide += 1
      paper.put(bitmapDots(stride * 8, height, bytes.subarray(at + 8, at + 8 + stride * height)), align)
      at += 8 + stride * height
    } else if (byte === GS && second === 0x28) {
      const length = (bytes[at + 3] ?? 0) + 256 * (bytes[at + 4] ?? 0)
      symbol(bytes.subarray(at + 5, at + 5 + length))
      at += 5 + length
    } else {
      if (byte < 0x20) stray += 1
      else line.push(byte)
      at += 1
    }
  }
  const png = new PNG({
    width: profile.widthDots + 2 * MARGIN_DOTS,
    height: paper.rows.length + 2 * MARGIN_DOTS,
    colorType: 0,
    inputHasAlpha: true,
  })
  png.data.fill(0xff)
  for (const [y, row] of paper.rows.entries())
    for (const [x, black] of row.entries()) {
      const to = ((y + MARGIN_DOTS) * png.width + x + MARGIN_DOTS) * 4
      if (black === 1) png.data.fill(0, to, to + 3)
    }
  return { png: PNG.sync.write(png, { colorType: 0 }), stray, overwide }
}
