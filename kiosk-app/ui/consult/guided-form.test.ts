import type { FormStep } from '@lutong/core/contracts/form-step.ts'
import { expect, it } from 'vitest'
import { fitsStep, guidedForm } from './guided-form.ts'

const step: FormStep = {
  name: 'form-step',
  formTitle: '仲裁申请书',
  stepId: 'GF03001.F3.employer',
  title: '用人单位',
  stepNumber: 1,
  stepCount: 4,
  fields: [
    { path: 'name', label: '姓名', kind: 'text', required: true, readOnly: true },
    { path: 'employer', label: '单位名称', kind: 'text', required: true, readOnly: false },
    {
      ...{ path: 'kind', label: '类型', kind: 'choice', required: true, readOnly: false },
      options: [{ value: 'company', label: '公司' }],
    },
    {
      ...{ path: 'other', label: '别的', kind: 'text', required: false, readOnly: false },
      showWhen: { path: 'kind', isOneOf: ['other'] },
    },
  ],
  values: {},
  errors: {},
  returnsToReview: false,
}
const values = { name: '王秀英', employer: '大山建筑公司', kind: 'company' }

it('tells the lawyer which fields there are and nothing of what is in them', () => {
  const told = guidedForm(step, values, false)
  expect(told.fields.map(({ filled, path, takes }) => [path, filled, takes])).toEqual([
    ['name', true, 'nothing'],
    ['employer', true, 'text'],
    ['kind', true, 'one-of'],
  ])
  expect(JSON.stringify(told)).not.toMatch(/王秀英|大山/)
})

it('tells the answers where the citizen shows them, and what the card says never', () => {
  const told = guidedForm(step, values, true)
  expect(told.fields.map(({ value }) => value)).toEqual([null, '大山建筑公司', '公司'])
})

it('takes a proposal for a field on the screen only, and of a kind it has', () => {
  expect(fitsStep(step, values, 'employer', '大山建筑有限公司')).toBe(true)
  expect(fitsStep(step, values, 'kind', 'company')).toBe(true)
  expect(fitsStep(step, values, 'kind', 'anything')).toBe(false)
  expect(fitsStep(step, values, 'name', '李四')).toBe(false)
  expect(fitsStep(step, values, 'other', 'hidden')).toBe(false)
})
