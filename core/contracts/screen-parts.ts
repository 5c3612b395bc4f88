/** What several screens of the kiosk show alike. */
import { z } from 'zod'
import { ItemCode } from '../ids.ts'

/** Something went wrong in a way the citizen can mend or go around; texts are the page's catalogue under this code. */
export const ProblemCode = z.enum([
  'card-hold-still',
  'card-unreadable',
  'card-unsupported',
  'card-inconsistent',
  'card-not-genuine',
  'reader-absent',
  'id-number-check-digit',
  'id-number-shape',
  'name-missing',
  'other-person-card',
  'step-incomplete',
  'material-too-large',
  'material-not-readable',
  'material-missing',
  'material-too-many',
  'material-active',
  'handover-ended',
  'page-unclear',
  'signature-empty',
  'centre-unreachable',
  'centre-refused',
  'store-failed',
  'printer-absent',
  'printer-fault',
  'print-unknown',
  'no-case-found',
  'slip-code-wrong',
  'provisional-waits',
  'provisional-withdrawn',
  'provisional-refused',
  'provisional-unknown',
  'act-not-possible',
  'slot-taken',
  'save-code-wrong',
  'save-code-locked',
  'save-code-elsewhere',
  'ticket-wrong',
  'ticket-over',
  'pause-wrong',
  'pause-locked',
  'pause-other-card',
])
export type ProblemCode = z.infer<typeof ProblemCode>

export const PrintView = z.strictObject({
  document: z.enum([
    ...(['slip', 'form', 'progress', 'guidance', 'document', 'saved', 'ticket', 'lookup'] as const),
    ...(['test-slip', 'test-page'] as const),
  ]),
  state: z.enum(['waiting', 'printing', 'printed', 'unknown', 'failed', 'no-printer']),
  /** Where to take it, in the citizen's language ("from the slot on the right"). */
  problem: ProblemCode.nullable(),
})
export type PrintView = z.infer<typeof PrintView>

export const ItemView = z.strictObject({
  code: ItemCode,
  name: z.string(),
  plainName: z.string(),
  summary: z.string(),
})

/** Articles behind a source, a touch away; only what is carried. */
export const LawReferenceView = z.strictObject({
  law: z.string(),
  title: z.string(),
  articles: z.array(z.int()).min(1),
})
export type LawReferenceView = z.infer<typeof LawReferenceView>
