/** What a test before a call found reaches staff of its region, word for word; what was not tried stays untried. */
import type { SelfTestReport } from '@lutong/core/contracts/live.ts'
import type { LiveClient } from '@lutong/video-consult/signalling/client.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connectLawyer, connectTerminal } from '../testing/live-ends.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { signInAs, signInNamed } from '../testing/staff-desk.ts'
import type { SelfTestsView } from './console-self-tests.ts'

const REPORT: SelfTestReport = {
  ...{ atMs: 1_795_000_000_000, camera: 'in-use', microphone: 'works', microphoneLevel: 0.02, speaker: 'not-heard' },
  ...{ stun: 'reached', turn: 'not-reached', bandwidthKbps: null, lossRatio: null, roundTripMs: null },
}
let running: RunningCentre
const open: { live: LiveClient }[] = []
beforeEach(async () => {
  running = await startCentre()
})
afterEach(async () => {
  for (const end of open.splice(0)) end.live.close()
  await running.end()
})

it('staff see the last report of each terminal and desk, all of it, and none where none was made', async () => {
  const url = () => running.centre.url
  const terminal = connectTerminal(url, await running.newTerminal())
  await running.newTerminal()
  const lawyer = connectLawyer(url, await signInNamed(running, 'lawyer'))
  open.push(terminal, lawyer)
  await terminal.ask({ type: 'self-test', report: { ...REPORT, camera: 'works' } })
  await terminal.ask({ type: 'self-test', report: REPORT })
  const desk: SelfTestReport = { ...REPORT, bandwidthKbps: 900, lossRatio: 0.01, roundTripMs: 80, turn: 'reached' }
  await lawyer.ask({ type: 'self-test', report: desk })
  const clerk = await signInAs(running, 'clerk')
  const view: SelfTestsView = await (await clerk.ask('GET', '/self-tests')).json()
  expect(view.terminals.map(({ report }) => report).toSorted((a) => (a === null ? 1 : -1))).toEqual([REPORT, null])
  expect(view.desks.filter(({ report }) => report !== null).map(({ report }) => report)).toEqual([desk])
  expect((await lawyer.ask({ type: 'look' })).ok).toBe(true)
  const denied = await (await signInNamed(running, 'lawyer')).ask('GET', '/self-tests')
  expect(denied.status).toBe(403)
})
