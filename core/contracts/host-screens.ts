/** Border: what each screen of the kiosk shows, and nothing else; texts in the chosen language. */
import { STAFF_REASONS } from './attendant.ts'
import { z } from 'zod'
import { BundleCode } from '../catalogue/bundle.ts'
import { HandlingWay, Theme } from '../catalogue/item.ts'
import { FormCode } from '../forms/form-submission.ts'
import { ItemCode, Sha256Hex } from '../ids.ts'
import { CaseView, HandoverView, NeedView, OwnCaseView } from './case-views.ts'
import { CONSULT_SCREENS } from './consult-screens.ts'
import { FormStep } from './form-step.ts'
import { LOOKUP_SCREENS } from './lookup-screens.ts'
import { ItemView, LawReferenceView, PrintView, ProblemCode } from './screen-parts.ts'

export { FieldView, ListFieldView, PlainFieldView } from './field-views.ts'
export { type LawReferenceView, PrintView, ProblemCode } from './screen-parts.ts'

const GuideView = z.strictObject({
  summary: z.string(),
  sections: z.array(z.strictObject({ heading: z.string(), lines: z.array(z.string()) })),
  materials: z.array(
    z.strictObject({ name: z.string(), why: z.string(), ifMissing: z.string(), required: z.boolean() }),
  ),
  /** Some facts here are not confirmed by a printed source: the page says "以窗口答复为准". */
  verified: z.boolean(),
})

/** A paper as it was handed in: what the slip and the centre's page show too. */
const HandedPaperView = z.strictObject({ name: z.string(), pages: z.int(), sha256: Sha256Hex })

const ReviewSectionView = z.strictObject({
  stepId: z.string(),
  title: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
})

const BundleView = z.strictObject({ code: BundleCode, name: z.string(), summary: z.string() })

/** Who handles a service, what this terminal does about it, and the nearest places. */
const WhereView = z.strictObject({
  way: HandlingWay,
  body: z.string(),
  level: z.string(),
  /** What happens next, in a sentence. */
  note: z.string(),
  places: z.array(z.strictObject({ name: z.string(), address: z.string(), phone: z.string(), hours: z.string() })),
})

/** How a guide is taken along: on paper, or by the citizen's own telephone. */
const TakeAlong = {
  /** False where the terminal was never given a slip printer. */
  canPrint: z.boolean(),
  print: PrintView.nullable(),
  /** The guide at the centre; `null` where the centre has no page for it. */
  guideUrl: z.string().nullable(),
}

/** What has become of one service, and nothing that has not happened. */
const ResultView = z.strictObject({
  itemCode: ItemCode,
  itemName: z.string(),
  papers: z.array(HandedPaperView),
  outcome: z.discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('received'),
      caseNumber: z.string(),
      slipCode: z.string(),
      verifyUrl: z.string(),
      receivedAtMs: z.int(),
      awaitingMaterials: z.boolean(),
      /** Signed by hand on the printed form, which must come back. */
      awaitingPaper: z.boolean(),
      /** Until then it can be taken back without a word; 0 where that time is over. */
      undoUntilMs: z.int(),
      /** Taken back, but the centre had decided already. */
      undoRefused: z.boolean(),
    }),
    /** Safe on this terminal, not yet at the centre: a provisional number and an honest promise. */
    z.strictObject({ state: z.literal('kept-here'), provisionalNumber: z.string(), undoUntilMs: z.int() }),
    /** Taken back by the citizen: written here, told to the centre as soon as it answers. */
    z.strictObject({ state: z.literal('undoing'), provisionalNumber: z.string() }),
    z.strictObject({ state: z.literal('refused') }),
    /** Taken back by the citizen within the time for it; without a number it never left this terminal. */
    z.strictObject({ state: z.literal('withdrawn'), caseNumber: z.string().nullable() }),
    /** Could not even be written down here. */
    z.strictObject({ state: z.literal('not-saved') }),
    /** A paper to take along; nothing was sent. `note`: where to, until when. */
    z.strictObject({ state: z.literal('paper'), note: z.string() }),
    /** Told, nothing else. */
    z.strictObject({ state: z.literal('told'), note: z.string() }),
  ]),
})
export type ResultView = z.infer<typeof ResultView>

/** Where the reader is, as the identify screen tells it. */
const ReaderView = z.enum(['waiting-for-card', 'reading', 'problem', 'absent'])

export const Screen = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('starting'),
    /** A host that was there is gone: nobody was in a visit (`back`), it kept the visit (`kept`), or perhaps not (`lost`). */
    why: z.enum(['start', 'back', 'kept', 'lost']),
  }),
  z.strictObject({
    name: z.literal('out-of-service'),
    reason: z.enum(['not-enrolled', 'store-failed', ...STAFF_REASONS]),
  }),
  z.strictObject({ name: z.literal('welcome'), openIntents: z.int() }),
  /** What can be done while the centre cannot be reached; the snapshot says which devices are there. */
  z.strictObject({
    name: z.literal('offline'),
    openIntents: z.int(),
    /** Services filled in and signed here, and sent by themselves later. */
    sentLater: z.int(),
    /** Services whose papers are written and printed here, and need no centre. */
    finishedHere: z.int(),
    slipPrinter: z.boolean(),
    formPrinter: z.boolean(),
    phone: z.string(),
  }),
  z.strictObject({
    name: z.literal('items'),
    theme: Theme,
    bundles: z.array(BundleView),
    items: z.array(ItemView),
  }),
  z.strictObject({
    name: z.literal('bundle'),
    bundle: BundleView,
    items: z.array(
      z.strictObject({
        code: ItemCode,
        plainName: z.string(),
        why: z.string(),
        chosen: z.boolean(),
        /** Sent to the centre, made into a paper, or told only. */
        kind: z.enum(['sent', 'paper', 'told']),
      }),
    ),
  }),
  z.strictObject({
    name: z.literal('search'),
    text: z.string(),
    bundles: z.array(BundleView),
    items: z.array(ItemView),
    /** Nothing found: the services in which a person answers, and a number to call. */
    people: z.array(ItemView),
    phone: z.string(),
  }),
  z.strictObject({
    name: z.literal('eligibility'),
    question: z.string(),
    source: z.string(),
    laws: z.array(LawReferenceView),
    number: z.int(),
    count: z.int(),
    /** The answer did not fit: what it means, and the service that fits better. */
    warning: z.strictObject({ text: z.string(), instead: ItemView.nullable() }).nullable(),
  }),
  z.strictObject({ name: z.literal('where'), ...WhereView.shape, ...TakeAlong }),
  z.strictObject({
    name: z.literal('guidance'),
    items: z.array(z.strictObject({ item: ItemView, steps: z.array(z.string()), where: WhereView })),
    phone: z.string(),
    ...TakeAlong,
  }),
  z.strictObject({
    name: z.literal('guide'),
    item: ItemView,
    guide: GuideView,
    /** Forms of this service whose filled-in sample and instructions can be looked at. */
    forms: z.array(z.strictObject({ code: FormCode, title: z.string() })),
    laws: z.array(LawReferenceView),
  }),
  z.strictObject({
    name: z.literal('sample'),
    title: z.string(),
    instructions: z.array(z.string()),
    sections: z.array(ReviewSectionView),
  }),
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
  FormStep,
  z.strictObject({
    name: z.literal('materials'),
    handover: HandoverView.nullable(),
    needs: z.array(NeedView),
    problem: ProblemCode.nullable(),
  }),
  z.strictObject({
    name: z.literal('review'),
    sections: z.array(ReviewSectionView),
    materialCount: z.int(),
    /** What the answers let us work out: the last day, the authority, an urgency; each with its source. */
    helps: z.array(z.strictObject({ tone: z.enum(['info', 'warn']), text: z.string(), source: z.string() })),
  }),
  z.strictObject({
    name: z.literal('put-aside'),
    saved: z.strictObject({ code: z.string(), keptUntilMs: z.int(), onlyHere: z.boolean() }).nullable(),
    /** What is under the code; the identity never is. */
    holds: z.strictObject({ checks: z.boolean(), answers: z.boolean(), pages: z.int() }),
    problem: ProblemCode.nullable(),
    print: PrintView.nullable(),
  }),
  /** Covered: nothing of the visit is on the screen. */
  z.strictObject({
    name: z.literal('paused'),
    /** How one comes back: by card or the end of its number, by the number shown once, or by a press. */
    way: z.enum(['card', 'number', 'press']),
    /** Shown for a moment before the screen is covered; then `null`. */
    number: z.string().nullable(),
    /** From `warnsAtMs` on it is said that the time is nearly over; at `endsAtMs` the visit is cleared. */
    warnsAtMs: z.int(),
    endsAtMs: z.int(),
    /** Something was put aside in this visit: it is kept when the time is over. */
    keptAside: z.boolean(),
    /** Somebody has begun to wait for the citizen: the lawyer she queued for. */
    awaited: z.boolean(),
    problem: ProblemCode.nullable(),
  }),
  z.strictObject({ name: z.literal('resume'), asking: z.boolean(), problem: ProblemCode.nullable() }),
  ...LOOKUP_SCREENS,
  ...CONSULT_SCREENS,
  z.strictObject({
    name: z.literal('published'),
    asking: z.boolean(),
    /** `null`: no content that came here had any. */
    results: z
      .strictObject({
        body: z.string(),
        fromMs: z.int(),
        computedAtMs: z.int(),
        items: z.array(
          z.strictObject({
            name: z.string(),
            received: z.int(),
            decided: z.int().nullable(),
            medianDays: z.number().nullable(),
            satisfied: z.strictObject({ percent: z.int(), opinions: z.int() }).nullable(),
            /** Where it was taken in; only those of five people and more. */
            institutions: z.array(
              z.strictObject({
                name: z.string(),
                received: z.int(),
                medianDays: z.number().nullable(),
                percent: z.int().nullable(),
              }),
            ),
          }),
        ),
        experiences: z.array(z.strictObject({ name: z.string(), text: z.string(), month: z.string() })),
      })
      .nullable(),
    phone: z.string(),
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
    results: z.array(ResultView).min(1),
    /** An act (undo, rating) on its way, and what went wrong with the last one. */
    acting: z.boolean(),
    problem: ProblemCode.nullable(),
    rated: z.boolean(),
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
  z.strictObject({ name: z.literal('own-case'), ...OwnCaseView.shape }),
  /** "Take your card and papers": nothing of the visit is left; the alarm runs while a card lies there. */
  z.strictObject({
    name: z.literal('farewell'),
    cardStillThere: z.boolean(),
    keptAside: z.boolean(),
    endsAtMs: z.int(),
  }),
])
export type Screen = z.infer<typeof Screen>
export type ScreenName = Screen['name']
