import type { FieldView } from '@lutong/core/contracts/host-rpc.ts'
import { describe, expect, it } from 'vitest'
import { beginValues, elementsOf, isShown, submittedValues } from './values.ts'

const field = (path: string, kind: Exclude<FieldView['kind'], 'list'>, more: Partial<FieldView> = {}): FieldView =>
  ({ path, kind, label: path, required: true, readOnly: false, ...more }) as FieldView

const list: FieldView = {
  path: 'parties',
  kind: 'list',
  label: 'parties',
  required: true,
  readOnly: false,
  elementName: 'party',
  minElements: 1,
  maxElements: 3,
  elementFields: [
    { path: 'name', kind: 'text', label: 'name', required: true, readOnly: false },
    { path: 'ill', kind: 'tick', label: 'ill', required: false, readOnly: false },
  ],
}

describe('the answers of a step', () => {
  it('begin with what was typed, then what the host knows, then nothing', () => {
    const fields = [field('a', 'text'), field('b', 'text'), field('c', 'choices'), field('d', 'tick')]
    expect(beginValues(fields, { a: 'host', b: 'host' }, { a: 'typed' })).toEqual({
      a: 'typed',
      b: 'host',
      c: [],
      d: false,
    })
  })

  it('begin a list with as many empty elements as it must have', () => {
    expect(beginValues([list], {}, undefined)).toEqual({ parties: [{ name: '', ill: false }] })
  })

  it('keep a "no" that was chosen', () => {
    expect(beginValues([field('a', 'yes-no')], { a: false }, undefined)).toEqual({ a: false })
  })

  it('show a field for a text, a yes or a number of another', () => {
    const shown = (isOneOf: string[], value: string | boolean | number) =>
      isShown(field('b', 'text', { showWhen: { path: 'a', isOneOf } }), { a: value })
    expect(shown(['person'], 'person')).toBe(true)
    expect(shown(['true'], true)).toBe(true)
    expect(shown(['2'], 2)).toBe(true)
    expect(shown(['person'], 'organisation')).toBe(false)
  })

  it('hand in what is shown and leave out what is hidden', () => {
    const fields = [field('a', 'choice'), field('b', 'text', { showWhen: { path: 'a', isOneOf: ['x'] } })]
    expect(submittedValues(fields, { a: 'y', b: 'left over' })).toEqual({ a: 'y' })
    expect(submittedValues(fields, { a: 'x', b: 'wanted' })).toEqual({ a: 'x', b: 'wanted' })
  })

  it('take nothing but objects as elements of a list', () => {
    expect(elementsOf([{ name: 'n' }, 'x', null, [1]])).toEqual([{ name: 'n' }])
    expect(elementsOf('x')).toEqual([])
  })
})
