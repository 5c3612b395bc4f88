import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalBytes } from '../crypto/digest.ts'
import { FORM_CODES, type FormCode } from '../forms/form-submission.ts'
import { ItemCode } from '../ids.ts'
import { Text } from '../messages/text.ts'
import { loadCatalogue } from './catalogue.ts'
import { THEMES } from './item.ts'

const catalogue = loadCatalogue()
const items = [...catalogue.items.values()]

describe('the catalogue', () => {
  it('holds the 32 services, each once, and the eight bundles', () => {
    expect(items).toHaveLength(32)
    expect(new Set(items.map((item) => item.code)).size).toBe(32)
    expect(catalogue.bundles.map((bundle) => bundle.code)).toEqual(
      Array.from({ length: 8 }, (_, index) => `TC00${index + 1}`),
    )
  })

  it('names no service that is not there', () => {
    for (const item of items)
      for (const { check } of item.conditions)
        if (check?.instead !== undefined)
          expect(
            catalogue.items.has(check.instead) && check.instead !== item.code,
            `${item.code} ${check.instead}`,
          ).toBe(true)
    for (const bundle of catalogue.bundles) {
      const codes = bundle.items.map((one) => one.code)
      expect(new Set(codes).size, bundle.code).toBe(codes.length)
      for (const code of codes) expect(catalogue.items.has(code), `${bundle.code} ${code}`).toBe(true)
      expect(
        bundle.items.some((one) => one.chosen),
        bundle.code,
      ).toBe(true)
    }
  })

  it('adapts only questions that the form has', () => {
    for (const item of items)
      for (const code of item.forms) {
        const paths = catalogue.form(code).steps.flatMap((step) => step.fields.map((field) => field.path))
        const named = [
          ...Object.keys(item.wording?.[code] ?? {}),
          ...(item.omits?.[code] ?? []),
          ...(item.demands?.[code] ?? []),
        ]
        for (const path of named) expect(paths, `${item.code} ${code} ${path}`).toContain(path)
      }
    for (const item of items)
      for (const code of [
        ...Object.keys(item.wording ?? {}),
        ...Object.keys(item.omits ?? {}),
        ...Object.keys(item.demands ?? {}),
        ...Object.keys(item.formTitles ?? {}),
        ...Object.keys(item.formWhen ?? {}),
        ...Object.keys(item.presets ?? {}),
        ...Object.keys(item.choices ?? {}),
      ])
        expect(item.forms, item.code).toContain(code)
  })

  it('never leaves out a question without which the form is not valid', () => {
    for (const item of items)
      for (const code of item.forms)
        for (const path of item.omits?.[code] ?? []) {
          const field = catalogue
            .form(code)
            .steps.flatMap((step) => step.fields)
            .find((one) => one.path === path)
          const begins = path in catalogue.form(code).defaults
          expect(field?.required === false || begins, `${item.code} ${path}`).toBe(true)
        }
  })

  it('claims to be sure only of what rests on a printed source', () => {
    for (const item of items)
      for (const limit of item.timeLimits)
        if (/promise|practice/.test(limit.source)) expect(limit.verified, item.code).toBe(false)
  })

  it('leads somewhere behind every door of the welcome screen', () => {
    for (const theme of THEMES) expect(catalogue.itemsOfTheme(theme).length, theme).toBeGreaterThan(0)
  })

  it('has a form for everything that is filled in, and none for the rest', () => {
    for (const item of items)
      expect(item.forms.length > 0, item.code).toBe(['application', 'document'].includes(item.kind))
    expect(catalogue.items.get(ItemCode.parse('GF02001'))?.forms).toEqual(['F1', 'F1b'])
  })

  it('names each material once in an item', () => {
    for (const item of items) {
      const codes = item.materials.map((material) => material.code)
      expect(new Set(codes).size, item.code).toBe(codes.length)
    }
  })

  it('presets only questions that its form has', () => {
    for (const item of items)
      for (const [code, presets] of Object.entries(item.presets ?? {})) {
        const paths = catalogue.form(code as FormCode).steps.flatMap((step) => step.fields.map((field) => field.path))
        const defaults = Object.keys(catalogue.form(code as FormCode).defaults)
        for (const path of Object.keys(presets)) expect([...paths, ...defaults], `${item.code} ${path}`).toContain(path)
      }
  })

  it('keeps the title on the big screen neutral', () => {
    for (const item of [...items, ...catalogue.bundles])
      expect(item.neutralTitle['zh-CN'], item.code).not.toMatch(/欠|暴力|离婚|工伤|投诉/)
  })

  it('marks the day limits of legal aid as not confirmed: the law says days, not which', () => {
    for (const code of ['GF02001', 'GF02003'])
      for (const limit of catalogue.items.get(ItemCode.parse(code))!.timeLimits)
        expect(limit, code).toMatchObject({ unit: 'calendar', verified: false })
  })

  it('offers a worker only the matters of the fast track, and everybody else all of them', () => {
    const optionsOf = (code: string, path: string) =>
      catalogue
        .form('F1', catalogue.items.get(ItemCode.parse(code)))
        .steps.flatMap((step) => step.fields)
        .find((field) => field.path === path)
        ?.options?.map((option) => option.value)
    expect(optionsOf('GF02003', 'legalBasisClause')).toEqual(['31-5', '31-7'])
    expect(optionsOf('GF02001', 'legalBasisClause')).toHaveLength(9)
  })

  it('narrows a question to options it has', () => {
    for (const item of items)
      for (const [code, choices] of Object.entries(item.choices ?? {}))
        for (const [path, values] of Object.entries(choices)) {
          const field = catalogue
            .form(code as FormCode)
            .steps.flatMap((step) => step.fields)
            .find((one) => one.path === path)
          expect(
            field?.options?.map((option) => option.value),
            `${item.code} ${path}`,
          ).toEqual(expect.arrayContaining(values))
        }
  })

  it('gets a new version whenever its content changes, for an application keeps the version it was filled in under', () => {
    const content = { items, bundles: catalogue.bundles, forms: FORM_CODES.map((code) => catalogue.form(code)) }
    const digest = createHash('sha256').update(canonicalBytes(content)).digest('hex').slice(0, 16)
    // The content has changed: give it a new VERSION in catalogue.ts, then write both here.
    expect({ version: catalogue.version, digest }).toEqual({ version: '2026.11.13', digest: 'c285be9d5e1b47ab' })
  })
})

/** Every text in the catalogue, with where it stands. */
const textsIn = (value: unknown, at: string): { at: string; text: Text }[] => {
  if (typeof value !== 'object' || value === null) return []
  const text = Text.safeParse(value)
  if (text.success) return [{ at, text: text.data }]
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${at}.${key}`))
}
const texts = [
  ...items.flatMap((item) => textsIn(item, item.code)),
  ...catalogue.bundles.flatMap((bundle) => textsIn(bundle, bundle.code)),
  ...FORM_CODES.flatMap((code) => textsIn(catalogue.form(code), code)),
]

describe('the words of the catalogue', () => {
  it('are there in both languages, each in its own script', () => {
    expect(texts.length).toBeGreaterThan(900)
    for (const { at, text } of texts) {
      expect(text['zh-CN'], at).toMatch(/\p{Script=Han}/u)
      expect(text.en, at).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('are short: 25 Han characters a sentence on average, and no shouting', () => {
    const sentences = texts
      .filter(({ at }) => !at.endsWith('declaration'))
      .flatMap(({ text }) => text['zh-CN'].split(/[。；：？]/))
      .map((sentence) => sentence.match(/\p{Script=Han}/gu)?.length ?? 0)
      .filter((length) => length > 0)
    expect(sentences.reduce((sum, length) => sum + length, 0) / sentences.length).toBeLessThanOrEqual(25)
    expect(Math.max(...sentences)).toBeLessThanOrEqual(30)
    for (const { at, text } of texts) expect(text['zh-CN'] + text.en, at).not.toMatch(/[!！]/)
  })

  it('leave the terms of the statute to the line beside', () => {
    for (const { at, text } of texts.filter((one) => one.at.endsWith('.label') && !one.at.includes('options')))
      expect(text['zh-CN'], at).not.toMatch(/案由|标的额|当事人|被申请人|法定代表人|程序阶段|住所地/)
  })

  it('hold the declaration of F1 word for word', () => {
    const words = '本人承诺以上所填内容和提交的证件、证明均真实。'
    expect(catalogue.form('F1').declaration['zh-CN']).toBe(words)
    const tick = catalogue
      .form('F1')
      .steps.flatMap((step) => step.fields)
      .find((field) => field.path === 'truthDeclaration')
    expect(tick?.label['zh-CN']).toBe(words)
  })
})
