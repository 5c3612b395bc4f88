/**
 * Values by a JSON Schema, as the API's own document gives them: mostly what the schema asks for, now and then something
 * else in a place or two. What no schema catches is found by the right shape with odd content, more than by noise.
 */
import fc from 'fast-check'
import { z } from 'zod'

/** The words of JSON Schema (2020-12) that our document uses. */
const Schema = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  $ref: z.string().optional(),
})

const MOST_ITEMS = 3
const DEEPEST = 12
/** One place in so many holds what the schema does not ask for. */
const ODD_ONE_IN = 25

/** What breaks programs: none of it is a person's. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, '', '\0', '\u202e', '\ud800', "'; drop table cases; --", '../../etc/passwd', '%00', '𠮷'.repeat(200)],
    ...[-1, 0, 1e308, -0, 2 ** 53, 0.1, true, [], {}, [[]], { constructor: {} }],
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

const stringBy = (schema: z.infer<typeof Schema>): fc.Arbitrary<unknown> => {
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern))
  if (schema.format === 'uuid') return fc.uuid()
  const minLength = schema.minLength ?? 0
  return fc.string({
    unit: 'grapheme',
    minLength,
    maxLength: Math.max(minLength, Math.min(schema.maxLength ?? 40, 60)),
  })
}

const right = (value: unknown, depth: number): fc.Arbitrary<unknown> => {
  const schema = Schema.parse(value)
  if (schema.$ref !== undefined || depth > DEEPEST) return fc.jsonValue({ maxDepth: 2 })
  const either = schema.oneOf ?? schema.anyOf
  if (either !== undefined) return fc.oneof(...either.map((one) => by(one, depth + 1)))
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  switch (schema.type) {
    case 'string':
      return stringBy(schema)
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -1e9, Number.MIN_SAFE_INTEGER),
        max:
          Math.min(schema.maximum ?? 2e12, Number.MAX_SAFE_INTEGER) > 2 ** 31 ? 2 ** 31 - 1 : (schema.maximum ?? 1e9),
      })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const minLength = schema.minItems ?? 0
      const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS))
      return fc.array(by(schema.items ?? {}, depth + 1), { minLength, maxLength })
    }
    case 'object': {
      const properties = Object.entries(schema.properties ?? {})
      return fc.record(Object.fromEntries(properties.map(([key, one]) => [key, by(one, depth + 1)])), {
        requiredKeys: schema.required ?? [],
      })
    }
    case undefined:
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

const by = (schema: unknown, depth: number): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: ODD_ONE_IN - 1, arbitrary: right(schema, depth) }, { weight: 1, arbitrary: odd })

export const arbitraryOf = (schema: unknown): fc.Arbitrary<unknown> => by(schema, 0)
