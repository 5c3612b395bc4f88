/** Border: the citizen's own cases and the papers asked for, as screens show them; texts in the chosen language. */
import { z } from 'zod'
import { CaseStage, DecisionOutcome } from '../cases/stages.ts'
import { CaseNumber, Sha256Hex } from '../ids.ts'
import { CasePanel, PageLook } from './host-commands.ts'
import { PrintView, ProblemCode } from './screen-parts.ts'

export const CaseView = z.strictObject({
  caseNumber: CaseNumber,
  itemName: z.string(),
  stage: CaseStage,
  outcome: DecisionOutcome.nullable(),
  awaitingMaterials: z.boolean(),
  history: z.array(z.strictObject({ stage: CaseStage, atMs: z.int() })),
  dueAtMs: z.int().nullable(),
  /** False where the limit rests on no printed source: said beside it. */
  dueSure: z.boolean(),
  /** A complaint and a question end with the answer: no document is made of them, nothing is published. */
  endsWithAnswer: z.boolean(),
})

/** A paper that is asked for, and what has been added for it. */
export const NeedView = z.strictObject({
  code: z.string(),
  name: z.string(),
  why: z.string(),
  ifMissing: z.string(),
  required: z.boolean(),
  fromCard: z.boolean(),
  /** Pages photographed or sent, in their order, and files; the pictures themselves are fetched beside. */
  added: z.array(
    z.strictObject({
      materialId: z.string(),
      mediaType: z.string(),
      sizeBytes: z.int(),
      pages: z.int(),
      turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
      look: PageLook,
      keptUnclear: z.boolean(),
    }),
  ),
  /** What the pages together are called, and what they might be called. */
  paperName: z.string(),
  suggestions: z.array(z.string()),
  /** A page was just taken away and can come back. */
  canUndoRemove: z.boolean(),
})

/**
 * The address a telephone sends its pictures to, while it is open; the key of what it sends is in it. Of the material `materialCode`; what has arrived stands in its need. `code`
 * is `null` while it is being prepared.
 */
export const HandoverView = z.strictObject({
  materialCode: z.string(),
  name: z.string(),
  code: z.strictObject({ url: z.string(), endsAtMs: z.int() }).nullable(),
  arrived: z.int(),
  /** Something is on its way. */
  coming: z.boolean(),
})

/** One case of the citizen's own, with everything she may do about it now. */
export const OwnCaseView = z.strictObject({
  view: CaseView,
  panel: CasePanel,
  handover: HandoverView.nullable(),
  canWithdraw: z.boolean(),
  supplement: z
    .strictObject({
      until: z.string(),
      given: z.boolean(),
      papers: z.array(NeedView),
    })
    .nullable(),
  booking: z
    .strictObject({
      day: z.string(),
      dayPart: z.enum(['morning', 'afternoon']),
      /** `null`: a wish that staff confirm. */
      time: z.string().nullable(),
      state: z.enum(['booked', 'moved', 'cancelled']),
      with: z.string(),
      canChange: z.boolean(),
    })
    .nullable(),
  /** An appointment without a time yet: one may be chosen. */
  canBook: z.boolean(),
  /** Times still free; `daysKnown` is false while nobody could be asked. */
  days: z.array(z.strictObject({ day: z.string(), times: z.array(z.string()) })),
  daysKnown: z.boolean(),
  answer: z.string().nullable(),
  documents: z.array(
    z.strictObject({ sha256: Sha256Hex, kind: z.string(), issuedAtMs: z.int(), confirmed: z.boolean() }),
  ),
  referredTo: z.string().nullable(),
  /** The clock stands still, and why. */
  pausedFor: z.string().nullable(),
  /** The last extension of a limit: until when, and why. */
  extended: z.strictObject({ untilMs: z.int(), why: z.string() }).nullable(),
  /** Sent up a level with the file. */
  referral: z.strictObject({ to: z.string(), why: z.string(), taken: z.boolean() }).nullable(),
  notAccepted: z.strictObject({ why: z.string(), words: z.string(), goTo: z.string() }).nullable(),
  complaint: z
    .strictObject({
      registeredAtMs: z.int(),
      investigatedAtMs: z.int().nullable(),
      reviewedAtMs: z.int().nullable(),
      answeredAtMs: z.int().nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
  canRate: z.boolean(),
  canShare: z.boolean(),
  acting: z.boolean(),
  problem: ProblemCode.nullable(),
  print: PrintView.nullable(),
})
