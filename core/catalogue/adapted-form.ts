/** A form as one service puts it: its own name, fewer options, other words, some questions left out or insisted on. */
import type { Field, FormPresentation } from '../forms/presentation.ts'
import type { CatalogueItem } from './item.ts'

type Adaptation = Pick<CatalogueItem, 'choices' | 'wording' | 'omits' | 'demands' | 'formTitles'>

export const adaptedForm = (form: FormPresentation, item: Adaptation): FormPresentation => {
  const code = form.formCode
  const choices = item.choices?.[code] ?? {}
  const wording = item.wording?.[code] ?? {}
  const omitted = item.omits?.[code] ?? []
  const demanded = item.demands?.[code] ?? []
  const adapt = (field: Field): Field => {
    const offered = choices[field.path]
    const isDemanded = demanded.includes(field.path)
    // JSON data of ours: an absent word is absent, never undefined.
    const words = wording[field.path] ?? {}
    const adapted = {
      ...field,
      ...(words.label === undefined ? {} : { label: words.label }),
      ...(words.legalTerm === undefined ? {} : { legalTerm: words.legalTerm }),
      ...(words.hint === undefined ? {} : { hint: words.hint }),
      ...(words.example === undefined ? {} : { example: words.example }),
      ...(offered === undefined || field.options === undefined
        ? {}
        : { options: field.options.filter((option) => offered.includes(option.value)) }),
      ...(isDemanded ? { required: true } : {}),
    }
    return adapted.kind === 'list' && isDemanded
      ? { ...adapted, minElements: Math.max(1, adapted.minElements) }
      : adapted
  }
  return {
    ...form,
    title: item.formTitles?.[code] ?? form.title,
    steps: form.steps
      .map((step) => ({
        ...step,
        fields: step.fields.filter((field) => !omitted.includes(field.path)).map((field) => adapt(field)),
      }))
      .filter((step) => step.fields.length > 0),
  }
}
