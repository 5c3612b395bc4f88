import { expect, it } from 'vitest'
import { ApplicationId, asProvisionalNumber, provisionalNumberOf } from './ids.ts'

const ID = ApplicationId.parse('0199c0de-0000-7000-8000-7f21c0a94b1e')

it('is the end of the application’s id', () => {
  expect(provisionalNumberOf(ID)).toBe('L-7F21C0A94B1E')
})

it.each([['L-7F21C0A94B1E'], ['l7f21 coa9 4b1e'], [' Ｌ－7F21C0A94B1E '], ['L–7F21COA94B1E']])(
  'is known as people type it: %s',
  (typed) => expect(asProvisionalNumber(typed)).toBe(provisionalNumberOf(ID)),
)

it.each([['331081-20261124-000001'], ['L-7F21C0A94B1'], ['L-7F21C0A94B1EF'], ['L-7F21C0A94B1G'], ['']])(
  'is not what only looks like it: %s',
  (typed) => expect(asProvisionalNumber(typed)).toBeUndefined(),
)
