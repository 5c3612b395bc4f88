/** What happens to a case beside its stages: entries are only ever added, and say who did what. */
import { z } from 'zod'
import { ClockTime } from '../booking/office-hours.ts'
import { Sha256Hex } from '../ids.ts'
import { DocumentSignature } from './document-signature.ts'
import { DeskLevel } from './levels.ts'
import { RATING_TAGS } from './rating-tags.ts'
import { NotAcceptedReason, PauseReason, ReferralReason } from './reasons.ts'

const DAY_PARTS = ['morning', 'afternoon'] as const
/** `time` (`HH:MM`): a place that is held; without it a wish that staff confirm. */
export const Slot = z.strictObject({ day: z.iso.date(), dayPart: z.enum(DAY_PARTS), time: ClockTime.optional() })
export type Slot = z.infer<typeof Slot>

/** Five levels of GB/T 39735-2020, 5 the best. */
export const RatingLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
export const RatingTag = z.enum(RATING_TAGS)

const ISSUED_DOCUMENTS = [
  'decision',
  'supplement-notice',
  'acceptance-notice',
  'answer',
  'record',
  'not-accepted-notice',
  'extension-notice',
  'pause-notice',
  'referral-notice',
  'complaint-notice',
  'complaint-answer',
] as const
export const IssuedDocument = z.strictObject({
  kind: z.enum(ISSUED_DOCUMENTS),
  number: z.string().min(1).max(60),
  sha256: Sha256Hex,
  sizeBytes: z.int().positive(),
  /** Absent on what was issued before documents were signed. */
  signature: DocumentSignature.optional(),
})

export const MissingPaper = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,40}$/),
  name: z.string().trim().min(1).max(60),
  why: z.string().trim().max(200),
})

/** What the terminal says of a paper that came later; see `MaterialReference`. */
export const GivenPaper = z.strictObject({
  sha256: Sha256Hex,
  name: z.string().max(40).optional(),
  pages: z.int().positive().optional(),
  unclear: z.literal(true).optional(),
})

/** A member of staff: the account, for rules, and the name, for readers. */
const By = z.strictObject({ id: z.string().min(1), name: z.string().min(1) })
const Words = z.string().trim().min(2)

export const LimitName = z.enum(['accept', 'decide', 'assign'])
export type LimitName = z.infer<typeof LimitName>
export const LimitUnit = z.enum(['calendar', 'working', 'hour', 'month'])

export const DossierEntry = z.discriminatedUnion('kind', [
  /** Told once and completely: a second one is refused. */
  z.strictObject({
    kind: z.literal('supplement-asked'),
    papers: z.array(MissingPaper).min(1).max(20),
    until: z.iso.date(),
  }),
  z.strictObject({
    kind: z.literal('supplement-given'),
    codes: z.array(z.string()).min(1).max(40),
    papers: z.array(GivenPaper).max(40).optional(),
  }),
  z.strictObject({ kind: z.literal('answered'), text: Words.max(4000), laws: z.string().trim().max(400) }),
  z.strictObject({ kind: z.literal('booked'), slot: Slot, with: z.string().trim().max(60) }),
  z.strictObject({ kind: z.literal('booking-moved'), slot: Slot }),
  z.strictObject({ kind: z.literal('booking-cancelled') }),
  /** To a body outside: its work begins anew there. */
  z.strictObject({ kind: z.literal('referred'), to: Words.max(60), why: z.string().trim().max(400) }),
  /** Up the level, with the file: the case goes on. */
  z.strictObject({
    kind: z.literal('referred-up'),
    from: DeskLevel,
    to: DeskLevel,
    reason: ReferralReason,
    note: z.string().trim().max(400),
  }),
  z.strictObject({ kind: z.literal('referral-taken'), at: DeskLevel }),
  z.strictObject({
    kind: z.literal('not-accepted'),
    reason: NotAcceptedReason,
    words: z.string().trim().max(1000),
    /** Where to go instead. */
    goTo: z.string().trim().max(200),
  }),
  z.strictObject({
    kind: z.literal('limit-extended'),
    what: LimitName,
    n: z.int().positive(),
    unit: LimitUnit,
    reason: Words.max(400),
    beforeMs: z.int(),
    afterMs: z.int(),
  }),
  z.strictObject({ kind: z.literal('limit-paused'), reason: PauseReason, note: z.string().trim().max(400) }),
  z.strictObject({ kind: z.literal('limit-resumed') }),
  /** `about`: accounts of those complained about; they are kept from the case. */
  z.strictObject({ kind: z.literal('complaint-registered'), about: z.array(z.string()).max(20), by: By }),
  z.strictObject({
    kind: z.literal('complaint-investigated'),
    findings: Words.max(4000),
    measures: z.string().trim().max(2000),
    by: By,
  }),
  z.strictObject({
    kind: z.literal('complaint-reviewed'),
    agrees: z.boolean(),
    note: z.string().trim().max(1000),
    by: By,
  }),
  z.strictObject({ kind: z.literal('complaint-answered'), text: Words.max(4000), by: By }),
  z.strictObject({ kind: z.literal('document-issued'), document: IssuedDocument }),
  z.strictObject({ kind: z.literal('receipt-confirmed'), sha256: Sha256Hex }),
  z.strictObject({ kind: z.literal('rated'), level: RatingLevel, tags: z.array(RatingTag).max(RATING_TAGS.length) }),
  z.strictObject({ kind: z.literal('experience-shared'), text: z.string().trim().min(10).max(1000) }),
  /** `text`: as it may be read, names masked; `why`: of a refusal, told to its author. */
  z.strictObject({
    kind: z.literal('experience-moderated'),
    shown: z.boolean(),
    text: z.string().trim().max(1000).optional(),
    why: z.string().trim().max(200).optional(),
  }),
  /** Staff have asked the dissatisfied what was wrong. */
  z.strictObject({ kind: z.literal('followed-up'), note: Words.max(1000) }),
  /** `pressedAtMs`: an undo within the first minutes, by the terminal's clock; the line may have been away since. */
  z.strictObject({ kind: z.literal('withdrawn-by-citizen'), pressedAtMs: z.int().optional() }),
])
export type DossierEntry = z.infer<typeof DossierEntry>
