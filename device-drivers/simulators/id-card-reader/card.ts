/** Cards as a chip holds them: 256 bytes UTF-16LE text, 1,024 bytes photo. Layouts from the protocol's record table. */
import { z } from 'zod'

const ResidentCard = z.strictObject({
  kind: z.literal('resident'),
  name: z.string(),
  sex: z.string().default('2'),
  nation: z.string().default('01'),
  /** `YYYYMMDD` */
  birth: z.string(),
  address: z.string(),
  number: z.string(),
  issuer: z.string().default('青石县公安局'),
  from: z.string().default('20200101'),
  to: z.string().default('20400101'),
})
const ResidencePermit = ResidentCard.extend({
  kind: z.literal('hk-macao-taiwan'),
  passNumber: z.string().default('H00000000'),
  issueCount: z.string().default('01'),
})
const Foreigner2017 = z.strictObject({
  kind: z.literal('foreigner-2017'),
  englishName: z.string(),
  sex: z.string(),
  number: z.string(),
  nationality: z.string(),
  chineseName: z.string().default(''),
  issue: z.string(),
  expiry: z.string(),
  birth: z.string(),
})
const Foreigner2023 = z.strictObject({
  kind: z.literal('foreigner-2023'),
  chineseName: z.string().default(''),
  englishName: z.string(),
  sex: z.string(),
  birth: z.string(),
  number: z.string(),
  nationality: z.string(),
  from: z.string(),
  to: z.string(),
})
export const Card = z.discriminatedUnion('kind', [ResidentCard, ResidencePermit, Foreigner2017, Foreigner2023])
export type Card = z.infer<typeof Card>

/** Invented people for the bench panel, by name of the button. */
export const PRESETS = {
  elder: {
    kind: 'resident',
    name: '李试样',
    birth: '19491231',
    address: '青石县示范街道样例路一号',
    number: '11010519491231002X',
    to: '长期',
  },
  worker: {
    kind: 'resident',
    name: '王示例',
    sex: '1',
    birth: '19880808',
    address: '青石县示范镇样例村三组十二号',
    number: '11010119880808001X',
  },
  'rare-name': {
    kind: 'resident',
    name: '𠮷㛃样',
    sex: '2',
    nation: '06',
    birth: '19950505',
    address: '青石县样例乡试验村',
    number: '110101199505050029',
  },
  expired: {
    kind: 'resident',
    name: '赵样本',
    sex: '1',
    birth: '19700101',
    address: '青石县样例路二号',
    number: '110101197001010016',
    from: '20000101',
    to: '20200101',
  },
  'residence-permit': {
    kind: 'hk-macao-taiwan',
    name: '陳試樣',
    sex: '1',
    birth: '19850615',
    address: '青石县样例路三号',
    number: '810000198506150012',
  },
} as const satisfies Record<string, z.input<typeof Card>>

export const PRESET_NAMES = [
  'elder',
  'worker',
  'rare-name',
  'expired',
  'residence-permit',
] as const satisfies (keyof typeof PRESETS)[]

const put = (record: Uint8Array, at: number, byteCount: number, text: string): void => {
  const bytes = Buffer.from(text, 'utf16le')
  record.set(bytes.subarray(0, byteCount), at)
}

/** The text part of the base information. */
export const textOf = (card: Card): Uint8Array => {
  const record = new Uint8Array(256)
  for (let at = 0; at < 256; at += 2) record.set([0x20, 0x00], at)
  switch (card.kind) {
    case 'resident':
    case 'hk-macao-taiwan':
      put(record, 0, 30, card.name)
      put(record, 30, 2, card.sex)
      if (card.kind === 'resident') put(record, 32, 4, card.nation)
      put(record, 36, 16, card.birth)
      put(record, 52, 70, card.address)
      put(record, 122, 36, card.number)
      put(record, 158, 30, card.issuer)
      put(record, 188, 16, card.from)
      put(record, 204, 16, card.to)
      if (card.kind === 'hk-macao-taiwan') {
        put(record, 220, 18, card.passNumber)
        put(record, 238, 4, card.issueCount)
        put(record, 248, 2, 'J')
      }
      return record
    case 'foreigner-2017':
      put(record, 0, 120, card.englishName)
      put(record, 120, 2, card.sex)
      put(record, 122, 30, card.number)
      put(record, 152, 6, card.nationality)
      put(record, 158, 30, card.chineseName)
      put(record, 188, 16, card.issue)
      put(record, 204, 16, card.expiry)
      put(record, 220, 16, card.birth)
      put(record, 236, 4, '01')
      put(record, 240, 8, '1500')
      put(record, 248, 2, 'I')
      return record
    case 'foreigner-2023':
      put(record, 0, 30, card.chineseName)
      put(record, 30, 2, card.sex)
      put(record, 32, 4, '01')
      put(record, 36, 16, card.birth)
      put(record, 52, 70, card.englishName.slice(0, 35))
      put(record, 122, 36, card.number)
      put(record, 188, 16, card.from)
      put(record, 204, 16, card.to)
      put(record, 220, 22, card.englishName.slice(35, 46))
      put(record, 242, 6, card.nationality)
      put(record, 248, 2, 'Y')
      return record
    default:
      return card satisfies never
  }
}

/** Photo bytes: a pattern, for nobody's face is made up. */
export const photoOf = (): Uint8Array => Uint8Array.from({ length: 1024 }, (_, index) => (index * 7) & 0xff)
