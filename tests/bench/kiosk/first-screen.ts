/** From the start of the navigation until the doors of the welcome screen are painted and take a touch. Nothing is cached. */
import type { Browser } from 'playwright-core'
import { entryOf } from '../../support/kiosk-page.ts'
import type { RunningSystem } from '../../support/running-system.ts'
import { type BenchResult, benchResult, median } from '../bench.ts'
import { openSlowPage, SLOW_DOWN } from './slow-page.ts'

const LOADS = 7

/** Runs in the page before its own code: looks at every frame, and notes when the main thread is free after the one with the doors. */
const watchForDoors = () => {
  const look = () => {
    if (document.querySelector('[data-screen="welcome"] main button:enabled') === null)
      return void requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => Reflect.set(window, 'lutongInteractiveMs', performance.now()))
    port1.start()
    // Posted within the frame, it comes when the frame has been drawn.
    port2.postMessage(null)
  }
  requestAnimationFrame(look)
}

const oneLoad = async (browser: Browser, entry: string): Promise<number> => {
  const page = await openSlowPage(browser)
  try {
    await page.addInitScript(watchForDoors)
    await page.goto(entry, { waitUntil: 'commit' })
    const handle = await page.waitForFunction(() => Reflect.get(window, 'lutongInteractiveMs'))
    return Number(await handle.jsonValue())
  } finally {
    await page.context().close()
  }
}

export const firstScreen = async (browser: Browser, { system }: RunningSystem): Promise<BenchResult> => {
  const loads: number[] = []
  for (let load = 0; load < LOADS; load += 1) loads.push(await oneLoad(browser, entryOf(system)))
  return benchResult({
    name: 'first-screen-interactive',
    value: median(loads),
    unit: 'ms',
    against: `goal; median of ${LOADS} loads with nothing cached, processor slowed ${SLOW_DOWN} times`,
    reference: 1_000,
    goal: { atMost: 1 },
  })
}
