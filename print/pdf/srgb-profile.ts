/**
 * The sRGB colour space (IEC 61966-2-1) as a small ICC profile (ICC.1:2001-04, version 2.1, matrix and curve), for the
 * output intent that PDF/A asks for: a sixth of the usual file, with the same colours.
 */

const HEADER_BYTES = 128
/** D50, the white of the profile connection space (ICC.1, 6.1.7); colorants of sRGB adapted to it. */
const WHITE = [0.9642, 1, 0.8249] as const
const RED = [0.436_07, 0.222_49, 0.013_92] as const
const GREEN = [0.385_15, 0.716_87, 0.097_08] as const
const BLUE = [0.143_07, 0.060_61, 0.714_1] as const
/** Between these points readers go straight. */
const CURVE_POINTS = 41

const linear = (encoded: number): number => (encoded <= 0.040_45 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4)

const xyz = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(8 + values.length * 4)
  bytes.write('XYZ ', 'latin1')
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65_536), 8 + index * 4)
  return bytes
}
const curve = (): Buffer => {
  const bytes = Buffer.alloc(12 + CURVE_POINTS * 2)
  bytes.write('curv', 'latin1')
  bytes.writeUInt32BE(CURVE_POINTS, 8)
  for (let point = 0; point < CURVE_POINTS; point += 1)
    bytes.writeUInt16BE(Math.round(linear(point / (CURVE_POINTS - 1)) * 65_535), 12 + point * 2)
  return bytes
}
/** textDescriptionType: the name in ASCII; no other script. */
const description = (name: string): Buffer => {
  const bytes = Buffer.alloc(12 + name.length + 1 + 4 + 4 + 2 + 1 + 67)
  bytes.write('desc', 'latin1')
  bytes.writeUInt32BE(name.length + 1, 8)
  bytes.write(name, 12, 'latin1')
  return bytes
}
const words = (text: string): Buffer =>
  Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from(`${text}\0`, 'latin1')])

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

const build = (): Buffer => {
  const shared = curve()
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB')],
    ['cprt', words('CC0')],
    ['wtpt', xyz(WHITE)],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', shared],
    ['gTRC', shared],
    ['bTRC', shared],
  ]
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length, 0)
  const places = new Map<Buffer, number>()
  const bodies: Buffer[] = []
  let offset = HEADER_BYTES + table.length
  for (const [index, [tag, body]] of tags.entries()) {
    if (!places.has(body)) {
      places.set(body, offset)
      bodies.push(padded(body))
      offset += padded(body).length
    }
    table.write(tag, 4 + index * 12, 'latin1')
    table.writeUInt32BE(places.get(body) ?? 0, 8 + index * 12)
    table.writeUInt32BE(body.length, 12 + index * 12)
  }
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt32BE(offset, 0)
  header.writeUInt32BE(0x0210_0000, 8)
  header.write('mntrRGB XYZ ', 12, 'latin1')
  // 2026-01-01: a profile bears a date; this one never changes.
  for (const [index, value] of [2_026, 1, 1, 0, 0, 0].entries()) header.writeUInt16BE(value, 24 + index * 2)
  header.write('acsp', 36, 'latin1')
  for (const [index, value] of WHITE.entries()) header.writeInt32BE(Math.round(value * 65_536), 68 + index * 4)
  return Buffer.concat([header, table, ...bodies])
}

export const SRGB_PROFILE = build()
