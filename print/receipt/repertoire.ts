/** Which characters a printer's ROM has, and their bytes. */
import iconv from 'iconv-lite'
import type { ReceiptProfile } from './profile.ts'

/** GB 2312-80, assigned cells by lead byte where a row is not full: [first, last] trail bytes. */
const PARTIAL_ROWS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  0xa2: [
    [0xb1, 0xe2],
    [0xe5, 0xee],
    [0xf1, 0xfc],
  ],
  0xa4: [[0xa1, 0xf3]],
  0xa5: [[0xa1, 0xf6]],
  0xa6: [
    [0xa1, 0xb8],
    [0xc1, 0xd8],
  ],
  0xa7: [
    [0xa1, 0xc1],
    [0xd1, 0xf1],
  ],
  0xa8: [
    [0xa1, 0xba],
    [0xc5, 0xe9],
  ],
  0xa9: [[0xa4, 0xef]],
  0xd7: [[0xa1, 0xf9]],
}

const isGb2312 = (lead: number, trail: number): boolean => {
  if (trail < 0xa1 || trail > 0xfe) return false
  const partial = PARTIAL_ROWS[lead]
  if (partial !== undefined) return partial.some(([first, last]) => trail >= first && trail <= last)
  return lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xf7)
}

/** `¥` (U+00A5) is a four-byte code that prints two wrong characters; `•` and `–` are in no Chinese ROM. */
const REPLACED: Readonly<Record<string, string>> = { '¥': '￥', '•': '·', '–': '-', '\u00A0': ' ', '\t': ' ' }

const UNPRINTABLE = /[\p{Cc}\u00A0¥•–]/gu

/** Characters as printers know them; other controls become spaces, so that a text can never carry a command. */
export const normalise = (text: string): string => text.replace(UNPRINTABLE, (one) => REPLACED[one] ?? ' ')

const lookUp = (character: string, repertoire: ReceiptProfile['repertoire']): readonly number[] | undefined => {
  const [lead, trail, ...rest] = iconv.encode(character, 'gbk')
  // iconv-lite writes `?` for what it does not know.
  if (lead === undefined || trail === undefined || rest.length > 0) return undefined
  return repertoire === 'gbk' || isGb2312(lead, trail) ? [lead, trail] : undefined
}

/** Two bytes by code unit, found out once: 0 is not looked up yet, NOT_THERE needs a picture. */
const NOT_THERE = 0xffff
const tables = { gb2312: new Uint16Array(0x1_0000), gbk: new Uint16Array(0x1_0000) }

/** The bytes of a line, `undefined` where the printer must be given a picture of it. */
export const encodeText = (text: string, repertoire: ReceiptProfile['repertoire']): number[] | undefined => {
  const table = tables[repertoire]
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x20 && unit < 0x7f) {
      bytes.push(unit)
      continue
    }
    let code = table[unit] ?? 0
    if (code === 0) {
      // Half of a pair is no character of any Chinese ROM.
      const [lead, trail] = lookUp(text.charAt(at), repertoire) ?? []
      code = lead === undefined || trail === undefined ? NOT_THERE : lead * 256 + trail
      table[unit] = code
    }
    if (code === NOT_THERE) return undefined
    bytes.push(code >> 8, code & 0xff)
  }
  return bytes
}

/** Half-width columns a character takes. */
export const columnsOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x7f ? 1 : 2)
export const textColumns = (text: string): number => {
  let columns = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    // The second half of a pair was counted with the first.
    if (unit < 0x7f) columns += 1
    else if (unit < 0xdc00 || unit > 0xdfff) columns += 2
  }
  return columns
}
