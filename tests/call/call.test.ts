/** Two real Chromium processes with fake media, signalled through the real centre; directly, then by coturn alone. */
import type { ChildProcess } from 'node:child_process'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CallRig, openCallRig, startTurn, turnServers } from './call-rig.ts'

const connected = (page: Page, timeout = 15_000) =>
  page.waitForFunction(() => window.harness.state() === 'connected', undefined, { timeout })
/** The picture moves again: more frames than at the moment of the question. */
const moves = async (page: Page, timeout = 15_000) => {
  const before = await page.evaluate(() => window.harness.frames())
  await page.waitForFunction((n) => window.harness.frames() > n + 5, before, { timeout })
}

let turn: ChildProcess
beforeAll(async () => {
  turn = await startTurn()
})
afterAll(() => void turn.kill())

for (const relayOnly of [false, true])
  describe(relayOnly ? 'a call by the relay alone' : 'a call', () => {
    let rig: CallRig
    let citizen: Page
    let lawyer: Page
    beforeAll(async () => {
      rig = await openCallRig(relayOnly)
      ;[citizen, lawyer] = await Promise.all([rig.open('citizen'), rig.open('lawyer')])
      await rig.connect()
      await Promise.all([connected(citizen), connected(lawyer)])
    })
    afterAll(() => rig.close())

    it('shows each the other, by the way that was asked for', async () => {
      await Promise.all([moves(citizen), moves(lawyer)])
      await citizen.waitForFunction(() => window.harness.relayed() !== null)
      expect(await citizen.evaluate(() => window.harness.relayed())).toBe(relayOnly)
    })

    it('is back after the lawyer’s page was loaded again, and loses no word', async () => {
      await lawyer.reload()
      await citizen.evaluate(() => window.harness.say('还在吗'))
      await connected(lawyer)
      await moves(lawyer)
      await lawyer.waitForFunction(() => window.harness.heard.length > 0)
      expect(await lawyer.evaluate(() => window.harness.heard)).toMatchObject([{ type: 'chat', text: '还在吗' }])
      await moves(citizen)
    })

    it('goes on without signalling', async () => {
      rig.setSignalling(false)
      await Promise.all([moves(citizen), moves(lawyer)])
      expect(await citizen.evaluate(() => window.harness.state())).toBe('connected')
      rig.setSignalling(true)
      await moves(citizen)
    })
  })

// How soon a call is back is a figure of `npm run faults -- call`.
describe('a blackout', () => {
  it('of more than twenty seconds ends in the same call once the line is back', async () => {
    const rig = await openCallRig(true)
    try {
      const [citizen, lawyer] = await Promise.all([rig.open('citizen'), rig.open('lawyer')])
      await rig.connect()
      await Promise.all([connected(citizen), connected(lawyer)])
      await moves(citizen)
      const begunMs = performance.now()
      // The relay is the only way, and stands still: nothing comes through until it goes on.
      turn.kill('SIGSTOP')
      await citizen.waitForFunction(() => window.harness.state() === 'reconnecting')
      await citizen.waitForFunction(
        (ms) => performance.now() > ms,
        21_000 + (await citizen.evaluate(() => performance.now())),
      )
      turn.kill('SIGCONT')
      expect(performance.now() - begunMs).toBeGreaterThan(20_000)
      await Promise.all([connected(citizen), connected(lawyer)])
      await Promise.all([moves(citizen), moves(lawyer)])
    } finally {
      turn.kill('SIGCONT')
      await rig.close()
    }
  })
})

describe('a call made ready', () => {
  it('lets nothing out of the page before it is let in', async () => {
    const rig = await openCallRig(false)
    try {
      const page = await rig.open('citizen')
      await rig.makeReady()
      await page.waitForFunction(() => window.harness.offerMade())
      await page.evaluate(() => window.harness.reset())
      expect(rig.earlySignals()).toBe(0)
    } finally {
      await rig.close()
    }
  })
})

describe('the self-test', () => {
  it('finds camera, microphone, relay and what the line carries', async () => {
    const rig = await openCallRig(false)
    try {
      const page = await rig.open('citizen')
      const report = await page.evaluate((servers) => window.harness.selfTest(servers), turnServers())
      expect(report).toMatchObject({ camera: 'works', microphone: 'works', turn: 'reached', speaker: null })
      expect((report as { bandwidthKbps: number }).bandwidthKbps).toBeGreaterThan(500)
      expect((report as { lossRatio: number }).lossRatio).toBeLessThan(0.05)
      // Of what is not there to be tried nothing is said, good or bad.
      const without = await page.evaluate(() => window.harness.selfTest([]))
      expect(without).toMatchObject({ stun: null, turn: null, bandwidthKbps: null, lossRatio: null, roundTripMs: null })
    } finally {
      await rig.close()
    }
  })
})
