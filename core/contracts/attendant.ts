/** Border: the attendant's menu. What staff on site see of the terminal, and what they do with it; nothing of any citizen. */
import { z } from 'zod'

export const DeviceView = z.strictObject({
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

/** Why staff took the terminal out of service: said to citizens on its screen. */
export const STAFF_REASONS = ['maintenance', 'paper', 'fault', 'closed'] as const
const StaffReason = z.enum(STAFF_REASONS)
export type StaffReason = z.infer<typeof StaffReason>

const PrinterName = z.enum(['receipt-printer', 'document-printer'])
const PageName = z.enum(['home', 'paper', 'devices', 'counters', 'open', 'network', 'log', 'running'])
export type AttendantPageName = z.infer<typeof PageName>

const Paper = z.enum([
  ...(['slip', 'form', 'progress', 'guidance', 'document', 'saved', 'ticket', 'lookup'] as const),
  ...(['test-slip', 'test-page'] as const),
])

/** What one line of the network check found. `value`: milliseconds, where there is something to measure. */
const NetworkCheck = z.strictObject({
  what: z.enum(['centre', 'clock', 'printer', 'turn']),
  state: z.enum(['good', 'bad', 'not-recognised', 'not-set', 'unknown']),
  value: z.number().nullable(),
})
export type NetworkCheck = z.infer<typeof NetworkCheck>

const Counts = z.strictObject({
  sinceMs: z.int(),
  cardsRead: z.int(),
  cardsFailed: z.int(),
  /** Visits by how they ended. */
  visits: z.strictObject({ handedIn: z.int(), putAside: z.int(), ended: z.int(), left: z.int(), practice: z.int() }),
})
export type Counts = z.infer<typeof Counts>

const LogLine = z.strictObject({
  atMs: z.int(),
  level: z.enum(['info', 'warn', 'error']),
  event: z.string(),
  /** What stands beside it, by name; of no person. */
  fields: z.array(z.tuple([z.string(), z.string()])).readonly(),
  hint: z.string(),
})
export type LogLine = z.infer<typeof LogLine>

const Page = z.discriminatedUnion('page', [
  z.strictObject({
    page: z.literal('home'),
    faults: z.int(),
    openMatters: z.int(),
    practice: z.boolean(),
    outOfService: StaffReason.nullable(),
  }),
  z.strictObject({
    page: z.literal('paper'),
    printers: z.array(PrinterName),
    printer: PrinterName.nullable(),
    step: z.enum(['choose', 'load', 'printing', 'look', 'done', 'failed']),
    fault: z.string().nullable(),
  }),
  z.strictObject({ page: z.literal('devices'), testing: z.boolean(), devices: z.array(DeviceReport) }),
  z.strictObject({
    page: z.literal('counters'),
    counts: Counts,
    /** What came out, by item code; `test` for test prints. */
    paper: z.array(z.strictObject({ service: z.string(), slips: z.int(), pages: z.int() })),
  }),
  z.strictObject({
    page: z.literal('open'),
    /** Applications that the centre has not wholly received, oldest first. */
    intents: z.array(
      z.strictObject({
        number: z.string(),
        service: z.string(),
        atMs: z.int(),
        state: z.enum(['waiting', 'papers', 'undoing']),
      }),
    ),
    openCount: z.int(),
    /** Papers of which nobody knows whether they came out, newest first. */
    unknownPrints: z.array(z.strictObject({ id: z.string(), paper: Paper, copy: z.int(), atMs: z.int() })),
  }),
  z.strictObject({ page: z.literal('network'), checking: z.boolean(), checks: z.array(NetworkCheck) }),
  z.strictObject({ page: z.literal('log'), lines: z.array(LogLine) }),
  z.strictObject({
    page: z.literal('running'),
    practice: z.boolean(),
    outOfService: StaffReason.nullable(),
    openCount: z.int(),
    canRestartHost: z.boolean(),
    canRestartMachine: z.boolean(),
    problem: z.enum(['cannot-write', 'restart-failed']).nullable(),
  }),
])
export type AttendantPage = z.infer<typeof Page>

export const AttendantView = z.discriminatedUnion('state', [
  /** Somebody's visit is under way: it must be ended first, and that is asked. */
  z.strictObject({ state: z.literal('in-visit') }),
  z.strictObject({
    state: z.literal('card'),
    /** The reader cannot help: the card's number is typed. */
    byNumber: z.boolean(),
    problem: z.enum(['unreadable', 'wrong']).nullable(),
  }),
  z.strictObject({ state: z.literal('pin'), checking: z.boolean() }),
  z.strictObject({ state: z.literal('locked'), untilMs: z.int() }),
  z.strictObject({ state: z.literal('open'), who: z.string(), shown: Page }),
])
export type AttendantView = z.infer<typeof AttendantView>

export const ATTENDANT_COMMANDS = [
  z.strictObject({ type: z.literal('open-attendant') }),
  /** The citizen agrees, or is gone: the visit is ended and cleared, then the menu asks for the card. */
  z.strictObject({ type: z.literal('attendant-end-visit') }),
  z.strictObject({ type: z.literal('attendant-number'), idNumber: z.string().max(40) }),
  z.strictObject({ type: z.literal('attendant-pin'), pin: z.string().max(12) }),
  z.strictObject({ type: z.literal('attendant-go'), page: PageName }),
  z.strictObject({ type: z.literal('attendant-self-test') }),
  z.strictObject({ type: z.literal('attendant-paper'), printer: PrinterName }),
  z.strictObject({ type: z.literal('attendant-paper-loaded') }),
  /** Staff looked at the test print. */
  z.strictObject({ type: z.literal('attendant-paper-looked'), good: z.boolean() }),
  /** Staff looked: the paper of an unknown print came out, or it did not. */
  z.strictObject({ type: z.literal('attendant-print-settled'), id: z.string().max(60), cameOut: z.boolean() }),
  z.strictObject({ type: z.literal('attendant-send-now') }),
  z.strictObject({ type: z.literal('attendant-check-network') }),
  z.strictObject({ type: z.literal('attendant-practice'), on: z.boolean() }),
  /** `null`: back in service. */
  z.strictObject({ type: z.literal('attendant-service'), out: StaffReason.nullable() }),
  z.strictObject({ type: z.literal('attendant-restart'), what: z.enum(['page', 'host', 'machine']) }),
  z.strictObject({ type: z.literal('close-attendant') }),
] as const
