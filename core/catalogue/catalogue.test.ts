import { describe, expect, it } from 'vitest'
import { FormSubmission } from '../forms/form-submission.ts'
import { ItemCode } from '../ids.ts'
import { loadCatalogue } from './catalogue.ts'
import { THEMES } from './item.ts'

const catalogue = loadCatalogue()
const items = [...catalogue.items.values()]

describe('the catalogue', () => {
  it('holds the first six items', () => {
    expect(items.map((item) => item.code).toSorted()).toEqual([
      'GF01001',
      'GF01002',
      'GF02001',
      'GF02003',
      'GF05001',
      'GF09002',
    ])
  })

  it('leads somewhere behind every door of the welcome screen', () => {
    for (const theme of THEMES) expect(catalogue.itemsOfTheme(theme).length, theme).toBeGreaterThan(0)
  })

  it('has a form for everything that is an application, and none for the rest', () => {
    for (const item of items) expect(item.forms.length > 0, item.code).toBe(item.kind === 'application')
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
        const paths = catalogue
          .form(code as FormSubmission['formCode'])
          .steps.flatMap((step) => step.fields.map((field) => field.path))
        const defaults = Object.keys(catalogue.form(code as FormSubmission['formCode']).defaults)
        for (const path of Object.keys(presets)) expect([...paths, ...defaults], `${item.code} ${path}`).toContain(path)
      }
  })

  it('offers only options that the schema accepts', () => {
    const option = (formCode: string, path: string, value: unknown) =>
      FormSubmission.safeParse({ formCode, data: { [path]: value } }).error?.issues.find(
        (issue) => issue.path.join('.') === `data.${path}`,
      )
    for (const code of ['F1', 'F1b', 'F2', 'F6'] as const)
      for (const field of catalogue.form(code).steps.flatMap((step) => step.fields))
        for (const { value } of field.kind === 'choice' && !field.path.includes('.') ? (field.options ?? []) : [])
          // 'refuses' is offered and then stopped with a reason: that is the law, not a slip.
          if (value !== 'refuses')
            expect(option(code, field.path, value), `${code} ${field.path} ${value}`).toBeUndefined()
  })

  it('keeps the title on the big screen neutral', () => {
    for (const item of items) expect(item.neutralTitle['zh-CN'], item.code).not.toMatch(/欠|暴力|离婚|工伤|投诉/)
  })
})
