/** A service of the one catalogue (R1, R2): the same data makes the guide, the form, the print and the centre's check. */
import { z } from 'zod'
import { PauseReason } from '../cases/reasons.ts'
import { FormCode } from '../forms/form-submission.ts'
import { ItemCode } from '../ids.ts'
import { Text } from '../messages/text.ts'

/** A day is not a day: calendar days, working days and hours are different types of time limit. */
export const TimeLimit = z.strictObject({
  n: z.int().positive(),
  unit: z.enum(['calendar', 'working', 'hour', 'month']),
  from: z.enum(['application', 'acceptance', 'decision']),
  /** The stage that keeps the limit: once a case is there, it no longer runs. */
  until: z.enum(['accepted', 'decided', 'documented']),
  what: Text,
  source: z.string().min(1),
  verified: z.boolean(),
  /** How much may be added, in the same unit, and how often; always with a reason, told in writing. */
  extension: z
    .strictObject({
      n: z.int().positive(),
      times: z.int().positive(),
      /** Who must agree. */
      approvedBy: Text,
      source: z.string().min(1),
      verified: z.boolean(),
    })
    .optional(),
})
export type TimeLimit = z.infer<typeof TimeLimit>

/**
 * A condition, and where it can be asked, the question by which a citizen checks it. A wrong answer never shuts the
 * door (the body decides); it says what it means, and where a better way is.
 */
const Condition = z.strictObject({
  text: Text,
  source: z.string().min(1),
  check: z
    .strictObject({
      question: Text,
      fits: z.enum(['yes', 'no']),
      otherwise: Text,
      /** The service that fits better then. */
      instead: ItemCode.optional(),
    })
    .optional(),
})

/** Who handles it, and what this terminal does about it (R4). */
const LEVELS = ['village', 'township', 'county', 'city', 'province'] as const
const Level = z.enum(LEVELS)
/**
 * `here`: handled or taken in at this terminal. `booked`: the terminal books, the body handles.
 * `forwarded`: taken in here and passed on to the body. `carried`: the paper is made here, the citizen takes it there.
 * `shown`: the terminal tells all there is to tell.
 */
export const HandlingWay = z.enum(['here', 'booked', 'forwarded', 'carried', 'shown'])
export type HandlingWay = z.infer<typeof HandlingWay>

const INSTITUTION_KINDS = [
  'centre',
  'station',
  'legal-aid',
  'notary',
  'mediation',
  'arbitration',
  'labour-arbitration',
  'land-arbitration',
  'court',
  'forensic',
  'law-firm',
  'reconsideration',
  'justice-bureau',
  'labour-inspection',
  'social-insurance',
] as const
export const InstitutionKind = z.enum(INSTITUTION_KINDS)
export type InstitutionKind = z.infer<typeof InstitutionKind>

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

const ITEM_TYPES = [
  'consultation',
  'legal-aid',
  'notary',
  'forensic',
  'mediation',
  'arbitration',
  'reconsideration',
  'state-compensation',
  'lawyer-service',
  'enquiry',
  'complaint',
  'referral',
] as const

/** Other words for a question where the form's own do not fit this service. */
const Wording = z.strictObject({
  label: Text.optional(),
  legalTerm: Text.optional(),
  hint: Text.optional(),
  example: Text.optional(),
})

export const CatalogueItem = z.strictObject({
  code: ItemCode,
  /** GB/T 39554.1-2020 code of the state, where one is known; never invented. */
  officialBaseCode: z.string().nullable(),
  name: Text,
  /** Everyday words for the door: "boss does not pay". */
  plainName: Text,
  /** Shown large on the screen, where people behind can read: says nothing about the matter. */
  neutralTitle: Text,
  type: z.enum(ITEM_TYPES),
  summary: Text,
  legalBasis: z.array(z.strictObject({ law: z.string(), articles: z.string(), verified: z.boolean() })).min(1),
  handlingLevel: Text,
  handlingBody: Text,
  handling: z.strictObject({
    way: HandlingWay,
    levels: z.array(Level).min(1),
    bodies: z.array(InstitutionKind).min(1),
  }),
  conditions: z.array(Condition),
  steps: z.array(Text).min(1),
  materials: z.array(Material),
  timeLimits: z.array(TimeLimit),
  /** For what its limits stand still, beside papers that are asked for. */
  pauses: z.array(z.strictObject({ reason: PauseReason, source: z.string().min(1), verified: z.boolean() })).optional(),
  fee: Text,
  result: Text,
  /** Forms to fill, in order; empty for an enquiry. */
  forms: z.array(FormCode),
  /** A form that is only wanted where another form has one of these answers. */
  formWhen: z
    .partialRecord(FormCode, z.strictObject({ form: FormCode, path: z.string(), isOneOf: z.array(z.string()).min(1) }))
    .optional(),
  /** The name of a form, where this service calls it otherwise. */
  formTitles: z.partialRecord(FormCode, Text).optional(),
  wording: z.partialRecord(FormCode, z.record(z.string(), Wording)).optional(),
  /** Questions of the form that this service does not ask (form → paths). */
  omits: z.partialRecord(FormCode, z.array(z.string()).min(1)).optional(),
  /** Questions that the form leaves free and this service must have (form → paths). */
  demands: z.partialRecord(FormCode, z.array(z.string()).min(1)).optional(),
  /** Answers the item itself gives (form → path → value): they are not asked. */
  presets: z.partialRecord(FormCode, z.record(z.string(), z.json())).optional(),
  /** Of a question with many options, those that fit this item (form → path → values). */
  choices: z.partialRecord(FormCode, z.record(z.string(), z.array(z.string()).min(1))).optional(),
  themes: z.array(Theme).min(1),
  /**
   * `application`: form to intake. `document`: forms become a paper that the citizen takes along, nothing is sent.
   * `guidance`: told and printed. `enquiry`: own cases. `directory`, `library`: to look up. `consultation`: a lawyer, now.
   */
  kind: z.enum(['application', 'document', 'guidance', 'enquiry', 'directory', 'library', 'consultation']),
  identification: z.enum(['required', 'optional', 'none']),
  /** `paper`: 电子签名法 3 keeps marriage, adoption and succession out of electronic signature: printed and signed by hand. */
  signature: z.enum(['required', 'paper', 'none']),
  searchWords: z.array(z.string()),
  source: z.string().min(1),
  verified: z.boolean(),
})
export type CatalogueItem = z.infer<typeof CatalogueItem>
