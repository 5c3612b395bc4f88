/** A slip as ESC/POS bytes by way of labelled commands. Settlement bytes are the driver's business. */
import { unreachable } from '@lutong/core/result.ts'
import { type FontLibrary, sharedFonts } from '../fonts/font-library.ts'
import type { SlipModel } from './model.ts'
import type { ReceiptProfile } from './profile.ts'
import { rasterText } from './raster-text.ts'
import { encodeText } from './repertoire.ts'
import { type SlipLine, slipLines } from './slip-lines.ts'

interface ReceiptCommand {
  readonly type:
    | 'initialise'
    | 'chinese-on'
    | 'align'
    | 'bold'
    | 'size'
    | 'text'
    | 'line-feed'
    | 'raster'
    | 'code'
    | 'feed'
    | 'cut'
  readonly payload: readonly number[]
}

export interface RenderedReceipt {
  readonly bytes: Uint8Array
  readonly commands: readonly ReceiptCommand[]
  /** Characters neither the printer nor any font has, printed as empty boxes. */
  readonly missing: readonly string[]
}

const ESC = 0x1b
const GS = 0x1d
const FS = 0x1c
const LF = 0x0a
const ALIGNMENT = { left: 0, center: 1, right: 2 } as const
/** Feed before the cut: the knife sits above the head, the last line must pass it. */
const CUT_FEED_DOTS = 0x60

interface Style {
  readonly align: 'left' | 'center' | 'right'
  readonly bold: boolean
  readonly double: boolean
}

const styleCommands = (from: Style, to: Style): readonly ReceiptCommand[] => [
  ...(from.align === to.align ? [] : [{ type: 'align', payload: [ESC, 0x61, ALIGNMENT[to.align]] } as const]),
  ...(from.bold === to.bold ? [] : [{ type: 'bold', payload: [ESC, 0x45, to.bold ? 1 : 0] } as const]),
  ...(from.double === to.double ? [] : [{ type: 'size', payload: [GS, 0x21, to.double ? 0x11 : 0] } as const]),
]

const LINE_FEED: ReceiptCommand = { type: 'line-feed', payload: [LF] }
const BLANK_LINE = { commands: [LINE_FEED], missing: [] } as const

const textCommands = (
  line: Extract<SlipLine, { kind: 'text' }>,
  profile: ReceiptProfile,
  fonts: FontLibrary,
): { readonly commands: readonly ReceiptCommand[]; readonly missing: readonly string[] } => {
  const bytes = encodeText(line.text, profile.repertoire)
  if (bytes === undefined) {
    // GS v 0, the whole line as dots: ROM and drawn characters on one line would differ in weight and height.
    const picture = rasterText(line.text, line.double, fonts)
    const width = Math.ceil(picture.widthDots / 8)
    const head = [GS, 0x76, 0x30, 0, width & 0xff, width >> 8, picture.heightDots & 0xff, picture.heightDots >> 8]
    return { commands: [{ type: 'raster', payload: [...head, ...picture.rows] }], missing: picture.missing }
  }
  if (bytes.length === 0) return BLANK_LINE
  return { commands: [{ type: 'text', payload: bytes }, LINE_FEED], missing: [] }
}

/** GS ( k: model 2, module size, correction M, store, print. */
const codeCommand = (data: string, moduleDots: number): ReceiptCommand => {
  const bytes = new TextEncoder().encode(data)
  const length = bytes.length + 3
  return {
    type: 'code',
    payload: [
      ...[GS, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0],
      ...[GS, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots],
      ...[GS, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31],
      ...[GS, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...bytes],
      ...[GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30],
    ],
  }
}

const PLAIN: Style = { align: 'left', bold: false, double: false }

const encodeLines = (lines: readonly SlipLine[], profile: ReceiptProfile, fonts: FontLibrary) => {
  const commands: ReceiptCommand[] = [
    { type: 'initialise', payload: [ESC, 0x40] },
    { type: 'chinese-on', payload: [FS, 0x26] },
  ]
  const missing = new Set<string>()
  let style = PLAIN
  const wear = (next: Style) => {
    if (next.align === style.align && next.bold === style.bold && next.double === style.double) return
    commands.push(...styleCommands(style, next))
    style = next
  }
  for (const line of lines)
    switch (line.kind) {
      case 'text': {
        wear(line)
        const encoded = textCommands(line, profile, fonts)
        commands.push(...encoded.commands)
        for (const character of encoded.missing) missing.add(character)
        break
      }
      case 'code':
        wear({ ...PLAIN, align: 'center' })
        commands.push(codeCommand(line.data, profile.codeModuleDots), { type: 'line-feed', payload: [LF] })
        break
      case 'feed':
        commands.push({ type: 'feed', payload: [ESC, 0x64, line.lines] })
        break
      default:
        unreachable(line)
    }
  wear(PLAIN)
  commands.push({ type: 'cut', payload: [GS, 0x56, 0x42, CUT_FEED_DOTS] })
  return { commands, missing: [...missing] }
}

const joined = (commands: readonly ReceiptCommand[]): Uint8Array => {
  const bytes = new Uint8Array(commands.reduce((sum, { payload }) => sum + payload.length, 0))
  let at = 0
  for (const { payload } of commands) {
    bytes.set(payload, at)
    at += payload.length
  }
  return bytes
}

/** Sets the slip in the printer's columns and encodes it. Never prints a wrong character: what the ROM lacks is drawn. */
export const renderReceipt = async (
  model: SlipModel,
  profile: ReceiptProfile,
  options: { readonly fonts?: FontLibrary } = {},
): Promise<RenderedReceipt> => {
  const fonts = options.fonts ?? (await sharedFonts())
  const { commands, missing } = encodeLines(slipLines(model, profile.columns), profile, fonts)
  return { bytes: joined(commands), commands, missing }
}
