/** The one catalogue: data checked once at the start, so that everyone after may trust every reference in it. */
import { z } from 'zod'
import type { FormCode } from '../forms/form-submission.ts'
import { FormPresentation } from '../forms/presentation.ts'
import { f1Presentation } from '../forms/presentation/f1.ts'
import { f1bPresentation } from '../forms/presentation/f1b.ts'
import { f2Presentation } from '../forms/presentation/f2.ts'
import { f6Presentation } from '../forms/presentation/f6.ts'
import type { ItemCode } from '../ids.ts'
import { GF01001, GF01002 } from './data/consultation.ts'
import { GF09002 } from './data/enquiry.ts'
import { GF02001, GF02003 } from './data/legal-aid.ts'
import { GF05001 } from './data/mediation.ts'
import { CatalogueItem, type Theme } from './item.ts'

export interface Catalogue {
  /** Changes with the content; the application keeps the version it was filled in under. */
  readonly version: string
  readonly items: ReadonlyMap<ItemCode, CatalogueItem>
  /** The form as questions; with an item, only the options that fit it are offered. */
  form(code: FormCode, item?: CatalogueItem): FormPresentation
  itemsOfTheme(theme: Theme): readonly CatalogueItem[]
}

const VERSION = '2026.11.3'
/** In the order in which a theme shows them: what can be done now comes before what is coming. */
const ITEMS = [GF02003, GF02001, GF05001, GF01001, GF01002, GF09002]
const FORMS = { F1: f1Presentation, F1b: f1bPresentation, F2: f2Presentation, F6: f6Presentation } satisfies Record<
  FormCode,
  FormPresentation
>

/** The form with fewer options on the questions named. */
const narrowed = (form: FormPresentation, choices: Readonly<Record<string, readonly string[]>>): FormPresentation => ({
  ...form,
  steps: form.steps.map((step) => ({
    ...step,
    fields: step.fields.map((field) => {
      const offered = choices[field.path]
      return offered === undefined || field.options === undefined
        ? field
        : { ...field, options: field.options.filter((option) => offered.includes(option.value)) }
    }),
  })),
})

/** Parses the built-in content; wrong content is a bug of ours and throws with the path of what is wrong. */
export const loadCatalogue = (): Catalogue => {
  const items = z.array(CatalogueItem).parse(ITEMS)
  const forms = new Map(Object.values(FORMS).map((form) => [form.formCode, FormPresentation.parse(form)]))
  return {
    version: VERSION,
    items: new Map(items.map((item) => [item.code, item])),
    form: (code, item) => {
      const form = forms.get(code)
      if (!form) throw new Error(`no presentation of form ${code}`)
      const choices = item?.choices?.[code]
      return choices === undefined ? form : narrowed(form, choices)
    },
    itemsOfTheme: (theme) => items.filter((item) => item.themes.includes(theme)),
  }
}
