/**
 * The used glyphs of a TrueType font as a font file of its own, for embedding (ISO 32000-1, 9.9: FontFile2 of a
 * CIDFontType2 needs glyf, head, hhea, hmtx, loca, maxp). Glyph records are copied as bytes: reading every outline only
 * to write it again is what makes a subset slow. Hinting goes: at a printer's resolution nobody sees it.
 */
import type { Font } from 'fontkit'
import { bytesOf } from '../fonts/font-bytes.ts'

export interface GlyphSubset {
  /** Place of the glyph in the subset; 0 is `.notdef`. */
  includeGlyph(glyphId: number): number
  encode(): Uint8Array
  /** As a font of its own, for formats whose readers look characters up: with cmap, name, OS/2 and post. */
  encodeAsFont(familyName: string, placeOf: ReadonlyMap<number, number>): Uint8Array
}

interface Table {
  readonly offset: number
  readonly length: number
}

const SFNT_VERSION = 0x0001_0000
const SIMPLE_HEAD_BYTES = 10
/** Composite glyph flags (OpenType, glyf). */
const ARGS_ARE_WORDS = 0x0001
const HAS_SCALE = 0x0008
const MORE_COMPONENTS = 0x0020
const HAS_XY_SCALE = 0x0040
const HAS_TWO_BY_TWO = 0x0080
const HAS_INSTRUCTIONS = 0x0100

const tablesOf = (font: Buffer): ReadonlyMap<string, Table> => {
  const count = font.readUInt16BE(4)
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = 12 + index * 16
      return [
        font.toString('latin1', at, at + 4),
        { offset: font.readUInt32BE(at + 8), length: font.readUInt32BE(at + 12) },
      ] as const
    }),
  )
}

interface TrueType {
  readonly bytes: Buffer
  readonly table: (tag: string) => Table
  readonly longLoca: boolean
  readonly metrics: number
}
const parsed = new WeakMap<Font, TrueType | null>()

/** `undefined` for fonts with other outlines (CFF) and for collections. */
const trueTypeOf = (font: Font): TrueType | undefined => {
  const known = parsed.get(font)
  if (known !== undefined) return known ?? undefined
  const bytes = bytesOf(font)
  const tables = bytes !== undefined && bytes.readUInt32BE(0) === SFNT_VERSION ? tablesOf(bytes) : undefined
  if (bytes === undefined || tables?.has('glyf') !== true) {
    parsed.set(font, null)
    return undefined
  }
  const table = (tag: string): Table => {
    const found = tables.get(tag)
    if (found === undefined) throw new Error(`the font has no ${tag}`)
    return found
  }
  const trueType: TrueType = {
    bytes,
    table,
    longLoca: bytes.readInt16BE(table('head').offset + 50) === 1,
    metrics: bytes.readUInt16BE(table('hhea').offset + 34),
  }
  parsed.set(font, trueType)
  return trueType
}

const glyphRecord = ({ bytes, longLoca, table }: TrueType, glyphId: number): Buffer => {
  const loca = table('loca').offset
  const at = (index: number) =>
    longLoca ? bytes.readUInt32BE(loca + index * 4) : bytes.readUInt16BE(loca + index * 2) * 2
  const glyf = table('glyf').offset
  return bytes.subarray(glyf + at(glyphId), glyf + at(glyphId + 1))
}

/** Without its instructions: their length, then themselves, stand behind the ends of the contours. */
const simpleGlyph = (record: Buffer, contours: number): Buffer => {
  const lengthAt = SIMPLE_HEAD_BYTES + contours * 2
  const instructions = record.readUInt16BE(lengthAt)
  if (instructions === 0) return record
  return Buffer.concat([record.subarray(0, lengthAt), Buffer.alloc(2), record.subarray(lengthAt + 2 + instructions)])
}

/** Parts named by their places in the subset; instructions behind the last part go. */
const compositeGlyph = (record: Buffer, include: (glyphId: number) => number): Buffer => {
  const copy = Buffer.from(record)
  let at = SIMPLE_HEAD_BYTES
  for (;;) {
    const flags = copy.readUInt16BE(at)
    copy.writeUInt16BE(flags & ~HAS_INSTRUCTIONS, at)
    copy.writeUInt16BE(include(copy.readUInt16BE(at + 2)), at + 2)
    at += 4 + ((flags & ARGS_ARE_WORDS) === 0 ? 2 : 4)
    if ((flags & HAS_SCALE) !== 0) at += 2
    else if ((flags & HAS_XY_SCALE) !== 0) at += 4
    else if ((flags & HAS_TWO_BY_TWO) !== 0) at += 8
    if ((flags & MORE_COMPONENTS) === 0) return copy.subarray(0, at)
  }
}

const checksum = (bytes: Buffer): number => {
  let sum = 0
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
const padded = (bytes: Buffer): Buffer =>
  bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))])

const fontFile = (tables: readonly (readonly [tag: string, bytes: Buffer])[]): Buffer => {
  const head = Buffer.alloc(12 + tables.length * 16)
  const power = 2 ** Math.floor(Math.log2(tables.length))
  head.writeUInt32BE(SFNT_VERSION, 0)
  head.writeUInt16BE(tables.length, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((tables.length - power) * 16, 10)
  let offset = head.length
  const bodies = tables.map(([tag, bytes], index) => {
    const body = padded(bytes)
    const at = 12 + index * 16
    head.write(tag, at, 'latin1')
    head.writeUInt32BE(checksum(body), at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(bytes.length, at + 12)
    offset += body.length
    return body
  })
  return Buffer.concat([head, ...bodies])
}

/** Format 12 for platform 3, encoding 10 (OpenType, cmap): one group a character, rising. */
const cmapTable = (placeOf: ReadonlyMap<number, number>): Buffer => {
  const entries = [...placeOf].toSorted(([a], [b]) => a - b)
  const table = Buffer.alloc(12 + 16 + entries.length * 12)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + entries.length * 12, 16)
  table.writeUInt32BE(entries.length, 24)
  for (const [index, [codePoint, place]] of entries.entries()) {
    table.writeUInt32BE(codePoint, 28 + index * 12)
    table.writeUInt32BE(codePoint, 32 + index * 12)
    table.writeUInt32BE(place, 36 + index * 12)
  }
  return table
}

/** Family, style, full and PostScript name in UTF-16 (platform 3, English). */
const nameTable = (familyName: string): Buffer => {
  const names = [
    [1, familyName],
    [2, 'Regular'],
    [4, familyName],
    [6, familyName.replaceAll(' ', '')],
  ] as const
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + names.length * 12)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  for (const [index, [id]] of names.entries()) {
    const length = texts[index]?.length ?? 0
    for (const [at, value] of [3, 1, 0x0409, id, length, offset].entries())
      head.writeUInt16BE(value, 6 + index * 12 + at * 2)
    offset += length
  }
  return Buffer.concat([head, ...texts])
}
const POST_WITHOUT_NAMES = Buffer.alloc(32)
POST_WITHOUT_NAMES.writeUInt32BE(0x0003_0000)

/** `undefined` where the font is no plain TrueType file: the library's own subset does it then. */
export const createTtfSubset = (font: Font): GlyphSubset | undefined => {
  const source = trueTypeOf(font)
  if (source === undefined) return undefined
  const places = new Map<number, number>([[0, 0]])
  const glyphs: number[] = [0]
  const includeGlyph = (glyphId: number): number => {
    const known = places.get(glyphId)
    if (known !== undefined) return known
    places.set(glyphId, glyphs.length)
    glyphs.push(glyphId)
    return glyphs.length - 1
  }
  const glyphBytes = (glyphId: number): Buffer => {
    const record = glyphRecord(source, glyphId)
    if (record.length === 0) return record
    const contours = record.readInt16BE(0)
    return contours >= 0 ? simpleGlyph(record, contours) : compositeGlyph(record, includeGlyph)
  }
  const copyOf = (tag: string): Buffer => {
    const { length, offset } = source.table(tag)
    return Buffer.from(source.bytes.subarray(offset, offset + length))
  }
  const metricsOf = (glyphId: number, to: Buffer, at: number) => {
    const hmtx = source.table('hmtx').offset
    const last = source.metrics - 1
    const advanceAt = hmtx + Math.min(glyphId, last) * 4
    const bearingAt = glyphId <= last ? advanceAt + 2 : hmtx + source.metrics * 4 + (glyphId - last - 1) * 2
    to.writeUInt16BE(source.bytes.readUInt16BE(advanceAt), at)
    to.writeInt16BE(source.bytes.readInt16BE(bearingAt), at + 2)
  }
  const tables = (): (readonly [string, Buffer])[] => {
    const records: Buffer[] = []
    const offsets = [0]
    // Parts of composites join the list while it is walked.
    for (let index = 0; index < glyphs.length; index += 1) {
      const record = glyphBytes(glyphs[index] ?? 0)
      records.push(record)
      if (record.length % 2 === 1) records.push(Buffer.alloc(1))
      offsets.push((offsets.at(-1) ?? 0) + record.length + (record.length % 2))
    }
    const isLong = (offsets.at(-1) ?? 0) > 0xffff * 2
    const loca = Buffer.alloc(offsets.length * (isLong ? 4 : 2))
    for (const [index, offset] of offsets.entries())
      if (isLong) loca.writeUInt32BE(offset, index * 4)
      else loca.writeUInt16BE(offset / 2, index * 2)
    const hmtx = Buffer.alloc(glyphs.length * 4)
    for (const [index, glyphId] of glyphs.entries()) metricsOf(glyphId, hmtx, index * 4)
    const head = copyOf('head')
    head.writeUInt32BE(0, 8)
    head.writeInt16BE(isLong ? 1 : 0, 50)
    const hhea = copyOf('hhea')
    hhea.writeUInt16BE(glyphs.length, 34)
    const maxp = copyOf('maxp')
    maxp.writeUInt16BE(glyphs.length, 4)
    return [
      ['glyf', Buffer.concat(records)],
      ['head', head],
      ['hhea', hhea],
      ['hmtx', hmtx],
      ['loca', loca],
      ['maxp', maxp],
    ]
  }
  return {
    includeGlyph,
    encode: () => fontFile(tables()),
    encodeAsFont: (familyName, placeOf) => {
      const all: (readonly [string, Buffer])[] = [
        ['OS/2', copyOf('OS/2')],
        ['cmap', cmapTable(placeOf)],
        ...tables(),
        ['name', nameTable(familyName)],
        ['post', POST_WITHOUT_NAMES],
      ]
      return fontFile(all)
    },
  }
}
