/**
 * The bytes of IPP (RFC 8010 §3): a request as labelled data, an answer as a map. Pure.
 *
 * Ours rather than the npm package `ipp`: that one is untyped, throws at bytes it does not like, and has neither a
 * deadline nor a cancellation; what a kiosk needs of the standard is this page. It is held by exact bytes, by recorded
 * answers of ippeveprinter and CUPS, and by property tests.
 */

export const OPERATIONS = {
  printJob: 0x0002,
  createJob: 0x0005,
  sendDocument: 0x0006,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getPrinterAttributes: 0x000b,
} as const

/** Delimiters (RFC 8010 §3.5.1). */
const GROUP = { operation: 0x01, job: 0x02, end: 0x03, unsupported: 0x05 } as const
const FIRST_OUT_OF_BAND = 0x10
const FIRST_VALUE = 0x20

/** Value tags (RFC 8010 §3.5.2). */
const TAG = {
  integer: 0x21,
  boolean: 0x22,
  enumeration: 0x23,
  range: 0x33,
  collection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  collectionEnd: 0x37,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mediaType: 0x49,
} as const

type TextTag = 'text' | 'name' | 'keyword' | 'uri' | 'charset' | 'language' | 'mediaType'
/** An attribute as it is asked for: its label says how its values are written. At least one value. */
export type IppAttribute =
  | { readonly tag: 'integer' | 'enumeration'; readonly name: string; readonly values: readonly number[] }
  | { readonly tag: 'boolean'; readonly name: string; readonly values: readonly boolean[] }
  | { readonly tag: TextTag; readonly name: string; readonly values: readonly string[] }

interface IppRange {
  readonly lower: number
  readonly upper: number
}
type IppValue = string | number | boolean | IppRange
export interface IppAnswer {
  readonly status: number
  /** Attribute name → its values, whatever group they stood in; what the printer does not support is left out. */
  readonly attributes: ReadonlyMap<string, readonly IppValue[]>
}

export interface IppRequest {
  readonly operation: number
  readonly requestId: number
  readonly printerUri: string
  /** After the target: `job-id` first where there is one (RFC 8011 §4.1.5). */
  readonly operationAttributes?: readonly IppAttribute[]
  readonly jobAttributes?: readonly IppAttribute[]
}

const valueBytes = (tag: IppAttribute['tag'], value: string | number | boolean): Buffer => {
  if (typeof value === 'string') return Buffer.from(value, 'utf8')
  if (tag === 'boolean') return Buffer.of(value === true ? 1 : 0)
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Number(value))
  return bytes
}

/** The second and later values of a set have an empty name (RFC 8010 §3.1.5). */
const attributeBytes = ({ tag, name, values }: IppAttribute): Buffer =>
  Buffer.concat(
    values.flatMap((value, place) => {
      const label = Buffer.from(place === 0 ? name : '', 'utf8')
      const content = valueBytes(tag, value)
      const head = Buffer.alloc(3)
      head.writeUInt8(TAG[tag])
      head.writeUInt16BE(label.length, 1)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(content.length)
      return [head, label, length, content]
    }),
  )

export const encodeIppRequest = (request: IppRequest): Buffer => {
  const head = Buffer.from([0x02, 0x00, 0, 0, 0, 0, 0, 0])
  head.writeUInt16BE(request.operation, 2)
  head.writeUInt32BE(request.requestId, 4)
  const target: readonly IppAttribute[] = [
    { tag: 'charset', name: 'attributes-charset', values: ['utf-8'] },
    { tag: 'language', name: 'attributes-natural-language', values: ['en'] },
    { tag: 'uri', name: 'printer-uri', values: [request.printerUri] },
  ]
  const jobAttributes = request.jobAttributes ?? []
  return Buffer.concat([
    head,
    Buffer.of(GROUP.operation),
    ...[...target, ...(request.operationAttributes ?? [])].map(attributeBytes),
    ...(jobAttributes.length === 0 ? [] : [Buffer.of(GROUP.job), ...jobAttributes.map(attributeBytes)]),
    Buffer.of(GROUP.end),
  ])
}

const valueOf = (tag: number, bytes: Buffer): IppValue => {
  if ((tag === TAG.integer || tag === TAG.enumeration) && bytes.length === 4) return bytes.readInt32BE()
  if (tag === TAG.boolean && bytes.length === 1) return bytes[0] === 1
  if (tag === TAG.range && bytes.length === 8) return { lower: bytes.readInt32BE(), upper: bytes.readInt32BE(4) }
  if ((tag === TAG.textWithLanguage || tag === TAG.nameWithLanguage) && bytes.length >= 4) {
    // u16 length, language, u16 length, text (RFC 8010 §3.9): the language is of no use here.
    const textAt = 2 + bytes.readUInt16BE() + 2
    return bytes.subarray(Math.min(textAt, bytes.length)).toString('utf8')
  }
  return bytes.toString('utf8')
}

const HEAD_BYTES = 8

/** `undefined` where the bytes are no whole IPP message. Collections are passed over: nothing here asks for one. */
export const decodeIppAnswer = (bytes: Buffer): IppAnswer | undefined => {
  const attributes = new Map<string, IppValue[]>()
  let at = HEAD_BYTES
  let group = 0
  let values: IppValue[] | undefined
  let depth = 0
  while (at < bytes.length) {
    const tag = bytes.readUInt8(at)
    at += 1
    if (tag < FIRST_OUT_OF_BAND) {
      if (depth > 0) return undefined
      if (tag === GROUP.end) return { status: bytes.readUInt16BE(2), attributes }
      group = tag
      values = undefined
      continue
    }
    if (at + 2 > bytes.length) return undefined
    const nameEnd = at + 2 + bytes.readUInt16BE(at)
    if (nameEnd + 2 > bytes.length) return undefined
    const valueEnd = nameEnd + 2 + bytes.readUInt16BE(nameEnd)
    if (valueEnd > bytes.length) return undefined
    if (depth === 0 && nameEnd > at + 2) {
      const name = bytes.toString('utf8', at + 2, nameEnd)
      values = attributes.get(name) ?? []
      if (group !== GROUP.unsupported) attributes.set(name, values)
    }
    if (tag === TAG.collection) depth += 1
    else if (tag === TAG.collectionEnd) depth -= 1
    // `unknown`, `no-value` and their like (§3.5.2) carry nothing.
    else if (depth === 0 && tag >= FIRST_VALUE) values?.push(valueOf(tag, bytes.subarray(nameEnd + 2, valueEnd)))
    if (depth < 0) return undefined
    at = valueEnd
  }
  return undefined
}
