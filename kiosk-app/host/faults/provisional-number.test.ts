/** A slip with a provisional number is shown at the terminal: what is told is true at that moment. */
import { EMPTY_DOSSIER } from '@lutong/core/cases/dossier.ts'
import { CaseNumber, ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const CASE = CaseNumber.parse('331081-20261124-000001')

/** Submits while there is no line; gives the number on the slip. */
const submitWithoutLine = async (): Promise<string> => {
  await rig.walkToSign()
  rig.centre.setWeather('no-line')
  await rig.page.send({ type: 'submit' })
  await rig.page.until(({ screen }) => screen.name === 'sending' && screen.phase === 'waiting')
  rig.clock.advance(SESSION_TIMINGS.sendingPatienceMs)
  await rig.page.untilScreen('done')
  const outcome = screenNow(rig.page, 'done').results[0]?.outcome
  if (outcome?.state !== 'kept-here') throw new Error(`it is ${outcome?.state}`)
  return outcome.provisionalNumber
}
const leave = async () => {
  rig.reader.takeAway()
  await rig.page.send({ type: 'end' })
  await rig.page.send({ type: 'home' })
}
const askByNumber = async (caseNumber: string) => {
  if (rig.page.snapshot.screen.name === 'welcome')
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF09002') })
  await rig.page.untilScreen('progress-identify')
  await rig.page.send({ type: 'query-by-slip', caseNumber, slipCode: '' })
  const { screen } = await rig.page.until(
    ({ screen: now }) => now.name === 'progress' || (now.name === 'progress-identify' && now.problem !== null),
  )
  return screen.name === 'progress-identify' ? screen.problem : screen.name
}

it('waits here, says so, and leads to the case once it has arrived', async () => {
  const number = await submitWithoutLine()
  await leave()
  expect(await askByNumber(number.toLowerCase())).toBe('provisional-waits')
  rig.centre.setWeather('fine')
  rig.outbox.wake()
  await rig.page.until(() => rig.outbox.openCount() === 0)
  rig.centre.setCases([
    {
      caseNumber: CASE,
      itemCode: ItemCode.parse('GF05001'),
      stage: 'applied',
      awaitingMaterials: false,
      outcome: null,
      history: [],
      due: null,
      dossier: EMPTY_DOSSIER,
    },
  ])
  expect(await askByNumber(number)).toBe('progress')
  expect([...rig.centre.cases.values()].map(({ application }) => application.provisionalNumber)).toEqual([number])
})

it('was taken back before it left: it is not promised that anything is on its way', async () => {
  const number = await submitWithoutLine()
  const [result] = screenNow(rig.page, 'done').results
  await rig.page.send({ type: 'undo-submission', itemCode: result!.itemCode })
  await leave()
  expect(await askByNumber(number)).toBe('provisional-withdrawn')
})

it('is of another terminal, and has not arrived: nothing is claimed of it', async () => {
  expect(await askByNumber('L-0123456789AB')).toBe('provisional-unknown')
})

it('is of another terminal, and there is no line: nothing is claimed of it either', async () => {
  rig.centre.setWeather('no-line')
  expect(await askByNumber('L-0123456789AB')).toBe('centre-unreachable')
})
