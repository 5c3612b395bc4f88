/** What can be wrong with one answer, and how a citizen is told: the field, and the way out. */
import { inLanguage } from '../messages/in-language.ts'
import type { z } from 'zod'
import type { Language } from '../messages/text.ts'
import type { FieldKind } from './presentation.ts'

export type FieldError =
  | {
      readonly code:
        | 'required'
        | 'choose-one'
        | 'must-tick'
        | 'add-one'
        | 'not-a-number'
        | 'whole-number'
        | 'two-decimals'
    }
  | {
      readonly code: 'phone-shape' | 'date-shape' | 'id-check-digit' | 'mediation-refused' | 'not-valid' | 'day-to-come'
    }
  | { readonly code: 'in-person-only' | 'late-reason' | 'dates-order' | 'heirs-missing' }
  | {
      readonly code: 'too-short' | 'too-long' | 'too-low' | 'too-high' | 'too-many' | 'count-members'
      readonly limit: number
    }

type Issue = z.core.$ZodIssue

const sizeError = (issue: Issue & { code: 'too_small' | 'too_big' }): FieldError => {
  const small = issue.code === 'too_small'
  const limit = Number(small ? issue.minimum : issue.maximum)
  if (issue.origin === 'array') return small ? { code: 'add-one' } : { code: 'too-many', limit }
  if (issue.origin === 'string') return { code: small ? 'too-short' : 'too-long', limit }
  return { code: small ? 'too-low' : 'too-high', limit }
}

const householdSizeOf = (input: unknown): number =>
  typeof input === 'object' && input !== null && 'householdSize' in input ? Number(input.householdSize) : 1

/** Rules of our own carry their code in `params` (`refine` in the schemas). */
const customError = (issue: Issue & { code: 'custom' }): FieldError => {
  switch (issue.params?.['code']) {
    case 'id-check-digit':
      return { code: 'id-check-digit' }
    case 'mediation-refused':
      return { code: 'mediation-refused' }
    case 'in-person-only':
      return { code: 'in-person-only' }
    case 'late-reason':
      return { code: 'late-reason' }
    case 'dates-order':
      return { code: 'dates-order' }
    case 'inheritance-facts':
      return { code: 'heirs-missing' }
    case 'count-members':
      return { code: 'count-members', limit: householdSizeOf(issue.input) - 1 }
    default:
      return { code: 'not-valid' }
  }
}

/** One schema issue in the words of a form. `kind` is how the question was put. */
export const fieldErrorOf = (issue: Issue, kind: FieldKind | undefined): FieldError => {
  if (kind === 'tick') return { code: 'must-tick' }
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined)
        return { code: kind === 'choice' || kind === 'choices' ? 'choose-one' : 'required' }
      if (issue.expected === 'int') return { code: 'whole-number' }
      return { code: kind === 'integer' || kind === 'yuan' ? 'not-a-number' : 'not-valid' }
    case 'invalid_value':
      return {
        code:
          kind === 'choice' || kind === 'choices' ? 'choose-one' : issue.input === undefined ? 'required' : 'not-valid',
      }
    case 'too_small':
    case 'too_big':
      return kind === 'choices' ? { code: 'choose-one' } : sizeError(issue)
    case 'not_multiple_of':
      return { code: 'two-decimals' }
    case 'invalid_format':
      return { code: kind === 'phone' ? 'phone-shape' : kind === 'date' ? 'date-shape' : 'not-valid' }
    case 'custom':
      return customError(issue)
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return { code: 'not-valid' }
    default:
      return issue satisfies never
  }
}

const ZH: Record<FieldError['code'], (limit: number) => string> = {
  required: () => '这里还没填，请填一下。',
  'choose-one': () => '请选一个。',
  'must-tick': () => '请看过后点一下方框，才能往下走。',
  'add-one': () => '请至少写一个。',
  'not-a-number': () => '请只填数字，例如 3000。',
  'whole-number': () => '请填整数。',
  'two-decimals': () => '钱数最多写到分。',
  'phone-shape': () => '电话好像不对：手机是 11 位数字，座机要带区号。',
  'date-shape': () => '日子好像不对，请按年、月、日选一下。',
  'day-to-come': () => '这一天还没到，请再看看年份。',
  'id-check-digit': () => '号码里有一位不对，请对着身份证再看一遍。',
  'mediation-refused': () => '对方明确不愿意时不能调解。您可以申请法律援助，或点“帮助”找人问。',
  'in-person-only': () => '这种公证要本人来，不能托人。请去掉代办的人。',
  'late-reason': () => '已经过了 60 日，请写一下原因，例如住院。',
  'dates-order': () => '不干的日子在开始的日子前面了，请再看看。',
  'heirs-missing': () => '请写上谁去世了、有哪些继承人。',
  'not-valid': () => '这里填得不对，请再看一看。',
  'too-short': (limit) => `请再多写一点，至少 ${limit} 个字。`,
  'too-long': (limit) => `写得太长了，最多 ${limit} 个字。`,
  'too-low': (limit) => `不能小于 ${limit}。`,
  'too-high': (limit) => `不能大于 ${limit}。`,
  'too-many': (limit) => `最多写 ${limit} 个。`,
  'count-members': (limit) =>
    limit === 0 ? '您写的是一个人住，请改人数，或者去掉家人。' : `除了您还有 ${limit} 个人，请都写上，不多不少。`,
}
const EN: Record<FieldError['code'], (limit: number) => string> = {
  required: () => 'Please fill this in.',
  'choose-one': () => 'Please choose one.',
  'must-tick': () => 'Please read it and tick the box to go on.',
  'add-one': () => 'Please add at least one.',
  'not-a-number': () => 'Please use digits only, for example 3000.',
  'whole-number': () => 'Please use a whole number.',
  'two-decimals': () => 'Amounts have two decimals at most.',
  'phone-shape': () => 'Please check the number: a mobile has 11 digits, a landline needs its area code.',
  'date-shape': () => 'Please check the date: year, month, day.',
  'day-to-come': () => 'This day is still to come: please check the year.',
  'id-check-digit': () => 'One digit is wrong. Please compare with the card.',
  'mediation-refused': () =>
    'Without the other side there is no mediation. You may ask for legal aid, or touch “Get help”.',
  'in-person-only': () => 'This needs you in person: please take the agent away.',
  'late-reason': () => '60 days have passed: please say why, for example illness.',
  'dates-order': () => 'The last day is before the first one: please check.',
  'heirs-missing': () => 'Please say who died and who the heirs are.',
  'not-valid': () => 'Please check this answer.',
  'too-short': (limit) => `Please write a little more: at least ${limit} characters.`,
  'too-long': (limit) => `Please shorten it to ${limit} characters.`,
  'too-low': (limit) => `It cannot be below ${limit}.`,
  'too-high': (limit) => `It cannot be above ${limit}.`,
  'too-many': (limit) => `At most ${limit}.`,
  'count-members': (limit) =>
    limit === 0
      ? 'You wrote that you live alone: change the number, or take the others away.'
      : `Besides you there are ${limit}: please list each of them.`,
}

const SENTENCES = { 'zh-CN': ZH, en: EN }

/** The sentence beside the field. */
export const fieldErrorText = (error: FieldError, language: Language): string =>
  inLanguage(SENTENCES, language)[error.code]('limit' in error ? error.limit : 0)
