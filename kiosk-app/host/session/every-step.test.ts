/**
 * Every place of the machine, one row each: where "back" leads, how the screen is covered and uncovered, where a visit
 * put aside there goes on, and that help can be called. A new place without a row is a failing test.
 */
import { EMPTY_DOSSIER } from '@lutong/core/cases/dossier.ts'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { createTestClock } from '@lutong/core/clock.ts'
import type { ScreenName } from '@lutong/core/contracts/host-rpc.ts'
import { ApplicationId, CaseNumber, ConsultationId, ItemCode, Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import { COMPLETE_LANGUAGES } from '@lutong/core/messages/language-pack.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sign } from '../../../scripts/system/walk-visit.ts'
import { beginConsult } from '../consultation/consult.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { cardOf } from '../testing/fake-devices.ts'
import { type HostRig, NOON_MS, screenNow, startHostRig } from '../testing/host-rig.ts'
import { keeperAt } from '../testing/taken-up.ts'
import { beginDrafts } from './form-walk.ts'
import { createVisitMachine } from './machine.ts'
import type { WayBack } from './pause.ts'
import { SESSION_TIMINGS } from './timings.ts'
import { checksOf } from './updates.ts'
import { freshVisit, type Visit } from './visit.ts'

const catalogue = loadCatalogue()
const itemOf = (code: string) => {
  const item = catalogue.items.get(ItemCode.parse(code))
  if (item === undefined) throw new Error(code)
  return item
}
const CARD = cardOf()
const person = { name: CARD.name, idType: 'resident-id-card', idNumber: CARD.idNumber } as const
const service = itemOf('GF02003')
const caseNumber = CaseNumber.parse('331081-20261120-000017')

const reading: Visit = { ...freshVisit('zh-CN'), visitId: 'visit' }
const chosen: Visit = { ...reading, item: service, items: [service] }
const named: Visit = { ...chosen, person, identification: { method: 'id-card', readAtMs: NOON_MS } }
const begun: Visit = { ...named, drafts: beginDrafts(catalogue, [service], person, '2026-11-24') }
const bundle = catalogue.bundles[0]!
const lawyer: Visit = {
  ...reading,
  person,
  identification: named.identification,
  item: itemOf('GF01002'),
  consult: beginConsult(ConsultationId.parse(newUuidV7(NOON_MS)), 'labour'),
}
const away: Visit = {
  ...lawyer,
  consult: {
    ...lawyer.consult!,
    ticket: 'K7M2QX',
    view: {
      ...{ id: lawyer.consult!.id, state: 'held', place: 3, outlook: null, waitingSinceMs: NOON_MS },
      ...{ heldUntilMs: NOON_MS + 3_600_000, lawyer: null, call: null, record: null, continuesAs: null },
      ...{ offer: null, recording: 'none', guests: [], trace: { entries: 5, sha256: '', sm3: '' } },
    },
  },
}
const asked: Visit = {
  ...reading,
  person,
  query: { by: 'id-card', idNumber: person.idNumber },
  cases: [
    {
      caseNumber,
      itemCode: service.code,
      stage: 'accepted',
      awaitingMaterials: false,
      outcome: null,
      history: [{ stage: 'applied', atMs: NOON_MS - 86_400_000 }],
      due: null,
      dossier: EMPTY_DOSSIER,
    },
  ],
}
const handedIn: Visit = {
  ...begun,
  handedIn: [
    {
      item: service,
      id: ApplicationId.parse(newUuidV7(NOON_MS)),
      digest: Sha256Hex.parse('0'.repeat(64)),
      sm3: Sm3Hex.parse('0'.repeat(64)),
      papers: [],
      settlement: null,
    },
  ],
}

interface Row {
  readonly visit: Visit
  readonly screen: ScreenName
  /** `null`: what was done cannot be gone back from. */
  readonly back: ScreenName | null
  readonly pause: WayBack | null
  /** Where it goes on after it was put aside; `null`: there is nothing to go on with. */
  readonly save: ScreenName | null
}
const look = (screen: ScreenName, back: ScreenName = 'library'): Row => ({
  visit: reading,
  screen,
  back,
  pause: 'press',
  save: null,
})
const step = (visit: Visit, screen: ScreenName, back: ScreenName, save: ScreenName): Row => ({
  visit,
  screen,
  back,
  save,
  pause: visit.person === null ? 'number' : 'card',
})

const ROWS: Readonly<Record<string, Row>> = {
  offline: look('offline', 'welcome'),
  items: { ...look('items', 'welcome'), visit: { ...reading, theme: 'wages' } },
  search: look('search', 'welcome'),
  published: look('published', 'search'),
  library: look('library', 'welcome'),
  laws: look('laws'),
  questions: look('questions'),
  cases: look('cases'),
  channels: look('channels'),
  directory: look('directory'),
  calculators: { ...look('calculators'), pause: 'number' },
  bundle: step({ ...reading, bundle, chosen: [bundle.items[0]!.code] }, 'bundle', 'welcome', 'bundle'),
  guide: step(chosen, 'guide', 'welcome', 'guide'),
  sample: step({ ...chosen, sampleOf: 'F1' }, 'sample', 'guide', 'guide'),
  eligibility: step(chosen, 'eligibility', 'guide', 'eligibility'),
  where: step({ ...chosen, checks: checksOf(service).map(() => 'yes' as const) }, 'where', 'eligibility', 'where'),
  guidance: { ...step(chosen, 'guidance', 'guide', 'guide'), save: null },
  notice: step(chosen, 'notice', 'where', 'notice'),
  identify: step(chosen, 'identify', 'notice', 'notice'),
  identifyByTyping: step(chosen, 'identify-by-typing', 'identify', 'notice'),
  confirmPerson: step(named, 'confirm-person', 'identify', 'notice'),
  form: step(begun, 'form-step', 'confirm-person', 'form-step'),
  materials: step(begun, 'materials', 'form-step', 'materials'),
  review: step(begun, 'review', 'materials', 'review'),
  sign: step(begun, 'sign', 'review', 'review'),
  refused: step({ ...begun, problem: 'centre-refused' }, 'refused', 'review', 'review'),
  done: { visit: handedIn, screen: 'done', back: null, pause: 'card', save: null },
  progressIdentify: { visit: reading, screen: 'progress-identify', back: 'welcome', pause: 'number', save: null },
  progressAsking: { visit: asked, screen: 'progress-identify', back: 'progress-identify', pause: 'card', save: null },
  progress: { visit: asked, screen: 'progress', back: 'welcome', pause: 'card', save: null },
  ownCase: {
    visit: { ...asked, openCase: caseNumber },
    screen: 'own-case',
    back: 'progress',
    pause: 'card',
    save: null,
  },
  resuming: { visit: reading, screen: 'resume', back: 'welcome', pause: 'number', save: null },
  putAside: {
    visit: { ...begun, leftAt: 'form', saved: { code: '0123456789', keptUntilMs: NOON_MS, onlyHere: false } },
    screen: 'put-aside',
    back: 'form-step',
    pause: 'card',
    save: null,
  },
  consultMatter: step(lawyer, 'consult-matter', 'identify', 'notice'),
  consultUrgency: step(lawyer, 'consult-urgency', 'consult-matter', 'notice'),
  consultWay: step(lawyer, 'consult-way', 'consult-urgency', 'notice'),
  consultCheck: step(lawyer, 'consult-check', 'consult-way', 'notice'),
  consultRecording: step(lawyer, 'consult-recording', 'consult-check', 'notice'),
  consultWaiting: { ...step(lawyer, 'consult-waiting', 'guide', 'guide'), save: null },
  // Back asks the centre; until it answers the ticket stays.
  consultHeld: { visit: away, screen: 'consult-ticket', back: 'consult-ticket', pause: 'card', save: null },
  // Before the call's ticket is here it shows the queue; out of a call leads its own button.
  consultCall: { visit: lawyer, screen: 'consult-waiting', back: null, pause: 'card', save: null },
  consultRecord: { visit: lawyer, screen: 'consult-record', back: null, pause: 'card', save: null },
  paused: {
    visit: { ...begun, pause: { from: 'form', endsAtMs: NOON_MS + 200_000, number: '', isCovered: false } },
    screen: 'paused',
    back: null,
    pause: null,
    save: null,
  },
}
/** Nobody stands there: they lead on by themselves; of `sending` the outcome must come first. */
const PASSED_THROUGH = ['opening', 'bundleBegins', 'sending', 'consultReturning']

let rig: HostRig
beforeAll(() => {
  rig = startHostRig()
})
afterAll(() => rig.end())

const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}
const at = async (place: string, visit: Visit) => {
  rig.reader.takeAway()
  rig.restartHost(keeperAt(place === 'putAside' ? 'putAside.saved' : place, visit))
  // Its answer comes within these turns: then it is another place.
  if (place !== 'progressAsking') await turns()
}
const shown = () => rig.page.snapshot.screen.name
/** Uncovers the screen as the citizen of this visit would. */
const comeBack = async (way: WayBack) => {
  const { number } = screenNow(rig.page, 'paused')
  if (way === 'press') await rig.page.send({ type: 'continue' })
  else if (way === 'number') {
    await rig.page.send({ type: 'continue' })
    expect(JSON.stringify(rig.page.snapshot)).not.toContain(number)
    await rig.page.send({ type: 'come-back', proof: number ?? '' })
  } else {
    await turns()
    rig.reader.place()
    for (let looks = 0; looks < 5 && shown() === 'paused'; looks += 1) {
      rig.clock.advance(SESSION_TIMINGS.cardLookPauseMs)
      await turns()
    }
  }
}

it('each place has its row', () => {
  const machine = createVisitMachine({
    catalogue,
    clock: createTestClock(0),
    newId: () => '',
    newPauseNumber: () => '',
    newTicket: () => '',
    languages: COMPLETE_LANGUAGES,
    inService: true,
    idleFactor: 1,
  })
  const places = Object.keys(machine.states.visiting?.states.place?.states ?? {})
  expect(places.toSorted()).toEqual([...Object.keys(ROWS), ...PASSED_THROUGH].toSorted())
})

describe.each(Object.entries(ROWS))('at %s', (place, row) => {
  it('help can be called, and the screen stays', async () => {
    await at(place, row.visit)
    expect(shown()).toBe(row.screen)
    expect(await rig.page.send({ type: 'call-help' })).toBe(true)
    expect(rig.page.snapshot.helpOpen).toBe(true)
    expect(await rig.page.send({ type: 'close-help' })).toBe(true)
    expect([rig.page.snapshot.helpOpen, shown()]).toEqual([false, row.screen])
  })

  it(row.back === null ? 'nothing leads back' : `back leads to ${row.back}`, async () => {
    await at(place, row.visit)
    expect(rig.page.snapshot.canGoBack).toBe(row.back !== null)
    expect(await rig.page.send({ type: 'back' })).toBe(row.back !== null)
    expect(shown()).toBe(row.back ?? row.screen)
  })

  it(row.pause === null ? 'is no pause' : `a pause covers the screen, and one comes back by ${row.pause}`, async () => {
    await at(place, row.visit)
    const before = rig.page.snapshot
    expect(before.canPause).toBe(row.pause !== null)
    expect(await rig.page.send({ type: 'pause' })).toBe(row.pause !== null)
    if (row.pause === null) return
    expect(screenNow(rig.page, 'paused')).toMatchObject({ way: row.pause, endsAtMs: before.nowMs + 300_000 })
    const covered = JSON.stringify({ ...rig.page.snapshot, languages: [] })
    for (const word of [
      person.name,
      person.idNumber,
      '11010',
      service.name['zh-CN'],
      before.serviceTitle ?? caseNumber,
    ])
      expect(covered).not.toContain(word)
    await comeBack(row.pause)
    expect(shown()).toBe(row.screen)
    if (row.screen !== 'progress-identify' && row.screen !== 'done')
      expect(rig.page.snapshot.screen).toEqual(before.screen)
  })

  it(row.save === null ? 'nothing is put aside' : `what is put aside goes on at ${row.save}`, async () => {
    await at(place, row.visit)
    expect(rig.page.snapshot.canSave).toBe(row.save !== null)
    expect(await rig.page.send({ type: 'save-visit' })).toBe(row.save !== null)
    if (row.save === null) return
    const put = () => rig.page.until(({ screen }) => screen.name === 'put-aside' && screen.saved !== null)
    await put()
    await rig.page.send({ type: 'back' })
    expect(shown()).toBe(row.screen)
    await rig.page.send({ type: 'save-visit' })
    const { screen } = await put()
    const code = screen.name === 'put-aside' ? screen.saved?.code : undefined
    await rig.page.send({ type: 'home' })
    await rig.page.untilScreen('welcome')
    await rig.page.send({ type: 'open-resume' })
    await rig.page.send({ type: 'resume-visit', code: code ?? '' })
    await rig.page.until(({ screen: now }) => now.name !== 'resume' || now.problem !== null)
    if (Object.keys(row.visit.drafts).length > 0) {
      await rig.page.send({ type: 'accept-notice', processing: true })
      rig.reader.place()
      await rig.page.untilScreen('confirm-person')
      await rig.page.send({ type: 'continue' })
    }
    expect(shown()).toBe(row.save)
  })
})

it('while an application is on its way nothing covers it, and help is there', async () => {
  rig.restartHost(keeperAt('nowhere', reading))
  await rig.walkToSign()
  await sign(rig.page)
  rig.centre.setWeather('request-lost')
  await rig.page.send({ type: 'submit' })
  await rig.page.until(({ screen }) => screen.name === 'sending' && screen.phase !== 'saving')
  expect(rig.page.snapshot).toMatchObject({ canGoBack: false, canPause: false, canSave: false })
  expect(await rig.page.send({ type: 'call-help' })).toBe(true)
  await rig.page.send({ type: 'close-help' })
  rig.clock.advance(SESSION_TIMINGS.sendingPatienceMs)
  await rig.page.untilScreen('done')
  rig.centre.setWeather('fine')
})
