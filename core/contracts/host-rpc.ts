/**
 * Border: kiosk page ↔ terminal host (the bridge). Commands go down, snapshots come up.
 * The host decides; the page shows. A snapshot holds what the screen shows and nothing else, in the chosen language.
 */
import { z } from 'zod'
import { Language } from '../messages/text.ts'
import { ItemCode } from '../ids.ts'
import { FieldKind } from '../forms/presentation.ts'
import { Theme } from '../catalogue/item.ts'
import { CaseStage, DecisionOutcome } from '../cases/stages.ts'

// ---- commands: page → host ------------------------------------------------------------------------------------

const TEXT_SIZES = ['normal', 'large', 'larger', 'largest'] as const
export const TextSize = z.enum(TEXT_SIZES)
export type TextSize = z.infer<typeof TextSize>

/** One touch of a pen: x, y in 0..1 of the pad, p pressure 0..1, t milliseconds since the first point. */
export const Stroke = z.array(
  z.strictObject({ x: z.number(), y: z.number(), p: z.number().min(0).max(1), t: z.number().nonnegative() }),
)
export type Stroke = z.infer<typeof Stroke>

export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('set-language'), language: Language }),
  z.strictObject({ type: z.literal('set-text-size'), textSize: TextSize }),
  z.strictObject({ type: z.literal('set-contrast'), contrast: z.enum(['normal', 'high']) }),
  z.strictObject({ type: z.literal('open-theme'), theme: Theme }),
  z.strictObject({ type: z.literal('open-item'), itemCode: ItemCode }),
  /** From the guide: begin this service. From others: go on. */
  z.strictObject({ type: z.literal('continue') }),
  z.strictObject({ type: z.literal('back') }),
  z.strictObject({ type: z.literal('home') }),
  z.strictObject({ type: z.literal('still-here') }),
  /** "End and clear": wipes the visit at once. */
  z.strictObject({ type: z.literal('end') }),
  z.strictObject({ type: z.literal('call-help') }),
  z.strictObject({ type: z.literal('close-help') }),
  z.strictObject({ type: z.literal('accept-notice'), processing: z.literal(true) }),
  z.strictObject({ type: z.literal('read-card-again') }),
  z.strictObject({ type: z.literal('type-identity') }),
  z.strictObject({ type: z.literal('stay-anonymous') }),
  z.strictObject({ type: z.literal('submit-identity'), name: z.string().max(100), idNumber: z.string().max(40) }),
  /** `values`: path → JSON value, for every field of the step shown. The host validates and answers on the snapshot. */
  z.strictObject({
    type: z.literal('submit-step'),
    stepId: z.string().max(60),
    values: z.record(z.string().max(80), z.json()),
  }),
  z.strictObject({ type: z.literal('remove-material'), materialId: z.string().max(60) }),
  /** From the review: change this step, then come back to the review. */
  z.strictObject({ type: z.literal('edit-step'), stepId: z.string().max(60) }),
  z.strictObject({ type: z.literal('submit') }),
  z.strictObject({ type: z.literal('query-by-slip'), caseNumber: z.string().max(40), slipCode: z.string().max(20) }),
  z.strictObject({ type: z.literal('print-progress'), caseNumber: z.string().max(40) }),
  z.strictObject({ type: z.literal('retry-print') }),
  z.strictObject({ type: z.literal('open-attendant') }),
  z.strictObject({ type: z.literal('attendant-pin'), pin: z.string().max(12) }),
  z.strictObject({ type: z.literal('attendant-self-test') }),
  /** Staff looked: the paper of an unknown print came out, or it did not. */
  z.strictObject({ type: z.literal('attendant-print-settled'), id: z.string().max(60), cameOut: z.boolean() }),
  z.strictObject({ type: z.literal('close-attendant') }),
])
export type Command = z.infer<typeof Command>

/** Larger than a socket message should be: goes by the bridge's upload. */
export const UploadTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('material'), materialCode: z.string().max(40) }),
  z.strictObject({ kind: z.literal('signature') }),
])
export type UploadTarget = z.infer<typeof UploadTarget>
/** Body of a signature upload: the strokes, and the PNG the citizen saw. */
export const SignatureUpload = z.strictObject({
  strokes: z.array(Stroke).min(1).max(200),
  pngBase64: z.base64().max(700_000),
})
export type SignatureUpload = z.infer<typeof SignatureUpload>

// ---- snapshots: host → page -----------------------------------------------------------------------------------

const FieldViewBase = {
  path: z.string(),
  label: z.string(),
  legalTerm: z.string().optional(),
  hint: z.string().optional(),
  example: z.string().optional(),
  required: z.boolean(),
  readOnly: z.boolean(),
  maxLength: z.int().optional(),
  options: z.array(z.strictObject({ value: z.string(), label: z.string(), hint: z.string().optional() })).optional(),
  showWhen: z.strictObject({ path: z.string(), isOneOf: z.array(z.string()) }).optional(),
}
export const PlainFieldView = z.strictObject({ ...FieldViewBase, kind: FieldKind.exclude(['list']) })
export type PlainFieldView = z.infer<typeof PlainFieldView>
export const ListFieldView = z.strictObject({
  ...FieldViewBase,
  kind: z.literal('list'),
  elementName: z.string(),
  minElements: z.int(),
  maxElements: z.int(),
  elementFields: z.array(PlainFieldView),
})
export type ListFieldView = z.infer<typeof ListFieldView>
export const FieldView = z.union([PlainFieldView, ListFieldView])
export type FieldView = z.infer<typeof FieldView>

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
  'signature-empty',
  'centre-unreachable',
  'centre-refused',
  'store-failed',
  'printer-absent',
  'printer-fault',
  'print-unknown',
  'no-case-found',
  'slip-code-wrong',
])
export type ProblemCode = z.infer<typeof ProblemCode>

const GuideView = z.strictObject({
  summary: z.string(),
  sections: z.array(z.strictObject({ heading: z.string(), lines: z.array(z.string()) })),
  materials: z.array(
    z.strictObject({ name: z.string(), why: z.string(), ifMissing: z.string(), required: z.boolean() }),
  ),
  /** Some facts here are not confirmed by a printed source: the page says "以窗口答复为准". */
  verified: z.boolean(),
})

export const PrintView = z.strictObject({
  document: z.enum(['slip', 'form', 'progress']),
  state: z.enum(['waiting', 'printing', 'printed', 'unknown', 'failed', 'no-printer']),
  /** Where to take it, in the citizen's language ("from the slot on the right"). */
  problem: ProblemCode.nullable(),
})
export type PrintView = z.infer<typeof PrintView>

const CaseView = z.strictObject({
  caseNumber: z.string(),
  itemName: z.string(),
  stage: CaseStage,
  outcome: DecisionOutcome.nullable(),
  awaitingMaterials: z.boolean(),
  history: z.array(z.strictObject({ stage: CaseStage, atMs: z.int() })),
  dueAtMs: z.int().nullable(),
})

const ItemView = z.strictObject({
  code: ItemCode,
  name: z.string(),
  plainName: z.string(),
  summary: z.string(),
  coming: z.boolean(),
})

/** Where the reader is, as the identify screen tells it. */
const ReaderView = z.enum(['waiting-for-card', 'reading', 'problem', 'absent'])

export const Screen = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('starting') }),
  z.strictObject({
    name: z.literal('out-of-service'),
    reason: z.enum(['not-enrolled', 'store-failed', 'maintenance']),
  }),
  z.strictObject({ name: z.literal('welcome'), openIntents: z.int() }),
  z.strictObject({ name: z.literal('items'), theme: Theme, items: z.array(ItemView) }),
  z.strictObject({ name: z.literal('guide'), item: ItemView, guide: GuideView }),
  z.strictObject({ name: z.literal('coming'), item: ItemView, phone: z.string() }),
  z.strictObject({ name: z.literal('notice') }),
  z.strictObject({
    name: z.literal('identify'),
    reader: ReaderView,
    mayStayAnonymous: z.boolean(),
    problem: ProblemCode.nullable(),
  }),
  z.strictObject({
    name: z.literal('identify-by-typing'),
    problem: ProblemCode.nullable(),
    field: z.string().nullable(),
  }),
  z.strictObject({
    name: z.literal('confirm-person'),
    /** From the chip, masked; the citizen knows whether it is theirs. */
    maskedName: z.string(),
    maskedIdNumber: z.string(),
    validTo: z.string(),
    expired: z.boolean(),
  }),
  z.strictObject({
    name: z.literal('form-step'),
    formTitle: z.string(),
    stepId: z.string(),
    title: z.string(),
    why: z.string().optional(),
    stepNumber: z.int(),
    stepCount: z.int(),
    fields: z.array(FieldView),
    values: z.record(z.string(), z.json()),
    /** Path → message in the citizen's language. */
    errors: z.record(z.string(), z.string()),
    returnsToReview: z.boolean(),
  }),
  z.strictObject({
    name: z.literal('materials'),
    needs: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        why: z.string(),
        ifMissing: z.string(),
        required: z.boolean(),
        fromCard: z.boolean(),
        added: z.array(z.strictObject({ materialId: z.string(), mediaType: z.string(), sizeBytes: z.int() })),
      }),
    ),
    problem: ProblemCode.nullable(),
  }),
  z.strictObject({
    name: z.literal('review'),
    sections: z.array(
      z.strictObject({
        stepId: z.string(),
        title: z.string(),
        lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
      }),
    ),
    materialCount: z.int(),
  }),
  z.strictObject({ name: z.literal('sign'), declarations: z.array(z.string()), problem: ProblemCode.nullable() }),
  z.strictObject({
    name: z.literal('sending'),
    /** `saving`: written on this terminal; `sending`: on the way; `waiting`: the centre cannot be reached now. */
    phase: z.enum(['saving', 'sending', 'waiting']),
    sinceMs: z.int(),
  }),
  z.strictObject({
    name: z.literal('done'),
    settled: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('received'),
        caseNumber: z.string(),
        slipCode: z.string(),
        verifyUrl: z.string(),
        receivedAtMs: z.int(),
      }),
      /** Safe on this terminal, not yet at the centre: a provisional number and an honest promise. */
      z.strictObject({ state: z.literal('kept-here'), provisionalNumber: z.string() }),
    ]),
    awaitingMaterials: z.boolean(),
    prints: z.array(PrintView),
  }),
  z.strictObject({ name: z.literal('refused'), problem: ProblemCode }),
  z.strictObject({
    name: z.literal('progress-identify'),
    reader: ReaderView,
    problem: ProblemCode.nullable(),
    asking: z.boolean(),
  }),
  z.strictObject({ name: z.literal('progress'), cases: z.array(CaseView), print: PrintView.nullable() }),
  /** "Take your card and papers": nothing of the visit is left; the alarm runs while a card lies there. */
  z.strictObject({ name: z.literal('farewell'), cardStillThere: z.boolean(), endsAtMs: z.int() }),
])
export type Screen = z.infer<typeof Screen>
export type ScreenName = Screen['name']

const DeviceView = z.strictObject({
  device: z.enum(['id-card-reader', 'receipt-printer', 'document-printer']),
  state: z.enum(['absent', 'connecting', 'ready', 'busy', 'faulted', 'closed']),
  fault: z.string().nullable(),
})

/** A device as staff see it: who it is, what its self-test found, what to do. */
const DeviceReport = z.strictObject({
  ...DeviceView.shape,
  staffStep: z.enum([
    'none',
    'check-cable-and-power',
    'check-settings',
    'load-paper',
    'close-cover',
    'clear-cutter',
    'clear-jam',
    'let-it-cool',
    'look-whether-paper-came',
    'call-service',
  ]),
  attachment: z.string().nullable(),
  model: z.string().nullable(),
  firmware: z.string().nullable(),
  serialNumber: z.string().nullable(),
  counters: z.record(z.string(), z.number()),
  /** `null`: not tested, or nobody there to test. */
  checks: z.array(z.strictObject({ name: z.string(), passed: z.boolean(), detail: z.string().nullable() })).nullable(),
})

export const AttendantView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('pin'), problem: z.enum(['wrong', 'locked']).nullable() }),
  z.strictObject({
    state: z.literal('open'),
    testing: z.boolean(),
    devices: z.array(DeviceReport),
    /** Papers of which nobody knows whether they came out, newest first. */
    unknownPrints: z.array(
      z.strictObject({
        id: z.string(),
        paper: z.enum(['slip', 'form', 'progress']),
        copy: z.int(),
        atMs: z.int(),
      }),
    ),
    /** What came out, by item code. */
    paper: z.array(z.strictObject({ service: z.string(), slips: z.int(), pages: z.int() })),
  }),
])
export type AttendantView = z.infer<typeof AttendantView>

export const Snapshot = z.strictObject({
  /** Grows by one with each snapshot of this host's life. */
  seq: z.int(),
  language: Language,
  textSize: TextSize,
  contrast: z.enum(['normal', 'high']),
  centreName: z.string(),
  centrePhone: z.string(),
  terminalName: z.string(),
  practice: z.boolean(),
  centre: z.enum(['online', 'offline']),
  devices: z.array(DeviceView),
  /** `undefined` before the visit begins: the neutral title in the band. */
  serviceTitle: z.string().optional(),
  inSession: z.boolean(),
  canGoBack: z.boolean(),
  helpOpen: z.boolean(),
  /** Whether this terminal has an attendant's menu; and the menu while it is open. */
  attendantOffered: z.boolean(),
  attendant: AttendantView.nullable(),
  /** Set while the idle warning is up: the moment the visit is cleared (host clock, epoch ms). */
  idleEndsAtMs: z.int().nullable(),
  nowMs: z.int(),
  screen: Screen,
})
export type Snapshot = z.infer<typeof Snapshot>

// ---- envelope -------------------------------------------------------------------------------------------------

export const PageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('command'), id: z.int().nonnegative(), command: Command }),
  /** The page's heartbeat: the host restarts the browser when it stops. */
  z.strictObject({ type: z.literal('beat') }),
])
export type PageMessage = z.infer<typeof PageMessage>

export const HostMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('snapshot'), snapshot: Snapshot }),
  /** `accepted: false`: the command does not fit the screen any more (a second press); nothing happened. */
  z.strictObject({ type: z.literal('reply'), id: z.int(), accepted: z.boolean() }),
])
export type HostMessage = z.infer<typeof HostMessage>
