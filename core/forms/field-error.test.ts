import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { LANGUAGES } from '../messages/text.ts'
import { type FieldError, fieldErrorOf, fieldErrorText } from './field-error.ts'
import type { FieldKind } from './presentation.ts'

/** What a citizen is told when this schema gets this value under this kind of question. */
const told = (schema: z.ZodType, value: unknown, kind: FieldKind): FieldError => {
  const issue = schema.safeParse(value, { reportInput: true }).error?.issues[0]
  if (issue === undefined) throw new Error('the schema accepts it')
  return fieldErrorOf(issue, kind)
}

describe('what is wrong with an answer', () => {
  it.each<[string, z.ZodType, unknown, FieldKind, FieldError]>([
    ['nothing written', z.string(), undefined, 'text', { code: 'required' }],
    ['nothing chosen', z.enum(['a', 'b']), undefined, 'choice', { code: 'choose-one' }],
    ['something that was not offered', z.enum(['a', 'b']), 'c', 'choice', { code: 'choose-one' }],
    ['no choice of several', z.array(z.string()).min(1), [], 'choices', { code: 'choose-one' }],
    ['no element of a list', z.array(z.string()).min(1), [], 'list', { code: 'add-one' }],
    ['too many elements', z.array(z.string()).max(1), ['a', 'b'], 'list', { code: 'too-many', limit: 1 }],
    ['an unticked box', z.literal(true), false, 'tick', { code: 'must-tick' }],
    ['words for a number', z.number(), 'x', 'yuan', { code: 'not-a-number' }],
    ['a broken number of people', z.int(), 1.5, 'integer', { code: 'whole-number' }],
    ['a third decimal', z.number().multipleOf(0.01), 1.234, 'yuan', { code: 'two-decimals' }],
    ['too little money', z.number().min(0), -1, 'yuan', { code: 'too-low', limit: 0 }],
    ['too high an age', z.int().max(130), 131, 'integer', { code: 'too-high', limit: 130 }],
    ['too few words', z.string().min(20), 'x', 'long-text', { code: 'too-short', limit: 20 }],
    ['too many words', z.string().max(2), 'xxx', 'text', { code: 'too-long', limit: 2 }],
    ['a telephone that is none', z.string().regex(/^1\d{10}$/), '12', 'phone', { code: 'phone-shape' }],
    ['a day no calendar has', z.iso.date(), '2026-02-30', 'date', { code: 'date-shape' }],
    ['another shape', z.string().regex(/^\d{6}$/), '12', 'digits', { code: 'not-valid' }],
    ['a yes where yes or no is asked', z.boolean(), 'maybe', 'yes-no', { code: 'not-valid' }],
    ['an element of another kind', z.strictObject({}), { x: 1 }, 'list', { code: 'not-valid' }],
  ])('is told for %s', (_what, schema, value, kind, error) => {
    expect(told(schema, value, kind)).toEqual(error)
  })

  it('is said in every language, with its limit, without blame and without shouting', () => {
    const plain = [
      'required', 'choose-one', 'must-tick', 'add-one', 'not-a-number', 'whole-number', 'two-decimals', 'phone-shape',
      'date-shape', 'id-check-digit', 'mediation-refused', 'not-valid', 'day-to-come',
    ] as const // prettier-ignore
    const limited = ['too-short', 'too-long', 'too-low', 'too-high', 'too-many', 'count-members'] as const
    const errors: FieldError[] = [...plain.map((code) => ({ code })), ...limited.map((code) => ({ code, limit: 7 }))]
    for (const language of LANGUAGES)
      for (const error of errors) {
        const sentence = fieldErrorText(error, language)
        expect(sentence).not.toMatch(/[!！]|错误|失败|非法|invalid|error|failed/i)
        if ('limit' in error) expect(sentence).toContain('7')
      }
  })
})
