/** Border: what the kiosk page asks of the host. */
import { z } from 'zod'
import { BundleCode } from '../catalogue/bundle.ts'
import { InstitutionKind, Theme } from '../catalogue/item.ts'
import { FormCode } from '../forms/form-submission.ts'
import { PieceAddress, PieceFacts } from '../consultation/recording.ts'
import { RatingLevel, RatingTag } from '../cases/dossier-entry.ts'
import { CaseNumber, ItemCode, Sha256Hex } from '../ids.ts'
import { LanguageTag } from '../messages/language-pack.ts'
import { ATTENDANT_COMMANDS } from './attendant.ts'
import { CitizenActsAtHand } from './case-acts.ts'
import { CONSULT_COMMANDS } from './consult-screens.ts'
import { Colours, SpeechChange, TextSize } from './host-display.ts'
import { PaperName } from './intake.ts'
import { LOOKUP_COMMANDS } from './lookup-commands.ts'

/** How well a page can be read, as the page that shows it found. */
export const PageLook = z.enum(['unjudged', 'clear', 'dark', 'glare', 'blurred', 'small'])
export type PageLook = z.infer<typeof PageLook>

/** What is open beside the case itself. */
export const CasePanel = z.enum(['overview', 'supplement', 'move-booking', 'rate', 'experience', 'withdraw'])
export type CasePanel = z.infer<typeof CasePanel>

/** One touch of a pen: x, y in 0..1 of the pad, p pressure 0..1, t milliseconds since the first point. */
export const Stroke = z.array(
  z.strictObject({ x: z.number(), y: z.number(), p: z.number().min(0).max(1), t: z.number().nonnegative() }),
)
export type Stroke = z.infer<typeof Stroke>

/** What stands in a screen's fields, by path. */
export const Typed = z.record(z.string().max(80), z.json())
export type Typed = z.infer<typeof Typed>

export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('set-language'), language: LanguageTag }),
  z.strictObject({ type: z.literal('set-text-size'), textSize: TextSize }),
  z.strictObject({ type: z.literal('set-colours'), colours: Colours }),
  /** Lowers what is touched into the reach of somebody seated. */
  z.strictObject({ type: z.literal('set-low-reach'), on: z.boolean() }),
  /** 长辈模式: bigger, fewer at a time, and twice the time. */
  z.strictObject({ type: z.literal('set-plain'), on: z.boolean() }),
  z.strictObject({ type: z.literal('set-speech'), change: SpeechChange }),
  z.strictObject({ type: z.literal('open-theme'), theme: Theme }),
  z.strictObject({ type: z.literal('open-item'), itemCode: ItemCode }),
  z.strictObject({ type: z.literal('open-bundle'), bundleCode: BundleCode }),
  z.strictObject({ type: z.literal('choose-bundle-item'), itemCode: ItemCode, chosen: z.boolean() }),
  z.strictObject({ type: z.literal('open-search') }),
  /** While the centre cannot be reached: what can be done all the same. */
  z.strictObject({ type: z.literal('open-offline') }),
  z.strictObject({ type: z.literal('open-published') }),
  z.strictObject({ type: z.literal('search'), text: z.string().max(40) }),
  /** To the question of eligibility on the screen. */
  z.strictObject({ type: z.literal('answer-check'), answer: z.enum(['yes', 'no', 'unsure']) }),
  /** On the signing screen: hands in now, and signs the printed form by hand, by a seal or with a witness. */
  z.strictObject({ type: z.literal('sign-on-paper') }),
  z.strictObject({ type: z.literal('print-guidance') }),
  /** Pictures for this paper come from the citizen's own telephone. */
  z.strictObject({ type: z.literal('open-handover'), materialCode: z.string().max(40) }),
  /** Ten minutes more from now. */
  z.strictObject({ type: z.literal('extend-handover') }),
  z.strictObject({ type: z.literal('close-handover') }),
  z.strictObject({ type: z.literal('open-calculators') }),
  z.strictObject({ type: z.literal('show-questions'), theme: Theme }),
  z.strictObject({ type: z.literal('open-question'), id: z.string().max(40) }),
  z.strictObject({ type: z.literal('show-directory'), kind: InstitutionKind }),
  ...LOOKUP_COMMANDS,
  ...CONSULT_COMMANDS,
  /** Puts the visit aside under a code, from any step of it. */
  z.strictObject({ type: z.literal('save-visit') }),
  /** Covers the screen for some minutes; the visit stays. */
  z.strictObject({ type: z.literal('pause') }),
  /** To the covered screen: the last four of the ID number, or the number that was shown. */
  z.strictObject({ type: z.literal('come-back'), proof: z.string().max(10) }),
  z.strictObject({ type: z.literal('open-resume') }),
  z.strictObject({ type: z.literal('resume-visit'), code: z.string().max(20) }),
  z.strictObject({ type: z.literal('open-calculator'), id: z.string().max(40) }),
  z.strictObject({ type: z.literal('calculate'), values: z.record(z.string().max(40), z.string().max(60)) }),
  /** On the guide: how this form looks when it is filled in. */
  z.strictObject({ type: z.literal('show-sample'), formCode: FormCode }),
  z.strictObject({ type: z.literal('open-case'), caseNumber: CaseNumber }),
  z.strictObject({ type: z.literal('case-panel'), panel: CasePanel }),
  /** An act on the open case; the host adds who one is and an id. */
  z.strictObject({ type: z.literal('case-act'), act: CitizenActsAtHand }),
  z.strictObject({ type: z.literal('give-supplement') }),
  /** Prints a document of the open case; when it has come out, its receipt can be confirmed. */
  z.strictObject({ type: z.literal('print-document'), sha256: Sha256Hex }),
  z.strictObject({ type: z.literal('confirm-receipt'), sha256: Sha256Hex }),
  /** On the last screen: what was just submitted is taken back. */
  z.strictObject({ type: z.literal('undo-submission'), itemCode: ItemCode }),
  /** On the last screen: the whole visit, in five levels. */
  z.strictObject({ type: z.literal('rate-visit'), level: RatingLevel, tags: z.array(RatingTag).max(8) }),
  /** From the guide: begin this service. From others: go on. */
  z.strictObject({ type: z.literal('continue') }),
  z.strictObject({ type: z.literal('back') }),
  z.strictObject({ type: z.literal('home') }),
  z.strictObject({ type: z.literal('still-here') }),
  /** "End and clear": wipes the visit at once. */
  z.strictObject({ type: z.literal('end') }),
  z.strictObject({ type: z.literal('call-help') }),
  z.strictObject({ type: z.literal('close-help') }),
  /** Nobody need come any more. */
  z.strictObject({ type: z.literal('cancel-help') }),
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
  /** Typed and not handed in: comes back with the snapshot where the page or its browser was lost. */
  z.strictObject({ type: z.literal('keep-typed'), fieldsOn: z.string().max(60), values: Typed }),
  /** The citizen agrees that the microphone opens, this once. */
  z.strictObject({ type: z.literal('dictate'), consent: z.literal(true) }),
  z.strictObject({ type: z.literal('dictate-finish') }),
  /** What was heard has been written, or is not wanted: it is forgotten. */
  z.strictObject({ type: z.literal('dictate-end') }),
  z.strictObject({ type: z.literal('remove-material'), materialId: z.string().max(60) }),
  /** Among the pages of the same paper. */
  z.strictObject({
    type: z.literal('move-page'),
    materialId: z.string().max(60),
    towards: z.enum(['earlier', 'later']),
  }),
  /** A quarter, clockwise. */
  z.strictObject({ type: z.literal('turn-page'), materialId: z.string().max(60) }),
  /** The page that was taken away last comes back to its place. */
  z.strictObject({ type: z.literal('undo-remove') }),
  z.strictObject({ type: z.literal('name-paper'), materialCode: z.string().max(40), name: PaperName }),
  z.strictObject({ type: z.literal('judge-page'), materialId: z.string().max(60), look: PageLook }),
  /** Hard to read, and the citizen wants to hand it in all the same. */
  z.strictObject({ type: z.literal('keep-unclear'), materialId: z.string().max(60) }),
  /** From the review: change this step, then come back to the review. */
  z.strictObject({ type: z.literal('edit-step'), stepId: z.string().max(60) }),
  z.strictObject({ type: z.literal('submit') }),
  z.strictObject({ type: z.literal('query-by-slip'), caseNumber: z.string().max(40), slipCode: z.string().max(20) }),
  z.strictObject({ type: z.literal('print-progress'), caseNumber: z.string().max(40) }),
  z.strictObject({ type: z.literal('retry-print') }),
  ...ATTENDANT_COMMANDS,
])
export type Command = z.infer<typeof Command>

/** Larger than a socket message should be: goes by the bridge's upload. */
export const UploadTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('material'),
    materialCode: z.string().max(40),
    /** What the document camera found of a page of its own, by its own measure; not given for anything else. */
    look: PageLook.optional(),
  }),
  z.strictObject({ kind: z.literal('signature') }),
  /** A piece of the lawyer's sound for the engine of captions: 16-bit little-endian samples, one channel, 16 kHz. */
  z.strictObject({ kind: z.literal('captions') }),
  /** A piece of what is being recorded of the citizen's side, for the centre. */
  z.strictObject({
    kind: z.literal('recording'),
    ...PieceAddress.shape,
    ...PieceFacts.shape,
    /** Of the call: on a weak one the recording waits. */
    line: z.enum(['good', 'weak']),
  }),
])
export type UploadTarget = z.infer<typeof UploadTarget>
/** Body of a signature upload: the strokes, and the PNG the citizen saw. */
export const SignatureUpload = z.strictObject({
  strokes: z.array(Stroke).min(1).max(200),
  pngBase64: z.base64().max(700_000),
})
export type SignatureUpload = z.infer<typeof SignatureUpload>
