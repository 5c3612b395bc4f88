/** Walks one whole visit through a running kiosk, as a citizen would: card, service, forms, a paper, signature, slip. */
import type { FieldView, PlainFieldView, Snapshot } from '../../core/contracts/host-rpc.ts'
import type { CatalogueItem } from '../../core/catalogue/item.ts'
import { loadCatalogue } from '../../core/catalogue/catalogue.ts'
import type { Json } from '../../core/forms/draft.ts'
import { sampleF1, sampleF1b, sampleF2, sampleF6 } from '../../core/forms/sample.ts'
import type { BridgeClient } from './bridge-client.ts'
import { inkPng, inkStrokes } from './ink.ts'

/** What the samples say, by form and path. */
const SAMPLES: Readonly<Record<string, unknown>> = { F1: sampleF1, F1b: sampleF1b, F2: sampleF2, F6: sampleF6 }

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

export interface VisitOutcome {
  readonly item: string
  readonly caseNumber: string
  readonly slipCode: string
  readonly state: 'received' | 'kept-here' | 'shown' | 'coming'
}

export interface VisitParts {
  readonly client: BridgeClient
  readonly itemCode: CatalogueItem['code']
  /** Puts the card on the reader, takes it away. */
  readonly placeCard: () => Promise<void>
  readonly takeCardAway: () => Promise<void>
  /** A photograph of a paper. */
  readonly photo: Uint8Array
}

const fillStep = async (client: BridgeClient, screen: Extract<Snapshot['screen'], { name: 'form-step' }>) => {
  const sample = SAMPLES[screen.stepId.split('.')[0] ?? '']
  const values = Object.fromEntries(
    screen.fields.filter((field) => !field.readOnly).map((field) => [field.path, answer(field, sample)]),
  )
  await client.send({ type: 'submit-step', stepId: screen.stepId, values })
  const after = await client.until(
    ({ screen: now }) => now.name !== 'form-step' || now.stepId !== screen.stepId || Object.keys(now.errors).length > 0,
  )
  if (after.screen.name === 'form-step' && after.screen.stepId === screen.stepId)
    throw new Error(`step ${screen.stepId} refuses: ${Object.keys(after.screen.errors).join(', ')}`)
}

/** From the welcome screen to the signed (or reviewed) application; the next press sends it. */
export const walkToSending = async ({ client, itemCode, placeCard, photo }: VisitParts): Promise<void> => {
  await client.send({ type: 'open-item', itemCode })
  await client.untilScreen('guide')
  await client.send({ type: 'continue' })
  await client.untilScreen('notice')
  await client.send({ type: 'accept-notice', processing: true })
  await client.untilScreen('identify')
  await placeCard()
  await client.untilScreen('confirm-person')
  await client.send({ type: 'continue' })
  for (;;) {
    const { screen } = await client.until(({ screen: now }) => now.name !== 'confirm-person')
    if (screen.name === 'form-step') await fillStep(client, screen)
    else if (screen.name === 'materials') {
      const need = screen.needs.find((one) => !one.fromCard)
      if (need !== undefined && need.added.length === 0) {
        await client.upload(`kind=material&materialCode=${need.code}`, photo)
        await client.until(
          ({ screen: now }) => now.name === 'materials' && now.needs.some((one) => one.added.length > 0),
        )
      }
      await client.send({ type: 'continue' })
      await client.untilScreen('review')
    } else if (screen.name === 'review') {
      const item = loadCatalogue().items.get(itemCode)
      if (item?.signature !== 'required') return
      await client.send({ type: 'continue' })
      await client.untilScreen('sign')
      const signature = { strokes: inkStrokes(), pngBase64: inkPng().toString('base64') }
      if (!(await client.upload('kind=signature', JSON.stringify(signature))))
        throw new Error('the signature was refused')
      return
    } else throw new Error(`unexpected screen ${screen.name}`)
  }
}

const enquire = async ({ client, itemCode, placeCard, takeCardAway }: VisitParts): Promise<VisitOutcome> => {
  await client.send({ type: 'open-item', itemCode })
  await client.untilScreen('progress-identify')
  await placeCard()
  const { screen } = await client.until(
    ({ screen: now }) => now.name === 'progress' || (now.name === 'progress-identify' && now.problem !== null),
  )
  await takeCardAway()
  await client.send({ type: 'end' })
  const first = screen.name === 'progress' ? screen.cases[0] : undefined
  return { item: itemCode, caseNumber: first?.caseNumber ?? '', slipCode: '', state: 'shown' }
}

/** One whole visit. Papers are waited for: an outcome is told when the printers have settled. */
export const walkVisit = async (parts: VisitParts): Promise<VisitOutcome> => {
  const { client, itemCode } = parts
  await client.untilScreen('welcome')
  const item = loadCatalogue().items.get(itemCode)
  if (item === undefined) throw new Error(`the catalogue has no ${itemCode}`)
  if (item.kind === 'enquiry') return enquire(parts)
  if (item.kind === 'coming') {
    await client.send({ type: 'open-item', itemCode })
    await client.untilScreen('coming')
    await client.send({ type: 'home' })
    return { item: itemCode, caseNumber: '', slipCode: '', state: 'coming' }
  }
  await walkToSending(parts)
  await client.send(client.snapshot.screen.name === 'review' ? { type: 'continue' } : { type: 'submit' })
  await client.untilScreen('done', 40_000)
  const settled = await client.until(
    ({ screen }) =>
      screen.name === 'done' &&
      screen.prints.length > 0 &&
      screen.prints.every((print) => print.state !== 'waiting' && print.state !== 'printing'),
    120_000,
  )
  if (settled.screen.name !== 'done') throw new Error('unreachable')
  const { settled: outcome } = settled.screen
  await parts.takeCardAway()
  await client.send({ type: 'continue' })
  await client.untilScreen('farewell')
  return outcome.state === 'received'
    ? { item: itemCode, caseNumber: outcome.caseNumber, slipCode: outcome.slipCode, state: 'received' }
    : { item: itemCode, caseNumber: outcome.provisionalNumber, slipCode: '', state: 'kept-here' }
}
