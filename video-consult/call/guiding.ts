/**
 * "Guide my hand": a form is filled in beside the talk. The citizen's page says which fields there are and which are
 * filled in, and what stands in them only where the citizen shows it; the lawyer's page points and proposes. Nothing is
 * entered but by the citizen's own touch, so no message of the lawyer's carries more than a proposal.
 */
export interface GuidedField {
  readonly path: string
  readonly label: string
  readonly filled: boolean
  /** What may be proposed: any text, one of these, or nothing (lists, papers, what the card says). */
  readonly takes: 'text' | 'one-of' | 'nothing'
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** `null` while the citizen does not show it. */
  readonly value: string | null
}

export interface GuidedForm {
  readonly title: string
  readonly step: string
  readonly number: number
  readonly count: number
  readonly fields: readonly GuidedField[]
}

interface FormOffer {
  readonly code: string
  readonly title: string
}

export type GuidingMessage =
  /** To the lawyer: what can be filled in at this terminal, what stands on its screen (`null`: none), whether it is whole. */
  | {
      readonly type: 'form'
      readonly offers: readonly FormOffer[]
      readonly form: GuidedForm | null
      readonly filled: boolean
    }
  /** To the citizen: shall this be filled in together? */
  | { readonly type: 'offer-form'; readonly code: string }
  | { readonly type: 'highlight'; readonly field: string | null }
  | { readonly type: 'propose'; readonly field: string; readonly value: string }
  /** To the lawyer: what became of a proposal. */
  | { readonly type: 'confirm'; readonly field: string; readonly agreed: boolean }

/** As in the forms; longer is no answer, and no honest page sends it. */
const LONGEST = 4_000
const MOST_FIELDS = 100
const TAKES = ['text', 'one-of', 'nothing'] as const

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null
const get = (data: object, name: string): unknown => Reflect.get(data, name)
const textIn = (data: object, name: string): string | undefined => {
  const value = get(data, name)
  return typeof value === 'string' && value.length <= LONGEST ? value : undefined
}
const listIn = <T>(data: object, name: string, read: (one: object) => T | undefined): readonly T[] => {
  const value = get(data, name)
  if (!Array.isArray(value)) return []
  const all: readonly unknown[] = value
  return all.slice(0, MOST_FIELDS).flatMap((one) => (isObject(one) ? (read(one) ?? []) : []))
}

const readOffer = (data: object): FormOffer | undefined => {
  const [code, title] = [textIn(data, 'code'), textIn(data, 'title')]
  return code === undefined || title === undefined ? undefined : { code, title }
}
const readOption = (data: object): GuidedField['options'][number] | undefined => {
  const [value, label] = [textIn(data, 'value'), textIn(data, 'label')]
  return value === undefined || label === undefined ? undefined : { value, label }
}
const readField = (data: object): GuidedField | undefined => {
  const [path, label] = [textIn(data, 'path'), textIn(data, 'label')]
  const takes = TAKES.find((one) => one === get(data, 'takes'))
  if (path === undefined || label === undefined || takes === undefined) return undefined
  const filled = get(data, 'filled') === true
  return {
    path,
    label,
    filled,
    takes,
    options: listIn(data, 'options', readOption),
    value: textIn(data, 'value') ?? null,
  }
}
const readForm = (data: unknown): GuidedForm | null => {
  if (!isObject(data)) return null
  const [title, step] = [textIn(data, 'title'), textIn(data, 'step')]
  const [number, count] = [get(data, 'number'), get(data, 'count')]
  if (title === undefined || step === undefined || typeof number !== 'number' || typeof count !== 'number') return null
  return { title, step, number, count, fields: listIn(data, 'fields', readField) }
}

/** `undefined` where it is nothing a page of ours says. */
export const readGuiding = (data: object): GuidingMessage | undefined => {
  const type = get(data, 'type')
  const [field, value, code] = [textIn(data, 'field'), textIn(data, 'value'), textIn(data, 'code')]
  const agreed = get(data, 'agreed')
  if (type === 'form')
    return {
      type,
      offers: listIn(data, 'offers', readOffer),
      form: readForm(get(data, 'form')),
      filled: get(data, 'filled') === true,
    }
  if (type === 'offer-form' && code !== undefined) return { type, code }
  if (type === 'highlight') return { type, field: field ?? null }
  if (type === 'propose' && field !== undefined && value !== undefined) return { type, field, value }
  return type === 'confirm' && field !== undefined && typeof agreed === 'boolean' ? { type, field, agreed } : undefined
}
