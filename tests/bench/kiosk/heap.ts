/** What is reachable in the page after many visits, all walked on the page itself without a reload, against after five. */
import type { Browser, CDPSession } from 'playwright-core'
import { entryOf, HALL_SCREEN } from '../../support/kiosk-page.ts'
import type { RunningSystem } from '../../support/running-system.ts'
import { type BenchOptions, type BenchResult, benchResult } from '../bench.ts'
import { walkInPage } from './page-walk.ts'

const EARLY_VISITS = 5
const SAY_EVERY = 20

/** Once all garbage is gone. */
const heapBytes = async (session: CDPSession): Promise<number> => {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

export const heapAfterVisits = async (
  browser: Browser,
  running: RunningSystem,
  { say, visits }: Pick<BenchOptions, 'say' | 'visits'>,
): Promise<BenchResult> => {
  const context = await browser.newContext({ viewport: HALL_SCREEN })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.goto(entryOf(running.system))
  let early = Number.NaN
  for (let visit = 1; visit <= visits; visit += 1) {
    await page.evaluate(walkInPage, 'identify')
    await running.reader('POST', 'card', { preset: 'worker' })
    await page.evaluate(walkInPage, 'done')
    await running.reader('DELETE', 'card')
    await page.evaluate(walkInPage, 'welcome')
    if (visit === EARLY_VISITS) early = await heapBytes(session)
    if (visit % SAY_EVERY === 0) say(`${visit} visits, page heap ${Math.round((await heapBytes(session)) / 1_024)} kB`)
  }
  const late = await heapBytes(session)
  await context.close()
  return benchResult({
    name: `page-heap-after-${visits}-visits`,
    value: late / 1_024,
    unit: 'kB',
    against: `after ${EARLY_VISITS} visits, V8's machine code left out`,
    reference: early / 1_024,
    goal: { atMost: 1.1 },
  })
}
