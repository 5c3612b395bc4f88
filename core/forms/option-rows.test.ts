/** Never more than seven to choose from (interaction 34), over all that the catalogue and the calculators ask. */
import { describe, expect, it } from 'vitest'
import { calculatorsFor } from '../calculators/all.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { group, MOST_CHOICES, optionRows } from './option-rows.ts'
import type { PlainField } from './presentation.ts'

const catalogue = loadCatalogue()
const ofForms = [...catalogue.items.values()].flatMap((item) =>
  item.forms.flatMap((code) =>
    catalogue
      .form(code, item)
      .steps.flatMap(({ fields }) => fields)
      .flatMap((field): PlainField[] => (field.kind === 'list' ? field.elementFields : [field]))
      .map((field) => ({ where: `${item.code} ${code} ${field.path}`, field })),
  ),
)
const ofCalculators = calculatorsFor('331081').flatMap(({ fields, id }) =>
  fields.map((field) => ({ where: `${id} ${field.path}`, field })),
)
const choices = [...ofForms, ...ofCalculators].filter(({ field }) => field.options !== undefined)

/** How many stand on the screen at most: rows, or all in an open group. */
const mostAtOnce = (field: PlainField) => {
  const rows = optionRows(field)
  return rows.length === 0
    ? (field.options?.length ?? 0)
    : Math.max(rows.length, ...rows.map((row) => row.values.length))
}

describe('every choice', () => {
  it('is among seven at most, in one step or in two', () => {
    expect(choices.length).toBeGreaterThan(50)
    const tooMany = choices.filter(({ field }) => mostAtOnce(field) > MOST_CHOICES).map(({ where }) => where)
    expect(tooMany).toEqual([])
    expect(calculatorsFor('331081').length).toBeLessThanOrEqual(MOST_CHOICES)
  })

  it('has each option once, and groups of what there is alone', () => {
    for (const { field, where } of choices) {
      const grouped = (field.optionGroups ?? []).flatMap(({ values }) => values)
      expect(new Set(grouped).size, where).toBe(grouped.length)
      const rows = optionRows(field).flatMap(({ values }) => values)
      if (rows.length > 0) expect(rows.toSorted(), where).toEqual(field.options?.map(({ value }) => value).toSorted())
    }
  })
})

describe('rows', () => {
  const options = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ value: `${at}`, label: { 'zh-CN': `${at}`, en: `${at}` } }))

  it('are none where seven or fewer are offered, whatever could be grouped', () => {
    expect(optionRows({ options: options(7), optionGroups: [group('一', 'one', '0', '1')] })).toEqual([])
  })

  it('keep the order, name what is together, and show by itself what a service leaves of a group', () => {
    const optionGroups = [group('一', 'one', '1', '4'), group('二', 'two', '2', '99')]
    const rows = optionRows({ options: options(8), optionGroups })
    expect(rows.map(({ label, values }) => [label?.en ?? null, ...values])).toEqual([
      [null, '0'],
      ['one', '1', '4'],
      [null, '2'],
      [null, '3'],
      [null, '5'],
      [null, '6'],
      [null, '7'],
    ])
  })
})
