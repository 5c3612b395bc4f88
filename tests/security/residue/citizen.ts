/** An invented citizen whose every word can be told from all others, and the forms in which a word may lie about. */
import { encodeText } from '../../../print/receipt/repertoire.ts'
import { idNumberCheckCharacter } from '../../../core/person/id-number.ts'

/** Heavenly stems: one a citizen. */
const STEMS = [...'甲乙丙丁戊己庚辛壬癸']

export interface Citizen {
  /** As the reader's simulator takes it. */
  readonly card: Readonly<Record<'kind' | 'name' | 'sex' | 'birth' | 'address' | 'number', string>>
  /** By the field's id on the page. */
  readonly answers: Readonly<Record<string, string>>
  /** All that tells who it was and what was wanted. */
  readonly needles: readonly Needle[]
}

/** Another one for each ending, so that a find names the visit it is from. */
export const citizenNo = (index: number): Citizen => {
  const stem = STEMS[index] ?? ''
  const first17 = `1101051973091773${index}`
  const number = `${first17}${idNumberCheckCharacter(first17) ?? ''}`
  const told = {
    name: `欧阳烙${stem}`,
    idNumber: number,
    address: `青石县烙印镇残迹村${stem}组九十九号`,
    phone: `1390097753${index}`,
    residence: `青石县拓印乡余痕村${stem}组`,
    opponent: `残影${stem}字劳务有限公司`,
    facts: `${stem}丑年惊蛰起在余痕工地砌石墙，说好每天三百元，白露完工后一直没有付工钱。`,
  }
  return {
    card: { kind: 'resident', name: told.name, sex: '1', birth: '19730917', address: told.address, number },
    answers: {
      'field-applicant-phone': told.phone,
      'field-applicant-residence': told.residence,
      'field-cause': '拖欠工资',
      'field-opposingParties-0-name': told.opponent,
      'field-facts': told.facts,
      'field-requests': '要回拖欠的工资',
      'field-amountYuan': '27600',
    },
    needles: [
      ...Object.entries(told).map(([name, text]) => textNeedle(name, text)),
      // The end of a number alone tells who it was, where the rest is known.
      textNeedle('idNumber without its region', number.slice(6)),
    ],
  }
}

/** Something that must not be left: a text in every form it may have, or bytes of a picture as they are. */
export interface Needle {
  readonly name: string
  /** As JavaScript holds it; a picture's bytes are in no string. */
  readonly texts: readonly string[]
  /** As it may lie in a file. */
  readonly bytes: readonly Buffer[]
  /** Of what was drawn or photographed, pieces of the picture itself. */
  readonly picture: readonly Buffer[]
}

/** The part of a text's base64 that is the same whatever stands before and after it, for each place it may begin at. */
const base64Of = (text: Buffer): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), text])
      .toString('base64')
      .replace(/=+$/, '')
    return coded.slice(Math.ceil((shift * 8) / 6), -1)
  })

export const textNeedle = (name: string, text: string): Needle => {
  const utf8 = Buffer.from(text)
  const coded = [...base64Of(utf8), utf8.toString('hex'), utf8.toString('hex').toUpperCase()]
  const gbk = encodeText(text, 'gbk')
  const texts = [text, encodeURIComponent(text), ...coded]
  return {
    name,
    picture: [],
    texts: [...new Set(texts)],
    bytes: [
      ...[...new Set(texts)].map((one) => Buffer.from(one)),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'utf16le').swap16(),
      ...(gbk === undefined ? [] : [Buffer.from(gbk)]),
    ],
  }
}

const SAMPLE_BYTES = 24
/** Shorter is no picture of a page. */
const LEAST_BYTES = 2_000

/** A few places of a picture, none of them in its head, which other pictures have too. */
export const pictureNeedle = (name: string, picture: Buffer): Needle => {
  if (picture.length < LEAST_BYTES) throw new Error(`${name} is no picture`)
  const pieces = [0.3, 0.5, 0.7].map((part) => {
    const at = Math.floor(picture.length * part)
    return picture.subarray(at, at + SAMPLE_BYTES)
  })
  return { name, texts: [], bytes: pieces, picture: pieces }
}
