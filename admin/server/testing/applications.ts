/** Applications of invented people, right in every field until a test says otherwise. */
import { randomUUIDv7 } from 'node:crypto'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { FORM_SAMPLES } from '@lutong/core/forms/samples.ts'
import { sha256, type SigningTerminal } from './signing-terminal.ts'

/** The start of a PNG is enough for the centre: it keeps pictures, it does not draw them. */
export const pngBytes = (tail: string): Uint8Array =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(tail, 'utf8')])

/** Puts `value` at a dotted path, making what is missing on the way. */
const withValue = (data: object, path: string, value: unknown): object => {
  const [head = '', ...rest] = path.split('.')
  const inner: unknown = Reflect.get(data, head)
  return {
    ...data,
    [head]:
      rest.length === 0 ? value : withValue(typeof inner === 'object' && inner ? inner : {}, rest.join('.'), value),
  }
}

export const formsFor = (itemCode: string): { formCode: string; data: object }[] => {
  const item = [...loadCatalogue().items.values()].find((one) => one.code === itemCode)
  if (item === undefined) throw new Error(`no item ${itemCode}`)
  return item.forms.map((formCode) => ({
    formCode,
    data: Object.entries(item.presets?.[formCode] ?? {}).reduce<object>(
      (data, [path, value]) => withValue(data, path, value),
      FORM_SAMPLES[formCode].data,
    ),
  }))
}

export interface ApplicationWishes {
  readonly itemCode?: string
  readonly forms?: readonly { readonly formCode: string; readonly data: object }[]
  readonly materials?: readonly object[]
  readonly signature?: Uint8Array | null
  readonly rest?: Readonly<Record<string, unknown>>
}

export const buildApplication = (
  terminal: { readonly id: string; readonly enrolment: Pick<SigningTerminal['enrolment'], 'regionCode'> },
  wishes: ApplicationWishes = {},
) => {
  const { itemCode = 'GF05001', materials = [], signature = pngBytes('signature') } = wishes
  const forms = wishes.forms ?? formsFor(itemCode)
  return {
    schemaVersion: 1,
    id: randomUUIDv7(),
    terminalId: terminal.id,
    regionCode: terminal.enrolment.regionCode,
    channel: 'terminal',
    itemCode,
    catalogueVersion: loadCatalogue().version,
    language: 'zh-CN',
    identification: { method: 'id-card', readAtMs: 1_795_000_000_000 },
    forms,
    materials,
    signature:
      signature === null
        ? null
        : {
            method: 'screen-handwriting',
            imageSha256: sha256(signature),
            imageSizeBytes: signature.length,
            strokesSha256: sha256(Buffer.from('strokes')),
            documentSha256: sha256(canonicalBytes(forms)),
            signedAtMs: 1_795_000_000_000,
          },
    createdAtTerminalMs: 1_795_000_000_000,
    ...wishes.rest,
  }
}
