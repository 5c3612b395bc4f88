import { expect, it } from 'vitest'
import { type GuidingMessage, readGuiding } from './guiding.ts'

const form: GuidingMessage = {
  type: 'form',
  offers: [{ code: 'GF03001', title: '劳动仲裁申请' }],
  form: {
    title: '仲裁申请书',
    step: '用人单位',
    number: 2,
    count: 6,
    fields: [
      { path: 'employer', label: '单位名称', filled: true, takes: 'text', options: [], value: null },
      {
        path: 'kind',
        label: '类型',
        filled: false,
        takes: 'one-of',
        options: [{ value: 'a', label: '甲' }],
        value: '',
      },
    ],
  },
  filled: false,
}

it.each<GuidingMessage>([
  form,
  { ...form, form: null, filled: true },
  { type: 'offer-form', code: 'GF03001' },
  { type: 'highlight', field: null },
  { type: 'propose', field: 'employer', value: '大山建筑公司' },
  { type: 'confirm', field: 'employer', agreed: false },
])('comes over the wire as it was said', (message) => {
  expect(readGuiding(JSON.parse(JSON.stringify(message)))).toEqual(message)
})

it('is nothing where it is not of this shape, and never longer than an answer', () => {
  expect(readGuiding({ type: 'propose', field: 'employer' })).toBeUndefined()
  expect(readGuiding({ type: 'propose', field: 'employer', value: 'x'.repeat(4_001) })).toBeUndefined()
  expect(readGuiding({ type: 'confirm', field: 'employer', agreed: 'yes' })).toBeUndefined()
  expect(readGuiding({ type: 'form', form: { title: 1 }, offers: 'all' })).toEqual({
    ...{ type: 'form', offers: [], form: null, filled: false },
  })
})
