/** Walks one whole visit through a running kiosk, as a citizen would: card, service, forms, a paper, signature, slip. */
import { loadCatalogue } from '../../core/catalogue/catalogue.ts'
import type { CatalogueItem } from '../../core/catalogue/item.ts'
import type { FieldView, PlainFieldView, ResultView, Snapshot } from '../../core/contracts/host-rpc.ts'
import type { Json } from '../../core/forms/draft.ts'
import { FormCode } from '../../core/forms/form-submission.ts'
import { FORM_SAMPLES } from '../../core/forms/samples.ts'
import type { BridgeClient } from './bridge-client.ts'
import { inkPng, inkStrokes } from './ink.ts'

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
      value,
    )

/** An answer for a question the sample leaves open: the first option, or nothing where nothing is needed. */
const anyAnswer = (field: PlainFieldView): Json => {
  if (!field.required) return ''
  if (field.kind === 'choice') return field.options?.[0]?.value ?? ''
  if (field.kind === 'choices') return [field.options?.[0]?.value ?? '']
  return field.kind === 'tick' || field.kind === 'yes-no' ? true : '1'
}

const answer = (field: FieldView, sample: unknown): Json => {
  const known: Json | undefined = JSON.parse(JSON.stringify(at(sample, field.path) ?? null)) ?? undefined
  const offered = (value: Json) =>
    field.kind !== 'choice' || (field.options?.some((option) => option.value === value) ?? true)
  if (known !== undefined && offered(known)) return known
  return field.kind === 'list' ? [] : anyAnswer(field)
}

/** `aborted` never comes out of a walk; a walk that cannot go on throws. */
type OutcomeState = ResultView['outcome']['state'] | 'shown' | 'guidance-printed'

export interface ServiceOutcome {
  readonly item: string
  readonly caseNumber: string
  readonly slipCode: string
  readonly state: OutcomeState
}

export interface VisitParts {
  readonly client: BridgeClient
  /** A service (`GFccnnn`) or a bundle (`TCnnn`). */
  readonly code: string
  /** Puts the card on the reader, takes it away. */
  readonly placeCard: () => Promise<void>
  readonly takeCardAway: () => Promise<void>
  /** A photograph of a paper. */
  readonly photo: Uint8Array
  /** Told each question that is asked, by service, form and path. */
  readonly onAsked?: (stepId: string, paths: readonly string[]) => void
}

const sampleOf = (stepId: string): unknown => {
  const code = FormCode.safeParse(stepId.split('.')[1])
  return code.success ? FORM_SAMPLES[code.data].data : undefined
}

type FormStepScreen = Extract<Snapshot['screen'], { name: 'form-step' }>

const fillStep = async ({ client, onAsked }: VisitParts, screen: FormStepScreen) => {
  const sample = sampleOf(screen.stepId)
  const open = screen.fields.filter((field) => !field.readOnly)
  onAsked?.(
    screen.stepId,
    screen.fields.map((field) => field.path),
  )
  const values = Object.fromEntries(open.map((field) => [field.path, answer(field, sample)]))
  await client.send({ type: 'submit-step', stepId: screen.stepId, values })
  const after = await client.until(
    ({ screen: now }) => now.name !== 'form-step' || now.stepId !== screen.stepId || Object.keys(now.errors).length > 0,
  )
  if (after.screen.name === 'form-step' && after.screen.stepId === screen.stepId)
    throw new Error(`step ${screen.stepId} refuses: ${Object.keys(after.screen.errors).join(', ')}`)
}

const itemOf = (code: string): CatalogueItem => {
  const item = [...loadCatalogue().items.values()].find((one) => one.code === code)
  if (item === undefined) throw new Error(`the catalogue has no ${code}`)
  return item
}

/** From the guide to the notice; every question of eligibility is answered so that the service fits. */
export const passGuide = async (client: BridgeClient): Promise<void> => {
  const { screen } = await client.untilScreen('guide')
  const item = itemOf(screen.item.code)
  await client.send({ type: 'continue' })
  const fits = item.conditions.flatMap(({ check }) => (check === undefined ? [] : [check.fits]))
  for (const [index, fit] of fits.entries()) {
    await client.until(({ screen: now }) => now.name === 'eligibility' && now.number === index + 1)
    await client.send({ type: 'answer-check', answer: fit })
  }
  await client.untilScreen('where')
  await client.send({ type: 'continue' })
  await client.untilScreen('notice')
}

const open = async ({ client, code }: VisitParts) => {
  if (code.startsWith('TC')) {
    await client.send({ type: 'open-bundle', bundleCode: code })
    await client.untilScreen('bundle')
    await client.send({ type: 'continue' })
  } else {
    const item = itemOf(code)
    await client.send({ type: 'open-item', itemCode: item.code })
    await passGuide(client)
  }
  await client.untilScreen('notice')
}

const addPaper = async ({ client, photo }: VisitParts, screen: Extract<Snapshot['screen'], { name: 'materials' }>) => {
  const need = screen.needs.find((one) => !one.fromCard)
  if (need !== undefined && need.added.length === 0) {
    await client.upload(`kind=material&materialCode=${need.code}`, photo)
    await client.until(({ screen: now }) => now.name === 'materials' && now.needs.some((one) => one.added.length > 0))
  }
  await client.send({ type: 'continue' })
  await client.untilScreen('review')
}

/** On the signature screen: signs with invented ink. */
export const sign = async (client: BridgeClient): Promise<void> => {
  const signature = { strokes: inkStrokes(), pngBase64: inkPng().toString('base64') }
  if (!(await client.upload('kind=signature', JSON.stringify(signature)))) throw new Error('the signature was refused')
}

const needsSignature = (code: string): boolean => {
  const bundle = loadCatalogue().bundles.find((one) => one.code === code)
  const codes = bundle === undefined ? [code] : bundle.items.filter((one) => one.chosen).map((one) => one.code)
  return codes.map(itemOf).some((item) => item.signature === 'required' && item.forms.length > 0)
}

/** From the welcome screen to the signed (or reviewed) application; the next press sends it. */
export const walkToSending = async (parts: VisitParts): Promise<void> => {
  await open(parts)
  await fillAndSign(parts)
}

/** From the notice on. */
const identify = async ({ client, placeCard }: VisitParts): Promise<void> => {
  await client.send({ type: 'accept-notice', processing: true })
  await client.untilScreen('identify')
  await placeCard()
  await client.untilScreen('confirm-person')
  await client.send({ type: 'continue' })
}

/** From the welcome screen to the step that asks for this, the steps before it filled in. */
export const walkToStep = async (parts: VisitParts, path: string): Promise<FormStepScreen> => {
  const { client, code } = parts
  await client.send({ type: 'open-item', itemCode: itemOf(code).code })
  await passGuide(client)
  await identify(parts)
  for (;;) {
    const { screen } = await client.untilScreen('form-step')
    if (screen.fields.some((field) => field.path === path)) return screen
    await fillStep(parts, screen)
  }
}

const fillAndSign = async (parts: VisitParts): Promise<void> => {
  const { client, code } = parts
  await identify(parts)
  for (;;) {
    const { screen } = await client.until(({ screen: now }) => now.name !== 'confirm-person')
    if (screen.name === 'form-step') await fillStep(parts, screen)
    else if (screen.name === 'materials') await addPaper(parts, screen)
    else if (screen.name === 'review') {
      if (!needsSignature(code)) return
      await client.send({ type: 'continue' })
      await client.untilScreen('sign')
      await sign(client)
      return
    } else throw new Error(`unexpected screen ${screen.name}`)
  }
}

const told = (item: string, state: OutcomeState, caseNumber = ''): readonly ServiceOutcome[] => [
  { item, caseNumber, slipCode: '', state },
]

const enquire = async ({ client, code, placeCard, takeCardAway }: VisitParts) => {
  await client.send({ type: 'open-item', itemCode: itemOf(code).code })
  await client.untilScreen('progress-identify')
  await placeCard()
  const { screen } = await client.until(
    ({ screen: now }) => now.name === 'progress' || (now.name === 'progress-identify' && now.problem !== null),
  )
  await takeCardAway()
  await client.send({ type: 'end' })
  return told(code, 'shown', screen.name === 'progress' ? (screen.cases[0]?.caseNumber ?? '') : '')
}

/** Looks something up: here the last day of a claim. */
const workOut = async (client: BridgeClient, code: string) => {
  await client.untilScreen('guide')
  await client.send({ type: 'continue' })
  await client.untilScreen('library')
  await client.send({ type: 'open-calculators' })
  await client.untilScreen('calculators')
  await client.send({ type: 'open-calculator', id: 'limitation' })
  await client.send({ type: 'calculate', values: { kind: 'civil', from: '2026-01-02' } })
  await client.until(({ screen }) => screen.name === 'calculator' && screen.result !== null)
  await client.send({ type: 'end' })
  return told(code, 'shown')
}

const lookAround = async (client: BridgeClient, code: string) => {
  await client.untilScreen('guide')
  await client.send({ type: 'continue' })
  await client.untilScreen('directory')
  await client.send({ type: 'show-directory', kind: 'law-firm' })
  await client.until(
    ({ screen }) => screen.name === 'directory' && screen.kind === 'law-firm' && screen.places.length > 0,
  )
  await client.send({ type: 'end' })
  return told(code, 'shown')
}

/** From the first question about the matter into the queue, in writing, without a test of devices. */
export const joinQueue = async (client: BridgeClient): Promise<void> => {
  await client.untilScreen('consult-matter')
  await client.send({ type: 'choose-matter', field: 'labour' })
  await client.untilScreen('consult-urgency')
  await client.send({ type: 'continue' })
  await client.untilScreen('consult-way')
  await client.send({ type: 'choose-way', way: 'text' })
  await client.untilScreen('consult-check')
  await client.send({ type: 'consult-tested', report: null })
  await client.untilScreen('consult-waiting')
}

/** Joins the queue for a lawyer; nobody takes the call here, so the question is written down instead. */
const askALawyer = async (parts: VisitParts): Promise<readonly ServiceOutcome[]> => {
  const { client, code, placeCard } = parts
  await client.send({ type: 'open-item', itemCode: itemOf(code).code })
  await client.untilScreen('guide')
  await client.send({ type: 'continue' })
  await client.untilScreen('notice')
  await client.send({ type: 'accept-notice', processing: true })
  await client.untilScreen('identify')
  await placeCard()
  await client.untilScreen('confirm-person')
  await client.send({ type: 'continue' })
  await joinQueue(client)
  await client.until(({ screen }) => screen.name === 'consult-waiting' && screen.state === 'waiting')
  await client.send({ type: 'leave-message' })
  await passGuide(client)
  const written = await handIn({ ...parts, code: 'GF01001' }, () => fillAndSign({ ...parts, code: 'GF01001' }))
  return written.map((one) => ({ ...one, item: code }))
}

/** What is only told ends in its guidance slip. */
const beGuided = async ({ client, code }: VisitParts) => {
  const item = itemOf(code)
  await client.send({ type: 'open-item', itemCode: item.code })
  if (item.kind === 'library') return workOut(client, code)
  if (item.kind === 'directory') return lookAround(client, code)
  await client.untilScreen('guide')
  await client.send({ type: 'continue' })
  await client.untilScreen('guidance')
  await client.send({ type: 'print-guidance' })
  const { screen } = await client.until(
    ({ screen: now }) => now.name === 'guidance' && now.print !== null && now.print.state !== 'printing',
    60_000,
  )
  const printed = screen.name === 'guidance' && screen.print?.state === 'printed'
  await client.send({ type: 'end' })
  return told(code, printed ? 'guidance-printed' : 'told')
}

const numberOf = ({ outcome }: ResultView): { caseNumber: string; slipCode: string } => {
  if (outcome.state === 'received') return { caseNumber: outcome.caseNumber, slipCode: outcome.slipCode }
  return { caseNumber: outcome.state === 'kept-here' ? outcome.provisionalNumber : '', slipCode: '' }
}

/** One whole visit. Papers are waited for: an outcome is told when the printers have settled. */
export const walkVisit = async (parts: VisitParts): Promise<readonly ServiceOutcome[]> => {
  const { client, code } = parts
  await client.untilScreen('welcome')
  if (!code.startsWith('TC')) {
    const { kind } = itemOf(code)
    if (kind === 'enquiry') return enquire(parts)
    if (kind === 'consultation') return askALawyer(parts)
    if (kind !== 'application' && kind !== 'document') return beGuided(parts)
  }
  return handIn(parts, () => walkToSending(parts))
}

const handIn = async (parts: VisitParts, walk: () => Promise<void>): Promise<readonly ServiceOutcome[]> => {
  const { client } = parts
  await walk()
  await client.send(client.snapshot.screen.name === 'review' ? { type: 'continue' } : { type: 'submit' })
  await client.untilScreen('done', 40_000)
  const settled = await client.until(
    ({ screen }) =>
      screen.name === 'done' &&
      screen.prints.length > 0 &&
      screen.prints.every((print) => print.state !== 'waiting' && print.state !== 'printing'),
    180_000,
  )
  if (settled.screen.name !== 'done') throw new Error('unreachable')
  const { results } = settled.screen
  await parts.takeCardAway()
  await client.send({ type: 'continue' })
  await client.untilScreen('farewell')
  return results.map((result) => ({ item: result.itemCode, ...numberOf(result), state: result.outcome.state }))
}
