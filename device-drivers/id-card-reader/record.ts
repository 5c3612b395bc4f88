/**
 * The text record of a card: 256 bytes UTF-16LE, space padded, four layouts told apart by the flag at byte 248.
 * What does not fit together is an inconsistent record, never a guess.
 */
import { isValidIdNumber } from '@lutong/core/person/id-number.ts'
import { ethnicGroupName } from '@lutong/core/person/ethnic-groups.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CardRecord } from '../contract/id-card-reader.ts'

const TEXT_BYTES = 256
const FLAG_AT = 248

const decoder = new TextDecoder('utf-16le')
const field = (text: Uint8Array, at: number, byteCount: number): string =>
  decoder
    .decode(text.subarray(at, at + byteCount))
    .replaceAll('\u0000', ' ')
    .trim()

/** `20200131` → `2020-01-31`, only where the calendar has that day. */
const isoDate = (digits: string): string | undefined => {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(digits)
  if (!match) return undefined
  const iso = `${match[1]}-${match[2]}-${match[3]}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}
const endDate = (text: string): string | undefined => (text === '长期' ? 'long-term' : isoDate(text))

/** Which part of the record contradicts the rest; the value itself is never told. */
type RecordFlaw = 'length' | 'kind' | 'name' | 'sex' | 'ethnicity' | 'birth' | 'number' | 'validity'

type Parsed = Result<CardRecord, RecordFlaw>

interface Common {
  readonly sex: '1' | '2'
  readonly birthDate: string
  readonly idNumber: string
  readonly validFrom: string
  readonly validTo: string
}

const common = (raw: Record<'sex' | 'birth' | 'number' | 'from' | 'to', string>): Result<Common, RecordFlaw> => {
  const birthDate = isoDate(raw.birth)
  const validFrom = isoDate(raw.from)
  const validTo = endDate(raw.to)
  if (raw.sex !== '1' && raw.sex !== '2') return err('sex')
  if (birthDate === undefined) return err('birth')
  if (!isValidIdNumber(raw.number)) return err('number')
  if (raw.number.slice(6, 14) !== raw.birth) return err('birth')
  if (validFrom === undefined || validTo === undefined) return err('validity')
  if (validTo !== 'long-term' && validTo < validFrom) return err('validity')
  return ok({ sex: raw.sex, birthDate, idNumber: raw.number, validFrom, validTo })
}

const parseResident = (text: Uint8Array, photoWlt: Uint8Array): Parsed => {
  const name = field(text, 0, 30)
  const ethnicity = field(text, 32, 4)
  if (name === '') return err('name')
  if (ethnicGroupName(ethnicity) === undefined) return err('ethnicity')
  const rest = common({
    sex: field(text, 30, 2),
    birth: field(text, 36, 16),
    number: field(text, 122, 36),
    from: field(text, 188, 16),
    to: field(text, 204, 16),
  })
  if (!rest.ok) return rest
  return ok({
    kind: 'resident',
    name,
    ethnicity,
    address: field(text, 52, 70),
    issuer: field(text, 158, 30),
    photoWlt,
    ...rest.value,
  })
}

const parseHkMacaoTaiwan = (text: Uint8Array, photoWlt: Uint8Array): Parsed => {
  const name = field(text, 0, 30)
  if (name === '') return err('name')
  const rest = common({
    sex: field(text, 30, 2),
    birth: field(text, 36, 16),
    number: field(text, 122, 36),
    from: field(text, 188, 16),
    to: field(text, 204, 16),
  })
  if (!rest.ok) return rest
  return ok({
    kind: 'hk-macao-taiwan',
    name,
    address: field(text, 52, 70),
    issuer: field(text, 158, 30),
    passNumber: field(text, 220, 18),
    photoWlt,
    ...rest.value,
  })
}

/** The first foreigner's card (2017): numbers of fifteen characters, letters first, without our check digit. */
const parseForeigner2017 = (text: Uint8Array, photoWlt: Uint8Array): Parsed => {
  const englishName = field(text, 0, 120)
  const idNumber = field(text, 122, 30)
  const sex = field(text, 120, 2)
  const birthDate = isoDate(field(text, 220, 16))
  const validFrom = isoDate(field(text, 188, 16))
  const validTo = endDate(field(text, 204, 16))
  if (englishName === '') return err('name')
  if (sex !== '1' && sex !== '2') return err('sex')
  if (birthDate === undefined) return err('birth')
  if (!/^[A-Z]{3}\d{12}$/.test(idNumber)) return err('number')
  if (validFrom === undefined || validTo === undefined) return err('validity')
  const nationality = field(text, 152, 6)
  const name = field(text, 158, 30)
  return ok({
    kind: 'foreigner',
    version: '2017',
    name,
    englishName,
    nationality,
    sex,
    birthDate,
    idNumber,
    validFrom,
    validTo,
    photoWlt,
  })
}

const parseForeigner2023 = (text: Uint8Array, photoWlt: Uint8Array): Parsed => {
  const englishName = field(text, 52, 70) + field(text, 220, 22)
  if (englishName === '') return err('name')
  const rest = common({
    sex: field(text, 30, 2),
    birth: field(text, 36, 16),
    number: field(text, 122, 36),
    from: field(text, 188, 16),
    to: field(text, 204, 16),
  })
  if (!rest.ok) return rest
  if (!rest.value.idNumber.startsWith('9')) return err('number')
  const nationality = field(text, 242, 6)
  return ok({
    kind: 'foreigner',
    version: '2023',
    name: field(text, 0, 30),
    englishName,
    nationality,
    photoWlt,
    ...rest.value,
  })
}

/** `text`: the 256 bytes of the text part; `photoWlt`: the photo's bytes as they are. */
export const parseCardRecord = (text: Uint8Array, photoWlt: Uint8Array): Parsed => {
  if (text.length !== TEXT_BYTES) return err('length')
  const flag = decoder.decode(text.subarray(FLAG_AT, FLAG_AT + 2))
  switch (flag) {
    case ' ':
    case '\u0000':
      return parseResident(text, photoWlt)
    case 'J':
      return parseHkMacaoTaiwan(text, photoWlt)
    case 'I':
      return parseForeigner2017(text, photoWlt)
    case 'Y':
      return parseForeigner2023(text, photoWlt)
    default:
      return err('kind')
  }
}
