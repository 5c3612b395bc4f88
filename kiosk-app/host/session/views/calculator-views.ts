/** The calculators as the page sees them: a list, or one with its questions and result. */
import { calculatorsFor } from '@lutong/core/calculators/all.ts'
import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import type { PublicContent } from '@lutong/core/content/content.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import type { Visit } from '../visit.ts'
import { plainFieldView } from './form-views.ts'
import { basisView } from './law-views.ts'

interface Parts {
  readonly regionCode: string
  readonly nowMs: number
  readonly centrePhone: string
  readonly content: PublicContent
}

export const calculatorsScreen = (visit: Visit, { centrePhone, content, nowMs, regionCode }: Parts): Screen => {
  const all = calculatorsFor(regionCode)
  const { language, reckoned } = visit
  const open = all.find((one) => one.id === visit.calculator)
  if (open === undefined)
    return {
      name: 'calculators',
      calculators: all.map((one) => ({ id: one.id, title: inLanguage(one.title, language) })),
    }
  const paths = new Set(open.fields.map((field) => field.path))
  const result = reckoned === null ? undefined : open.reckon(reckoned, isoDateOfDay(dayOfInstant(nowMs)))
  return {
    name: 'calculator',
    id: open.id,
    title: inLanguage(open.title, language),
    fields: open.fields.map((field) => plainFieldView(field, visit, paths)),
    incomplete: reckoned !== null && result === undefined,
    result:
      result === undefined
        ? null
        : {
            tone: result.tone,
            lines: result.lines.map((line) => ({
              label: inLanguage(line.label, language),
              value: inLanguage(line.value, language),
            })),
            rule: inLanguage(result.rule, language),
            ...basisView(content, result.source, language),
          },
    phone: centrePhone,
  }
}
