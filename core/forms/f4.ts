/** F4 行政复议申请书 (行政复议法 11, 17, 20, 22–24, 27–29, 42, 50). */
import { z } from 'zod'
import { IsoDate, Person, PersonName, PhoneNumber } from './person.ts'

/** The act, in the order of 行政复议法 11 (1)–(15). */
const ACT_KINDS = [
  'penalty',
  'compulsory-measure',
  'licence',
  'natural-resources',
  'expropriation',
  'compensation',
  'work-injury',
  'business-autonomy',
  'monopoly',
  'unlawful-charge',
  'duty-of-protection',
  'social-benefit',
  'agreement',
  'disclosure',
  'other',
] as const
const REQUESTS = ['revoke', 'change', 'declare-unlawful', 'order-performance', 'compensation', 'review-norm'] as const
const GENERAL_LIMIT_DAYS = 60
const DAY_MS = 86_400_000

const Agent = z.strictObject({ name: PersonName, phone: PhoneNumber, relation: z.string().trim().max(20) })

export const F4Data = z
  .strictObject({
    applicant: Person,
    /** 行政复议法 17: one or two. */
    agents: z.array(Agent).max(2),
    respondent: z.strictObject({
      agency: z.string().trim().min(2).max(60),
      level: z.enum(['township', 'county', 'city', 'province', 'ministry']),
      /** 行政复议法 27: customs, finance, foreign exchange, tax, state security: to the superior. */
      verticalSystem: z.boolean(),
    }),
    actKind: z.enum(ACT_KINDS),
    actNumber: z.string().trim().max(60).optional(),
    actDate: IsoDate.optional(),
    knownDate: IsoDate,
    /** The day on which the form is filled in: the terminal writes it. */
    appliedOn: IsoDate,
    rightsNotified: z.boolean(),
    /** 行政复议法 23: must be reconsidered before a court. */
    preLitigation: z.boolean(),
    /** 行政复议法 29: not both at once. */
    litigationFiled: z.literal(false),
    requests: z.array(z.enum(REQUESTS)).min(1),
    requestText: z.string().trim().min(4).max(1_000),
    factsReasons: z.string().trim().min(20).max(4_000),
    evidence: z
      .array(z.strictObject({ name: z.string().trim().min(1).max(60), proves: z.string().trim().max(100).optional() }))
      .max(30),
    lateReason: z.string().trim().max(500).optional(),
    simplifiedAgree: z.boolean(),
    stayRequested: z.boolean(),
    hearingRequested: z.boolean(),
    mediationWilling: z.boolean(),
    /** Told at the counter and written down: then it is a record (笔录). */
    oral: z.boolean(),
  })
  .refine(
    ({ appliedOn, knownDate, lateReason, rightsNotified }) =>
      !rightsNotified ||
      Date.parse(appliedOn) - Date.parse(knownDate) <= GENERAL_LIMIT_DAYS * DAY_MS ||
      lateReason !== undefined,
    { path: ['lateReason'], params: { code: 'late-reason' } },
  )
export type F4Data = z.infer<typeof F4Data>
