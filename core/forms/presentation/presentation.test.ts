/** What is asked and what is valid are two files: here they are held together. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadCatalogue } from '../../catalogue/catalogue.ts'
import { beginDraft, fillFromPerson, valueAt } from '../draft.ts'
import { FORM_CODES, FORM_SCHEMAS } from '../form-submission.ts'
import type { PlainField } from '../presentation.ts'
import { samplePerson } from '../sample.ts'

/** The part of JSON Schema that the forms use. */
const Node = z.object({
  type: z.string().optional(),
  properties: z.record(z.string(), z.json()).optional(),
  required: z.array(z.string()).optional(),
  items: z.json().optional(),
  enum: z.array(z.string()).optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
})
type Node = z.infer<typeof Node>

const child = (node: Node, key: string): Node | undefined => {
  const inner = node.properties?.[key]
  return inner === undefined ? undefined : Node.parse(inner)
}
const nodeAt = (root: Node, path: string): Node | undefined =>
  path.split('.').reduce<Node | undefined>((node, key) => (node ? child(node, key) : undefined), root)

/** Dotted paths that the schema demands; a list counts as one path. */
const requiredPaths = (node: Node, prefix = ''): string[] =>
  (node.required ?? []).flatMap((key) => {
    const inner = child(node, key)
    return inner?.properties === undefined ? [`${prefix}${key}`] : requiredPaths(inner, `${prefix}${key}.`)
  })
const isRequired = (root: Node, path: string) => requiredPaths(root).includes(path)

const KINDS: Record<string, readonly string[]> = {
  string: ['text', 'address', 'long-text', 'id-number', 'phone', 'digits', 'date', 'choice'],
  boolean: ['yes-no', 'tick'],
  integer: ['integer'],
  number: ['yuan'],
  array: ['choices', 'list'],
}

const catalogue = loadCatalogue()

describe.each(FORM_CODES)('the questions of %s', (code) => {
  const form = catalogue.form(code)
  const schema = Node.parse(z.toJSONSchema(FORM_SCHEMAS[code]))
  const fields = form.steps.flatMap((step) => step.fields)

  const agreesWith = (root: Node, field: Omit<PlainField, 'kind'> & { kind: string }) => {
    const node = nodeAt(root, field.path)
    expect(node, `${field.path} is in the schema`).toBeDefined()
    expect(KINDS[node!.type ?? ''], `${field.path} is asked as its type wants`).toContain(field.kind)
    // What belongs to one answer only is demanded where that answer is given (missingAnswers).
    if (field.required && field.kind !== 'list' && field.showWhen === undefined)
      expect(isRequired(root, field.path), `${field.path} required`).toBe(true)
    if (isRequired(root, field.path) && field.kind !== 'list')
      expect(field.required, `${field.path} required`).toBe(true)
    if (node!.maxLength !== undefined && field.kind !== 'date' && field.kind !== 'choice')
      expect(field.maxLength, `${field.path} has room for what is typed and no more`).toBeLessThanOrEqual(
        node!.maxLength,
      )
    const allowed = node!.enum ?? (node!.items === undefined ? undefined : Node.parse(node!.items).enum)
    for (const option of field.options ?? []) expect(allowed, field.path).toContain(option.value)
    if (['choice', 'choices'].includes(field.kind)) expect(field.options?.length, field.path).toBeGreaterThan(1)
  }

  it('are those of the schema: path, type, length, options, required', () => {
    for (const field of fields) agreesWith(schema, field)
  })

  it('ask inside a list what its schema has, within its bounds', () => {
    for (const field of fields) {
      if (field.kind !== 'list') continue
      const list = nodeAt(schema, field.path)!
      const element = Node.parse(list.items)
      expect([field.minElements, field.maxElements], field.path).toEqual([list.minItems ?? 0, list.maxItems])
      for (const inner of field.elementFields) agreesWith(element, inner)
      for (const key of requiredPaths(element))
        expect(
          field.elementFields.map((inner) => inner.path),
          `${field.path}.${key}`,
        ).toContain(key)
    }
  })

  it('leave nothing out that the schema demands: it is asked, or the form begins with it', () => {
    const begun = beginDraft(form, undefined, '2026-11-24')
    const asked = new Set(fields.map((field) => field.path))
    for (const path of requiredPaths(schema))
      expect(asked.has(path) || valueAt(begun, path) !== undefined, path).toBe(true)
  })

  it('begin only with values the schema has', () => {
    for (const path of Object.keys(form.defaults)) expect(nodeAt(schema, path), path).toBeDefined()
  })

  it('take nothing from the card that the schema has no place for', () => {
    const filled = fillFromPerson(
      form,
      {},
      {
        name: samplePerson.name,
        sex: samplePerson.sex,
        ethnicity: samplePerson.ethnicity!,
        birthDate: samplePerson.birthDate,
        idType: samplePerson.idType,
        idNumber: samplePerson.idNumber,
        domicileAddress: samplePerson.domicileAddress!,
      },
    )
    const leaves = (value: unknown, prefix: string): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, prefix === '' ? key : `${prefix}.${key}`))
        : [prefix]
    for (const path of Object.keys(filled).length === 0 ? [] : leaves(filled, ''))
      expect(nodeAt(schema, path), path).toBeDefined()
  })

  it('name each step and each path once, and show a question only by an answer that was asked before', () => {
    const ids = form.steps.map((step) => step.id)
    expect(new Set(ids).size).toBe(ids.length)
    const paths = fields.map((field) => field.path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const step of form.steps)
      for (const field of step.fields) {
        const siblings =
          field.kind === 'list'
            ? field.elementFields
            : form.steps.slice(0, form.steps.indexOf(step) + 1).flatMap((before) => before.fields)
        for (const one of field.kind === 'list' ? siblings : step.fields) {
          if (one.showWhen === undefined) continue
          const trigger = siblings.find((other) => other.path === one.showWhen?.path)
          const values = trigger?.options?.map((option) => option.value) ?? []
          for (const value of one.showWhen.isOneOf) expect(values, one.path).toContain(value)
        }
      }
  })
})
