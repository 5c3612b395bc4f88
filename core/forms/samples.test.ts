import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { stepErrors } from './draft.ts'
import { draftFrom } from './draft.ts'
import { FORM_CODES, FormSubmission } from './form-submission.ts'
import { FORM_SAMPLES } from './samples.ts'

const catalogue = loadCatalogue()

describe.each(FORM_CODES)('the filled-in sample of %s', (code) => {
  it('is what its schema wants', () => {
    expect(FormSubmission.safeParse(FORM_SAMPLES[code]).error?.issues).toBeUndefined()
  })

  it('leaves no step with an error', () => {
    const form = catalogue.form(code)
    const draft = draftFrom(FORM_SAMPLES[code].data) ?? {}
    for (const step of form.steps)
      // A request is one of many papers; which one is the service's to say.
      if (step.id !== 'document') expect(stepErrors(form, step, draft), step.id).toEqual({})
  })
})

describe('a meaning', () => {
  it('is the same kind of answer in every form that asks it, so that a bundle may ask it once', () => {
    const kinds = new Map<string, Set<string>>()
    for (const code of FORM_CODES)
      for (const field of catalogue.form(code).steps.flatMap((step) => step.fields)) {
        if (field.meaning === undefined) continue
        const shape =
          field.kind === 'list'
            ? `list of ${field.elementFields.map((one) => `${one.path}:${one.kind}`).join(' ')}`
            : field.kind
        kinds.set(field.meaning, (kinds.get(field.meaning) ?? new Set()).add(shape))
      }
    for (const [meaning, shapes] of kinds) expect([...shapes], meaning).toHaveLength(1)
  })
})
