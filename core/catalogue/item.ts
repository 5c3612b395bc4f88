/** A service of the one catalogue (R1, R2): the same data makes the guide, the form, the print and the centre's check. */
import { z } from 'zod'
import { ItemCode } from '../ids.ts'
import { Text } from '../messages/text.ts'

/** A day is not a day: calendar days, working days and hours are different types of time limit. */
export const TimeLimit = z.strictObject({
  n: z.int().positive(),
  unit: z.enum(['calendar', 'working', 'hour']),
  from: z.enum(['application', 'acceptance', 'decision']),
  /** The stage that keeps the limit: once a case is there, it no longer runs. */
  until: z.enum(['accepted', 'decided', 'documented']),
  what: Text,
  source: z.string().min(1),
  verified: z.boolean(),
})
export type TimeLimit = z.infer<typeof TimeLimit>

const Condition = z.strictObject({ text: Text, source: z.string().min(1) })

export const Material = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,40}$/),
  name: Text,
  why: Text,
  ifMissing: Text,
  required: z.boolean(),
  /** `from-card`: read from the chip, nothing to add; `from-form`: made by filling the form. */
  origin: z.enum(['from-card', 'from-form', 'citizen']),
})
export type Material = z.infer<typeof Material>

export const THEMES = ['wages', 'family', 'accident', 'government', 'lawyer', 'progress'] as const
export const Theme = z.enum(THEMES)
export type Theme = z.infer<typeof Theme>

const FormCodes = z.enum(['F1', 'F1b', 'F2', 'F6'])

export const CatalogueItem = z.strictObject({
  code: ItemCode,
  /** GB/T 39554.1-2020 code of the state, where one is known; never invented. */
  officialBaseCode: z.string().nullable(),
  name: Text,
  /** Everyday words for the door: "boss does not pay". */
  plainName: Text,
  /** Shown large on the screen, where people behind can read: says nothing about the matter. */
  neutralTitle: Text,
  type: z.enum(['consultation', 'legal-aid', 'mediation', 'enquiry']),
  summary: Text,
  legalBasis: z.array(z.strictObject({ law: z.string(), articles: z.string(), verified: z.boolean() })).min(1),
  handlingLevel: Text,
  handlingBody: Text,
  conditions: z.array(Condition),
  steps: z.array(Text).min(1),
  materials: z.array(Material),
  timeLimits: z.array(TimeLimit),
  fee: Text,
  result: Text,
  /** Forms to fill, in order; empty for an enquiry. */
  forms: z.array(FormCodes),
  /** Answers the item itself gives (form → path → value): they are not asked. */
  presets: z.partialRecord(FormCodes, z.record(z.string(), z.json())).optional(),
  /** Of a question with many options, those that fit this item (form → path → values). */
  choices: z.partialRecord(FormCodes, z.record(z.string(), z.array(z.string()).min(1))).optional(),
  themes: z.array(Theme).min(1),
  /** `application`: form to intake; `enquiry`: own cases; `coming`: shown, and told what to do until then. */
  kind: z.enum(['application', 'enquiry', 'coming']),
  identification: z.enum(['required', 'optional', 'none']),
  signature: z.enum(['required', 'none']),
  searchWords: z.array(z.string()),
  source: z.string().min(1),
  verified: z.boolean(),
})
export type CatalogueItem = z.infer<typeof CatalogueItem>
