/**
 * From the citizen's touch to the lawyer's first picture, through queue, offer, consents, token and the centre's own
 * signalling, beside a bare trickled call of the same two pages with the same media in the same run; directly, and by
 * the relay alone. The lawyer accepts at once: a person's hesitation is nobody's figure. As in the product both pages
 * make the call ready from the touch and from the ringing on, and the first picture is sent at half the size.
 */
import type { Page } from 'playwright-core'
import { type CallRig, openCallRig, startTurn } from '../call/call-rig.ts'
import { benchResult, type BenchOptions, type BenchResult, median } from './bench.ts'

const ROUNDS = 15
const WARM_UP = 2
const FIRST_FRAME_WITHIN_MS = 20_000

const reset = (page: Page) => page.evaluate(() => window.harness.reset())

const firstFrame = async (page: Page): Promise<number> => {
  await page.waitForFunction(() => window.harness.firstFrameAt !== null, undefined, { timeout: FIRST_FRAME_WITHIN_MS })
  return (await page.evaluate(() => window.harness.firstFrameAt)) ?? Number.NaN
}

interface Measured {
  readonly ours: number
  readonly bare: number
  readonly worst: number
}

const measure = async (rig: CallRig): Promise<Measured> => {
  const [citizen, lawyer] = await Promise.all([rig.open('citizen'), rig.open('lawyer')])
  const ours: number[] = []
  const bare: number[] = []
  // Turn about, so that what the machine does beside falls on both.
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const touchedBareAt = rig.connectBare()
    const bareMs = (await firstFrame(citizen)) - touchedBareAt
    await Promise.all([reset(citizen), reset(lawyer)])
    const touchedAt = await rig.connect()
    const oursMs = (await firstFrame(citizen)) - touchedAt
    await Promise.all([reset(citizen), reset(lawyer)])
    await rig.finish()
    if (round < WARM_UP) continue
    bare.push(bareMs)
    ours.push(oursMs)
  }
  return { ours: median(ours), bare: median(bare), worst: Math.max(...ours) }
}

export const call = async ({ say }: BenchOptions): Promise<readonly BenchResult[]> => {
  const turn = await startTurn()
  const results: BenchResult[] = []
  try {
    for (const { relayOnly, atMost, way } of [
      { relayOnly: false, atMost: 1.1, way: 'directly' },
      { relayOnly: true, atMost: 1.15, way: 'by the relay alone' },
    ]) {
      const rig = await openCallRig(relayOnly)
      try {
        const { ours, bare, worst } = await measure(rig)
        say(`${way}: ${ours.toFixed(0)} ms, at worst ${worst.toFixed(0)}, bare ${bare.toFixed(0)} ms`)
        results.push(
          benchResult({
            name: `call ${way}`,
            value: ours,
            unit: `ms from touch to first remote picture, median of ${ROUNDS}, queue and tokens included`,
            against: 'a bare trickled RTCPeerConnection of the same pages',
            reference: bare,
            goal: { atMost },
          }),
        )
      } finally {
        await rig.close()
      }
    }
    return results
  } finally {
    turn.kill()
  }
}
