/** What the kiosk says in Chinese is what a clerk would say: short sentences, and no word of law without its meaning beside. */
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { describe, expect, it } from 'vitest'
import { zhCN } from './zh-CN.ts'

const MOST_HAN_A_SENTENCE = 25
const MOST_HAN_AN_EXPLANATION = 30

/** Words of law and of office that a farmer of 75 need not know, each with what may stand beside it. */
const JARGON: Readonly<Record<string, string>> = {
  诉讼时效: '过了这个期限，再打官司很难赢',
  管辖: '归哪里管',
  举证: '拿出证据',
  送达: '把文书交到您手上',
  勘验: '到现场查看',
  逾期: '过了期限',
  予以: '给',
  缴纳: '交',
  悉知: '知道',
  受理: '收下来开始办',
  补正: '把缺的补上',
  被申请人: '您要告的那一方',
  法定代理人: '依法替他办事的人，比如父母',
}

const textsOf = (value: unknown, path: string): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[path, value]]
  // Texts with something put in: any number or word will do.
  if (typeof value === 'function') {
    for (const filler of ['2', 2]) {
      try {
        const text: unknown = Reflect.apply(
          value,
          undefined,
          Array.from({ length: value.length }, () => filler),
        )
        if (typeof text === 'string') return [[path, text]]
      } catch {
        // This text wants the other kind of filler.
      }
    }
    return []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
}

/** Staff words are for staff. */
const OF_STAFF = /^\.attendant\b/
const PAGE = textsOf(zhCN, '').filter(([path]) => !OF_STAFF.test(path))
const SERVICES = [...loadCatalogue().items.values()].flatMap((item) => [
  [`${item.code}.plainName`, item.plainName['zh-CN']] as const,
  [`${item.code}.summary`, item.summary['zh-CN']] as const,
])

const hanIn = (text: string) => [...text].filter((sign) => /\p{Script=Han}/u.test(sign)).length
const sentencesOf = (text: string) => text.split(/[。？！；\n]/).filter((sentence) => hanIn(sentence) > 0)

describe('the kiosk’s own words', () => {
  it.each([
    ['page', PAGE],
    ['services', SERVICES],
  ])('of the %s keep their sentences to 25 Han on average', (_name, texts) => {
    const long = texts.filter(([, text]) => {
      const sentences = sentencesOf(text)
      return sentences.length > 0 && hanIn(text) / sentences.length > MOST_HAN_A_SENTENCE
    })
    expect(long).toEqual([])
    expect(texts.length).toBeGreaterThan(30)
  })

  it('have no exclamation mark and blame nobody', () => {
    expect([...PAGE, ...SERVICES].filter(([, text]) => /[!！]|失败|非法|您没有按/.test(text))).toEqual([])
  })

  it('use no jargon; stages of a case and names of papers are told by what they mean', () => {
    const allowed = /^\.(stages|ownCase\.documentNames|prints|terms)\b/
    const found = PAGE.filter(([path]) => !allowed.test(path)).flatMap(([path, text]) =>
      Object.keys(JARGON)
        .filter((word) => text.includes(word))
        .map((word) => `${path}: ${word} → ${JARGON[word]}`),
    )
    expect(found).toEqual([])
    for (const meaning of Object.values(JARGON)) expect(hanIn(meaning)).toBeLessThanOrEqual(MOST_HAN_AN_EXPLANATION)
  })
})
