import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { ItemCode } from '../ids.ts'
import {
  applyStep,
  askedSteps,
  beginDraft,
  completeForm,
  fillFromPerson,
  type Json,
  stepErrors,
  valueAt,
  withValue,
} from './draft.ts'
import { fieldErrorText } from './field-error.ts'
import { FormSubmission } from './form-submission.ts'
import { reviewSections } from './review.ts'
import { sampleF1, sampleF1b, sampleF2, sampleF6, samplePerson } from './sample.ts'

const catalogue = loadCatalogue()
const card = {
  name: samplePerson.name,
  sex: samplePerson.sex,
  birthDate: samplePerson.birthDate,
  idType: samplePerson.idType,
  idNumber: samplePerson.idNumber,
  domicileAddress: samplePerson.domicileAddress!,
}
const step = (formCode: 'F1' | 'F1b' | 'F2' | 'F6', id: string) =>
  catalogue.form(formCode).steps.find((one) => one.id === id)!

describe('a form while it is filled in', () => {
  it('takes and gives values by dotted path without touching the rest', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'a.b', 'c.d.e'), fc.jsonValue(), (path, value) => {
        const before = { a: { x: 1 }, z: 'kept' }
        const after = withValue(before, path, value as Json)
        expect(valueAt(after, path)).toEqual(value)
        expect(valueAt(after, 'z')).toBe('kept')
        expect(before).toEqual({ a: { x: 1 }, z: 'kept' })
      }),
    )
  })

  it('is filled from the card, and the page cannot change what the chip said', () => {
    const form = catalogue.form('F1')
    const draft = fillFromPerson(form, beginDraft(form, undefined, '2026-11-24'), card)
    const changed = applyStep(step('F1', 'who'), draft, { 'applicant.name': '别人' }, true)
    expect(valueAt(changed, 'applicant.name')).toBe(samplePerson.name)
  })

  it('names the missing field of a step, and only of that step', () => {
    const form = catalogue.form('F1')
    const draft = beginDraft(form, undefined, '2026-11-24')
    const errors = stepErrors(form, step('F1', 'contact'), draft)
    expect(Object.keys(errors).toSorted()).toEqual(['applicant.phone', 'applicant.residence'])
    expect(errors['applicant.phone']).toEqual({ code: 'required' })
  })

  it('tells a wrong check digit on the step that asks the number, though all else is empty', () => {
    const form = catalogue.form('F1')
    const draft = applyStep(
      step('F1', 'who'),
      beginDraft(form, undefined, '2026-11-24'),
      { 'applicant.idNumber': '110105194912310021' },
      false,
    )
    expect(stepErrors(form, step('F1', 'who'), draft)['applicant.idNumber']).toEqual({ code: 'id-check-digit' })
  })

  it('forgives full-width digits, spaces and a small x', () => {
    const form = catalogue.form('F1')
    const draft = applyStep(
      step('F1', 'who'),
      beginDraft(form, undefined, '2026-11-24'),
      { 'applicant.idNumber': '１１０１０５ 19491231 002x' },
      false,
    )
    expect(valueAt(draft, 'applicant.idNumber')).toBe('11010519491231002X')
  })

  it('tells money that is no number, has three decimals, or is negative', () => {
    const form = catalogue.form('F1')
    const errorOf = (typed: string) =>
      stepErrors(
        form,
        step('F1', 'requests'),
        applyStep(
          step('F1', 'requests'),
          beginDraft(form, undefined, '2026-11-24'),
          { amountYuan: typed, requests: '要回工资' },
          false,
        ),
      )['amountYuan']?.code
    expect(errorOf('很多')).toBe('not-a-number')
    expect(errorOf('1.234')).toBe('two-decimals')
    expect(errorOf('-5')).toBe('too-low')
    expect(errorOf('12,000.50')).toBeUndefined()
  })

  it('checks each element of a list at its own field', () => {
    const form = catalogue.form('F1b')
    const draft = applyStep(
      step('F1b', 'household'),
      beginDraft(form, undefined, '2026-11-24'),
      { householdSize: '2', members: [{ name: '王', age: 'x' }] },
      false,
    )
    const errors = stepErrors(form, step('F1b', 'household'), draft)
    expect(errors['members.0.name']).toEqual({ code: 'too-short', limit: 2 })
    expect(errors['members.0.age']).toEqual({ code: 'not-a-number' })
    expect(errors['members.0.relation']).toEqual({ code: 'required' })
  })

  it('stops a mediation that the other side refuses, and says what else there is', () => {
    const form = catalogue.form('F2')
    const draft = applyStep(
      step('F2', 'other-side'),
      beginDraft(form, undefined, '2026-11-24'),
      { otherPartyConsent: 'refuses' },
      false,
    )
    const error = stepErrors(form, step('F2', 'other-side'), draft)['otherPartyConsent']!
    expect(error.code).toBe('mediation-refused')
    expect(fieldErrorText(error, 'zh-CN')).toContain('法律援助')
  })

  it('wants each member of the household, no more and no fewer, and says how many', () => {
    const form = catalogue.form('F1b')
    const member = { name: '王示例', relation: '丈夫', age: '76', monthlyIncomeYuan: '600', illOrDisabled: true }
    const errorOf = (householdSize: string, members: Json[]) =>
      stepErrors(
        form,
        step('F1b', 'household'),
        applyStep(
          step('F1b', 'household'),
          beginDraft(form, undefined, '2026-11-24'),
          { householdSize, members },
          false,
        ),
      )['members']
    expect(errorOf('2', [member])).toBeUndefined()
    expect(errorOf('1', [])).toBeUndefined()
    expect(errorOf('3', [member])).toEqual({ code: 'count-members', limit: 2 })
    expect(fieldErrorText(errorOf('3', [member])!, 'zh-CN')).toContain('2 个人')
    expect(fieldErrorText(errorOf('1', [member])!, 'en')).toContain('alone')
  })

  it('keeps out what cannot be seen: control characters and marks that turn a text around', () => {
    const form = catalogue.form('F1')
    const typed = { facts: '\u202E去年\u0000三月\n欠我\u2066工钱\u0007' }
    const draft = applyStep(step('F1', 'facts'), beginDraft(form, undefined, '2026-11-24'), typed, false)
    expect(valueAt(draft, 'facts')).toBe('去年三月\n欠我工钱')
  })

  it('takes any amount of money to the fen as it was typed', () => {
    const form = catalogue.form('F1')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        const typed = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
        const values = { amountYuan: typed, requests: '要回工资' }
        const draft = applyStep(step('F1', 'requests'), beginDraft(form, undefined, '2026-11-24'), values, false)
        expect(stepErrors(form, step('F1', 'requests'), draft)).toEqual({})
        expect(Math.round(Number(valueAt(draft, 'amountYuan')) * 100)).toBe(fen)
      }),
    )
  })

  it('is not stopped at the end by an ethnic code that no table has', () => {
    const form = catalogue.form('F1')
    const draft = fillFromPerson(form, beginDraft(form, undefined, '2026-11-24'), { ...card, ethnicity: '00' })
    expect(valueAt(draft, 'applicant.ethnicity')).toBeUndefined()
    expect(valueAt(draft, 'applicant.name')).toBe(samplePerson.name)
  })

  it('knows sex and birthday from a typed number', () => {
    const form = catalogue.form('F2')
    const typed = { name: '李试样', idType: 'resident-id-card', idNumber: '11010519491231002X' } as const
    const draft = fillFromPerson(form, beginDraft(form, undefined, '2026-11-24'), typed)
    expect(valueAt(draft, 'applicant')).toEqual({ ...typed, birthDate: '1949-12-31', sex: '2' })
  })

  it('forgets the answer to a question that is no longer shown', () => {
    const form = catalogue.form('F2')
    const company = { kind: 'organisation', name: '样例公司', age: '40', legalRepresentative: '赵经理' }
    const draft = applyStep(
      step('F2', 'other-side'),
      beginDraft(form, undefined, '2026-11-24'),
      { respondents: [company] },
      false,
    )
    expect(valueAt(draft, 'respondents')).toEqual([
      { kind: 'organisation', name: '样例公司', legalRepresentative: '赵经理' },
    ])
  })

  it('never throws, whatever the page sends', () => {
    const form = catalogue.form('F1b')
    fc.assert(
      fc.property(
        fc.constantFrom(...form.steps),
        fc.dictionary(fc.constantFrom('members', 'householdSize', 'housing', 'consentToCheck'), fc.jsonValue()),
        (one, values) => {
          stepErrors(
            form,
            one,
            applyStep(one, beginDraft(form, undefined, '2026-11-24'), values as Record<string, Json>, false),
          )
        },
      ),
    )
  })

  it('accepts every filled-in sample as a whole form', () => {
    const samples = [
      { formCode: 'F1', data: sampleF1 },
      { formCode: 'F1b', data: sampleF1b },
      { formCode: 'F2', data: sampleF2 },
      { formCode: 'F6', data: sampleF6 },
    ]
    for (const sample of samples)
      expect(FormSubmission.safeParse(sample).error?.issues ?? [], sample.formCode).toEqual([])
  })

  it('asks nothing of what the item answers by itself', () => {
    const item = catalogue.items.get(ItemCode.parse('GF02003'))!
    const form = catalogue.form('F1')
    const presets = item.presets?.F1
    const ids = askedSteps(form, beginDraft(form, presets, '2026-11-24'), presets).map((one) => one.id)
    expect(ids).not.toContain('crowd')
    expect(ids).not.toContain('means')
    expect(ids).toContain('facts')
  })

  it('reads back with labels, and masks the document number', () => {
    const form = catalogue.form('F1')
    const sections = reviewSections(form, JSON.parse(JSON.stringify(sampleF1)), undefined, 'zh-CN')
    const lines = sections.flatMap((section) => section.lines)
    expect(lines).toContainEqual({ label: '证件号码', value: '110***********002X' })
    expect(lines).toContainEqual({ label: '一共多少钱（元）', value: '27,600 元' })
    expect(lines).toContainEqual({ label: '出生日期', value: '1949年12月31日' })
    expect(JSON.stringify(sections)).not.toContain('11010519491231002X')
  })

  it('reads back in English, a list as one line for each element', () => {
    const form = catalogue.form('F1b')
    const sections = reviewSections(form, JSON.parse(JSON.stringify(sampleF1b)), undefined, 'en')
    expect(sections.map((section) => section.stepId)).toEqual(['household', 'income', 'property', 'pledge'])
    const lines = sections.flatMap((section) => section.lines)
    expect(lines).toContainEqual({ label: 'Member 2', value: '王样本, 孙女, 12, 0 yuan, No' })
    expect(lines).toContainEqual({ label: 'Vehicles', value: 'Not filled in' })
    expect(lines).toContainEqual({ label: 'Other income: benefits, rent (yuan)', value: '150.5 yuan' })
  })

  it('shows in the review only what was asked', () => {
    const presets = catalogue.items.get(ItemCode.parse('GF02003'))!.presets?.F1
    const sections = reviewSections(catalogue.form('F1'), JSON.parse(JSON.stringify(sampleF1)), presets, 'zh-CN')
    expect(sections.map((section) => section.stepId)).not.toContain('means')
    expect(JSON.stringify(sections)).not.toContain('是谁找谁')
  })
})

describe('every form of the catalogue', () => {
  for (const code of ['F1', 'F1b', 'F2', 'F6'] as const) {
    it(`${code}: a form whose every question is answered is complete, so that nobody is stuck at the end`, () => {
      const form = catalogue.form(code)
      const data: Record<string, Json> = JSON.parse(
        JSON.stringify({ F1: sampleF1, F1b: sampleF1b, F2: sampleF2, F6: sampleF6 }[code]),
      )
      let draft = fillFromPerson(form, beginDraft(form, undefined, '2026-11-24'), card)
      for (const one of form.steps) {
        const values = Object.fromEntries(one.fields.map((field) => [field.path, valueAt(data, field.path) ?? '']))
        draft = applyStep(one, draft, values, true)
        expect(stepErrors(form, one, draft), one.id).toEqual({})
      }
      const complete = completeForm(form, draft)
      expect(complete.ok ? [] : complete.error).toEqual([])
    })
  }
})
