/**
 * JPEG (ITU-T T.81) and PNG (ISO/IEC 15948) by their bytes: how large a picture is, how it lies, and the picture
 * without what cameras write beside it (place, time, device; Exif 2.3).
 */
export type Turn = 0 | 90 | 180 | 270

export interface PictureFacts {
  readonly widthPx: number
  readonly heightPx: number
  /** Clockwise, until it stands upright. */
  readonly turn: Turn
}

const MARKER = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, exif: 0xe1, adobe: 0xee, comment: 0xfe } as const
const EXIF_HEAD = Buffer.from('Exif\0\0', 'latin1')
const ORIENTATION = 0x01_12
/** Mirrored orientations come from no camera we know; they are taken as they lie. */
const TURNS: Readonly<Record<number, Turn>> = { 3: 180, 6: 90, 8: 270 }

interface Segment {
  readonly marker: number
  readonly start: number
  readonly end: number
}

/** All segments up to the picture's own data; `undefined` where the bytes are no whole JPEG. */
const segmentsOf = (bytes: Buffer): { readonly segments: readonly Segment[]; readonly scanAt: number } | undefined => {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === MARKER.scan) return { segments, scanAt: at }
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    segments.push({ marker, start: at, end })
    at = end
  }
  return undefined
}

/** SOF0–SOF15 without the tables that share their range (DHT, JPG, DAC). */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const orientationOf = (bytes: Buffer, { end, start }: Segment): Turn => {
  const head = start + 4
  if (!bytes.subarray(head, head + 6).equals(EXIF_HEAD)) return 0
  const tiff = bytes.subarray(head + 6, end)
  if (tiff.length < 8) return 0
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) return 0
    if (short(at) === ORIENTATION) return TURNS[short(at + 8)] ?? 0
  }
  return 0
}

/** Whether the picture's data come to their end: a photograph cut off on the way has none. */
const hasEnd = (bytes: Buffer, scanAt: number): boolean => bytes.lastIndexOf(Buffer.of(0xff, MARKER.end)) > scanAt

const jpegFacts = (bytes: Buffer): PictureFacts | undefined => {
  const parts = segmentsOf(bytes)
  const frame = parts?.segments.find((one) => isFrameHeader(one.marker))
  if (parts === undefined || frame === undefined || !hasEnd(bytes, parts.scanAt) || frame.end - frame.start < 9)
    return undefined
  const exif = parts.segments.find((one) => one.marker === MARKER.exif)
  const [heightPx, widthPx] = [bytes.readUInt16BE(frame.start + 5), bytes.readUInt16BE(frame.start + 7)]
  if (widthPx === 0 || heightPx === 0) return undefined
  return { widthPx, heightPx, turn: exif === undefined ? 0 : orientationOf(bytes, exif) }
}

/** Kept are the tables and what colours mean (JFIF, Adobe); everything else that travels beside the picture is left out. */
const isKept = ({ marker }: Segment): boolean =>
  marker === MARKER.app0 || marker === MARKER.adobe || (marker !== MARKER.comment && (marker < 0xe0 || marker > 0xef))

const bareJpeg = (bytes: Buffer): Buffer | undefined => {
  const parts = segmentsOf(bytes)
  if (parts === undefined) return undefined
  const kept = parts.segments.filter(isKept).map(({ end, start }) => bytes.subarray(start, end))
  const end = bytes.lastIndexOf(Buffer.of(0xff, MARKER.end)) + 2
  return Buffer.concat([bytes.subarray(0, 2), ...kept, bytes.subarray(parts.scanAt, end)])
}

const PNG_HEAD_BYTES = 8
/** Chunks that make the picture; text, time and Exif are left out. */
const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP'])

const pngChunks = (bytes: Buffer): readonly { readonly type: string; readonly bytes: Buffer }[] | undefined => {
  const chunks: { readonly type: string; readonly bytes: Buffer }[] = []
  for (let at = PNG_HEAD_BYTES; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    const type = bytes.toString('latin1', at + 4, at + 8)
    chunks.push({ type, bytes: bytes.subarray(at, end) })
    if (type === 'IEND') return chunks[0]?.type === 'IHDR' ? chunks : undefined
    at = end
  }
  return undefined
}

const pngFacts = (bytes: Buffer): PictureFacts | undefined => {
  const header = pngChunks(bytes)?.[0]?.bytes
  if (header === undefined || header.length < 25) return undefined
  const [widthPx, heightPx] = [header.readUInt32BE(8), header.readUInt32BE(12)]
  return widthPx === 0 || heightPx === 0 ? undefined : { widthPx, heightPx, turn: 0 }
}

const barePng = (bytes: Buffer): Buffer | undefined => {
  const chunks = pngChunks(bytes)
  return chunks === undefined
    ? undefined
    : Buffer.concat([
        bytes.subarray(0, PNG_HEAD_BYTES),
        ...chunks.filter(({ type }) => PNG_KEPT.has(type)).map((chunk) => chunk.bytes),
      ])
}

/** A larger one is no photograph of a page, and would fill the memory of whoever opens it. */
const MOST_PIXELS = 80_000_000

/** `undefined` where the bytes are no whole picture of this kind. */
export const barePicture = (
  mediaType: 'image/jpeg' | 'image/png',
  picture: Uint8Array,
): (PictureFacts & { readonly bytes: Buffer }) | undefined => {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength)
  const facts = mediaType === 'image/jpeg' ? jpegFacts(bytes) : pngFacts(bytes)
  if (facts === undefined || facts.widthPx * facts.heightPx > MOST_PIXELS) return undefined
  const bare = mediaType === 'image/jpeg' ? bareJpeg(bytes) : barePng(bytes)
  return bare === undefined ? undefined : { ...facts, bytes: bare }
}
