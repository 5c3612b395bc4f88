/**
 * ESC/POS as a printer hears it: bytes in, paper out. Written from the command reference, not from any encoder.
 * Unknown commands are counted, so that a test sees what a real printer would have printed as rubbish.
 */
export interface TextRun {
  readonly type: 'text'
  readonly text: string
  readonly bold: boolean
  readonly widthFactor: number
  readonly heightFactor: number
}
interface QrCode {
  readonly type: 'qr'
  readonly data: string
  readonly moduleDots: number
}
export interface Raster {
  readonly type: 'raster'
  readonly widthDots: number
  readonly heightDots: number
  /** One bit a dot, rows of whole bytes, 1 is black. */
  readonly bits: Uint8Array
}
export type Mark = TextRun | QrCode | Raster
export interface PaperLine {
  readonly align: 'left' | 'centre' | 'right'
  readonly marks: readonly Mark[]
}
export type PrinterEvent =
  | { readonly type: 'line'; readonly line: PaperLine }
  | { readonly type: 'cut' }
  | { readonly type: 'process-id'; readonly id: Uint8Array }
  | { readonly type: 'paper-status-request' }
  | { readonly type: 'name-request'; readonly n: number }
  | { readonly type: 'automatic-status'; readonly enabled: boolean }
  | { readonly type: 'unknown'; readonly command: string }

const ALIGNMENTS = ['left', 'centre', 'right'] as const
const decoder = new TextDecoder('gb18030')

export const createEscposInterpreter = (emit: (event: PrinterEvent) => void) => {
  let pending: number[] = []
  let marks: Mark[] = []
  let textBytes: number[] = []
  let align: PaperLine['align'] = 'left'
  let bold = false
  let size = 0
  let chinese = false
  let qrModule = 3
  let qrData = ''

  const endRun = () => {
    if (textBytes.length === 0) return
    const bytes = Uint8Array.from(textBytes)
    textBytes = []
    // Outside Chinese mode a printer prints single bytes of its own code page: no Chinese comes out right.
    const text = chinese ? decoder.decode(bytes) : Buffer.from(bytes).toString('latin1')
    marks.push({ type: 'text', text, bold, widthFactor: (size >> 4) + 1, heightFactor: (size & 0x0f) + 1 })
  }
  const endLine = () => {
    endRun()
    emit({ type: 'line', line: { align, marks } })
    marks = []
  }
  const reset = () => {
    align = 'left'
    bold = false
    size = 0
    chinese = false
  }

  /** Each command gives the number of bytes it took, or 0 where more must come first. */
  const escape = (): number => {
    const [, second, third = 0] = pending
    switch (second) {
      case undefined:
        return 0
      case 0x40:
        endRun()
        reset()
        return 2
      case 0x61:
        if (pending.length < 3) return 0
        endRun()
        align = ALIGNMENTS[third % 48] ?? 'left'
        return 3
      case 0x45:
        if (pending.length < 3) return 0
        endRun()
        bold = (third & 1) === 1
        return 3
      case 0x64:
        if (pending.length < 3) return 0
        endLine()
        for (let line = 1; line < third; line += 1) emit({ type: 'line', line: { align, marks: [] } })
        return 3
      case 0x33:
      case 0x74:
      case 0x52:
      case 0x21:
      case 0x4d:
        return pending.length < 3 ? 0 : 3
      case 0x32:
        return 2
      case 0x2a: {
        if (pending.length < 5) return 0
        const [, , mode = 0, low = 0, high = 0] = pending
        const columns = low | (high << 8)
        const bytesAColumn = mode >= 32 ? 3 : 1
        if (pending.length < 5 + columns * bytesAColumn) return 0
        endRun()
        marks.push(columnsToRaster(pending.slice(5, 5 + columns * bytesAColumn), columns, bytesAColumn))
        return 5 + columns * bytesAColumn
      }
      default:
        emit({ type: 'unknown', command: `1b ${second.toString(16)}` })
        return 2
    }
  }

  const qr = (fn: number, data: readonly number[]) => {
    if (fn === 0x43) qrModule = data[0] ?? 3
    if (fn === 0x50) qrData = Buffer.from(data.slice(1)).toString('utf8')
    if (fn === 0x51) {
      endRun()
      marks.push({ type: 'qr', data: qrData, moduleDots: qrModule })
      endLine()
    }
  }

  const group = (): number => {
    const [, second, third = 0, low = 0, high = 0] = pending
    switch (second) {
      case undefined:
        return 0
      case 0x21:
        if (pending.length < 3) return 0
        endRun()
        size = third
        return 3
      case 0x56: {
        if (pending.length < 3) return 0
        const bytes = third >= 65 ? 4 : 3
        if (pending.length < bytes) return 0
        if (textBytes.length > 0 || marks.length > 0) endLine()
        emit({ type: 'cut' })
        return bytes
      }
      case 0x61:
        if (pending.length < 3) return 0
        emit({ type: 'automatic-status', enabled: third !== 0 })
        return 3
      case 0x49:
        if (pending.length < 3) return 0
        emit({ type: 'name-request', n: third })
        return 3
      case 0x72:
        if (pending.length < 3) return 0
        emit({ type: 'paper-status-request' })
        return 3
      case 0x28: {
        if (pending.length < 5) return 0
        const length = low | (high << 8)
        if (pending.length < 5 + length) return 0
        const data = pending.slice(5, 5 + length)
        if (third === 0x6b && data[0] === 0x31) qr(data[1] ?? 0, data.slice(2))
        if (third === 0x48 && data[0] === 0x30) emit({ type: 'process-id', id: Uint8Array.from(data.slice(2, 6)) })
        return 5 + length
      }
      case 0x76: {
        if (pending.length < 8) return 0
        const widthBytes = (pending[4] ?? 0) | ((pending[5] ?? 0) << 8)
        const heightDots = (pending[6] ?? 0) | ((pending[7] ?? 0) << 8)
        const total = 8 + widthBytes * heightDots
        if (pending.length < total) return 0
        endRun()
        marks.push({
          type: 'raster',
          widthDots: widthBytes * 8,
          heightDots,
          bits: Uint8Array.from(pending.slice(8, total)),
        })
        endLine()
        return total
      }
      default:
        emit({ type: 'unknown', command: `1d ${second.toString(16)}` })
        return 2
    }
  }

  const fontShift = (): number => {
    const [, second] = pending
    if (second === undefined) return 0
    if (second === 0x26 || second === 0x2e) {
      endRun()
      chinese = second === 0x26
      return 2
    }
    if (second === 0x21 || second === 0x2d || second === 0x43) return pending.length < 3 ? 0 : 3
    emit({ type: 'unknown', command: `1c ${second.toString(16)}` })
    return 2
  }

  const plain = (byte: number): number => {
    if (byte === 0x0a) endLine()
    else if (byte >= 0x20) textBytes.push(byte)
    else if (byte !== 0x0d) emit({ type: 'unknown', command: byte.toString(16) })
    return 1
  }

  const take = (): number => {
    const [first = 0] = pending
    // In Chinese mode a lead byte takes its trail bytes with it, so that no trail byte is read as a command.
    if (chinese && first >= 0x81 && first <= 0xfe) {
      const second = pending[1]
      if (second === undefined) return 0
      const length = second >= 0x30 && second <= 0x39 ? 4 : 2
      if (pending.length < length) return 0
      textBytes.push(...pending.slice(0, length))
      return length
    }
    if (first === 0x1b) return escape()
    if (first === 0x1d) return group()
    if (first === 0x1c) return fontShift()
    return plain(first)
  }

  return {
    /** Takes one command or character if it is whole. False: nothing more can be done now. */
    step: (): boolean => {
      if (pending.length === 0) return false
      const taken = take()
      pending = pending.slice(taken)
      return taken > 0
    },
    /** What was not worked off is dropped. */
    forget: () => {
      pending = []
      marks = []
      textBytes = []
    },
    feed: (bytes: Iterable<number>) => {
      pending.push(...bytes)
    },
  }
}

/** ESC * sends columns from the top; the paper keeps rows. */
const columnsToRaster = (data: readonly number[], columns: number, bytesAColumn: number): Raster => {
  const heightDots = bytesAColumn * 8
  const rowBytes = Math.ceil(columns / 8)
  const bits = new Uint8Array(rowBytes * heightDots)
  for (let x = 0; x < columns; x += 1)
    for (let y = 0; y < heightDots; y += 1) {
      const byte = data[x * bytesAColumn + (y >> 3)] ?? 0
      const at = y * rowBytes + (x >> 3)
      if ((byte & (0x80 >> (y & 7))) !== 0) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
    }
  return { type: 'raster', widthDots: columns, heightDots, bits }
}
