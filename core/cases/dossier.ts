/** How a case stands beside its stage, folded from its entries: the same for the citizen, the staff and the rules. Pure. */
import { z } from 'zod'
import {
  type DossierEntry,
  GivenPaper,
  IssuedDocument,
  LimitName,
  LimitUnit,
  MissingPaper,
  RatingLevel,
  RatingTag,
  Slot,
} from './dossier-entry.ts'
import { DeskLevel } from './levels.ts'
import { NotAcceptedReason, PauseReason, ReferralReason } from './reasons.ts'

/** Named by staff, read by staff: the citizen is told the steps alone. */
const ComplaintFile = z.strictObject({
  /** Accounts of those complained about. */
  about: z.array(z.string()),
  investigation: z
    .strictObject({ findings: z.string(), measures: z.string(), byId: z.string(), by: z.string() })
    .nullable(),
  review: z.strictObject({ agrees: z.boolean(), note: z.string(), byId: z.string(), by: z.string() }).nullable(),
})
const Complaint = z.strictObject({
  registeredAtMs: z.int(),
  investigatedAtMs: z.int().nullable(),
  /** When a second person agreed; a review that sends it back leaves it open. */
  reviewedAtMs: z.int().nullable(),
  answer: z.strictObject({ text: z.string(), atMs: z.int() }).nullable(),
  file: ComplaintFile.nullable(),
})

export const Dossier = z.strictObject({
  supplement: z
    .strictObject({
      papers: z.array(MissingPaper),
      until: z.iso.date(),
      askedAtMs: z.int(),
      givenAtMs: z.int().nullable(),
      given: z.array(GivenPaper),
    })
    .nullable(),
  answer: z.strictObject({ text: z.string(), laws: z.string(), atMs: z.int() }).nullable(),
  /** `booked` by the centre; `moved` by the citizen, which the centre sees; `cancelled` by either. */
  booking: z.strictObject({ slot: Slot, state: z.enum(['booked', 'moved', 'cancelled']), with: z.string() }).nullable(),
  referredTo: z.string().nullable(),
  /** The last step up; `takenAtMs` is `null` while the level above has not taken it. */
  referral: z
    .strictObject({
      from: DeskLevel,
      to: DeskLevel,
      reason: ReferralReason,
      note: z.string(),
      atMs: z.int(),
      takenAtMs: z.int().nullable(),
    })
    .nullable(),
  notAccepted: z.strictObject({ reason: NotAcceptedReason, words: z.string(), goTo: z.string() }).nullable(),
  extensions: z.array(
    z.strictObject({
      what: LimitName,
      n: z.int(),
      unit: LimitUnit,
      reason: z.string(),
      atMs: z.int(),
      beforeMs: z.int(),
      afterMs: z.int(),
    }),
  ),
  /** Times at which staff stopped the clock by rule; a supplement stops it by itself. */
  pauses: z.array(z.strictObject({ reason: PauseReason, note: z.string(), fromMs: z.int(), toMs: z.int().nullable() })),
  complaint: Complaint.nullable(),
  documents: z.array(z.strictObject({ ...IssuedDocument.shape, issuedAtMs: z.int(), confirmed: z.boolean() })),
  rating: z.strictObject({ level: RatingLevel, tags: z.array(RatingTag) }).nullable(),
  experience: z.enum(['none', 'waiting', 'shown', 'hidden']),
  /** Her words; after approval as they are shown; after a refusal why. */
  experienceText: z.string().nullable(),
  experienceWhy: z.string().nullable(),
  /** A rating of 不满意 or worse is a task until somebody has asked. */
  followUp: z.enum(['none', 'wanted', 'done']),
  /** What the citizen took back. `pressedAtMs`: as an undo, by the terminal's clock. */
  withdrawn: z.strictObject({ atMs: z.int(), pressedAtMs: z.int().nullable() }).nullable(),
})
export type Dossier = z.infer<typeof Dossier>

export const EMPTY_DOSSIER: Dossier = {
  supplement: null,
  answer: null,
  booking: null,
  referredTo: null,
  referral: null,
  notAccepted: null,
  extensions: [],
  pauses: [],
  complaint: null,
  documents: [],
  rating: null,
  experience: 'none',
  experienceText: null,
  experienceWhy: null,
  followUp: 'none',
  withdrawn: null,
}

interface DatedEntry {
  readonly entry: DossierEntry
  readonly atMs: number
}

/** 不满意 */
const POOR_LEVEL = 2

type ComplaintEntry = Extract<DossierEntry, { kind: `complaint-${string}` }>

const complaintStep = (
  before: Dossier['complaint'],
  entry: ComplaintEntry,
  atMs: number,
): z.infer<typeof Complaint> | null => {
  if (entry.kind === 'complaint-registered')
    return {
      registeredAtMs: atMs,
      investigatedAtMs: null,
      reviewedAtMs: null,
      answer: null,
      file: { about: entry.about, investigation: null, review: null },
    }
  if (before === null) return null
  const file = before.file ?? { about: [], investigation: null, review: null }
  switch (entry.kind) {
    case 'complaint-investigated': {
      const { by, findings, measures } = entry
      return {
        ...before,
        investigatedAtMs: atMs,
        reviewedAtMs: null,
        file: { ...file, investigation: { findings, measures, byId: by.id, by: by.name }, review: null },
      }
    }
    case 'complaint-reviewed': {
      const { agrees, by, note } = entry
      return {
        ...before,
        reviewedAtMs: agrees ? atMs : null,
        file: { ...file, review: { agrees, note, byId: by.id, by: by.name } },
      }
    }
    case 'complaint-answered':
      return { ...before, answer: { text: entry.text, atMs } }
    default:
      return entry satisfies never
  }
}

const step = (dossier: Dossier, { atMs, entry }: DatedEntry): Dossier => {
  switch (entry.kind) {
    case 'supplement-asked':
      return {
        ...dossier,
        supplement: { papers: entry.papers, until: entry.until, askedAtMs: atMs, givenAtMs: null, given: [] },
      }
    case 'supplement-given':
      return dossier.supplement === null
        ? dossier
        : { ...dossier, supplement: { ...dossier.supplement, givenAtMs: atMs, given: entry.papers ?? [] } }
    case 'answered':
      return { ...dossier, answer: { text: entry.text, laws: entry.laws, atMs } }
    case 'booked':
      return { ...dossier, booking: { slot: entry.slot, state: 'booked', with: entry.with } }
    case 'booking-moved':
      return { ...dossier, booking: { slot: entry.slot, state: 'moved', with: dossier.booking?.with ?? '' } }
    case 'booking-cancelled':
      return dossier.booking === null ? dossier : { ...dossier, booking: { ...dossier.booking, state: 'cancelled' } }
    case 'referred':
      return { ...dossier, referredTo: entry.to }
    case 'referred-up': {
      const { from, note, reason, to } = entry
      return { ...dossier, referral: { from, to, reason, note, atMs, takenAtMs: null } }
    }
    case 'referral-taken':
      return dossier.referral === null ? dossier : { ...dossier, referral: { ...dossier.referral, takenAtMs: atMs } }
    case 'not-accepted':
      return { ...dossier, notAccepted: { reason: entry.reason, words: entry.words, goTo: entry.goTo } }
    case 'limit-extended': {
      const { kind: _kind, ...extension } = entry
      return { ...dossier, extensions: [...dossier.extensions, { ...extension, atMs }] }
    }
    case 'limit-paused':
      return {
        ...dossier,
        pauses: [...dossier.pauses, { reason: entry.reason, note: entry.note, fromMs: atMs, toMs: null }],
      }
    case 'limit-resumed':
      return { ...dossier, pauses: dossier.pauses.map((one) => (one.toMs === null ? { ...one, toMs: atMs } : one)) }
    case 'complaint-registered':
    case 'complaint-investigated':
    case 'complaint-reviewed':
    case 'complaint-answered':
      return { ...dossier, complaint: complaintStep(dossier.complaint, entry, atMs) }
    case 'document-issued':
      return {
        ...dossier,
        documents: [...dossier.documents, { ...entry.document, issuedAtMs: atMs, confirmed: false }],
      }
    case 'receipt-confirmed':
      return {
        ...dossier,
        documents: dossier.documents.map((one) => (one.sha256 === entry.sha256 ? { ...one, confirmed: true } : one)),
      }
    case 'rated':
      return {
        ...dossier,
        rating: { level: entry.level, tags: entry.tags },
        followUp: entry.level <= POOR_LEVEL ? 'wanted' : dossier.followUp,
      }
    case 'followed-up':
      return { ...dossier, followUp: 'done' }
    case 'experience-shared':
      return { ...dossier, experience: 'waiting', experienceText: entry.text }
    case 'experience-moderated':
      return {
        ...dossier,
        experience: entry.shown ? 'shown' : 'hidden',
        experienceText: entry.shown ? (entry.text ?? dossier.experienceText) : dossier.experienceText,
        experienceWhy: entry.why ?? null,
      }
    case 'withdrawn-by-citizen':
      return { ...dossier, withdrawn: { atMs, pressedAtMs: entry.pressedAtMs ?? null } }
    default:
      return entry satisfies never
  }
}

export const dossierOf = (entries: readonly DatedEntry[]): Dossier => entries.reduce(step, EMPTY_DOSSIER)

/** What the citizen may read: who found what, and whom it is about, stays with the staff. */
export const dossierForCitizen = (dossier: Dossier): Dossier => ({
  ...dossier,
  referral: dossier.referral === null ? null : { ...dossier.referral, note: '' },
  pauses: dossier.pauses.map((one) => ({ ...one, note: '' })),
  // Asked for at /verify; a terminal of an earlier version would not know it.
  documents: dossier.documents.map(({ signature: _signature, ...one }) => one),
  complaint: dossier.complaint === null ? null : { ...dossier.complaint, file: null },
})
