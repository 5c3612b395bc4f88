/** The kiosk's page in the real browser, over the real host: how soon it is there, how soon it answers, what it keeps. */
import { launchBrowser } from '../../support/kiosk-page.ts'
import { runSystem } from '../../support/running-system.ts'
import type { BenchOptions, BenchResult } from '../bench.ts'
import { firstScreen } from './first-screen.ts'
import { heapAfterVisits } from './heap.ts'
import { touchToPaint } from './touch.ts'

/**
 * The longer a page runs, the more of it V8 turns into machine code, which counts as heap: a quarter of a megabyte by the
 * hundredth visit, and no more after. What visits leave behind is looked for without it.
 */
const INTERPRETED = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--js-flags=--no-opt --no-maglev --no-sparkplug',
]

export const kiosk = async ({ say, visits }: BenchOptions): Promise<readonly BenchResult[]> => {
  const running = await runSystem({ ippPrinter: false })
  const browser = await launchBrowser()
  try {
    const first = await firstScreen(browser, running)
    say(`first screen after ${Math.round(first.value)} ms`)
    const touch = await touchToPaint(browser, running, say)
    say(`touch to next paint, p95: ${Math.round(touch.value)} ms`)
    await browser.close()
    const interpreted = await launchBrowser(INTERPRETED)
    try {
      return [first, touch, await heapAfterVisits(interpreted, running, { visits, say })]
    } finally {
      await interpreted.close()
    }
  } finally {
    if (browser.isConnected()) await browser.close()
    await running.stop()
  }
}
