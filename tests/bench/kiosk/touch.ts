/**
 * From a touch to the next frame that is drawn, as the browser measures it itself (Event Timing), for every touch of a
 * whole visit: doors, answers, keys, the pad to sign on.
 */
import type { Browser, Page } from 'playwright-core'
import { entryOf } from '../../support/kiosk-page.ts'
import type { RunningSystem } from '../../support/running-system.ts'
import { type BenchResult, benchResult } from '../bench.ts'
import { giveFinger } from './finger.ts'
import { walkInPage } from './page-walk.ts'
import { openSlowPage, SLOW_DOWN } from './slow-page.ts'

/** The browser tells of no touch that was answered sooner; such a one counts as this long. */
const LEAST_TOLD_MS = 16
const FEWEST_TOUCHES = 35
/** Each on a page of its own, whose first touches are its slowest. */
const VISITS = 3
const MOST_SAID = 8

/** Runs in the page before its own code. */
const noteTouches = () => {
  interface Told {
    readonly name: string
    readonly ms: number
    readonly at: string
    /** Before the page's own code ran, and while it ran; what is left went into drawing. */
    readonly waitedMs: number
    readonly ranMs: number
  }
  const slowest = new Map<number, Told>()
  Reflect.set(window, 'lutongTouches', slowest)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = Number(Reflect.get(entry, 'interactionId') ?? 0)
      if (id === 0 || (slowest.get(id)?.ms ?? 0) >= entry.duration) continue
      const target: unknown = Reflect.get(entry, 'target')
      const at = target instanceof Element ? (target.closest('button, label, canvas')?.tagName ?? target.tagName) : ''
      const screen = document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? ''
      const ranFromMs = Number(Reflect.get(entry, 'processingStart') ?? entry.startTime)
      const ranToMs = Number(Reflect.get(entry, 'processingEnd') ?? ranFromMs)
      slowest.set(id, {
        name: entry.name,
        ms: entry.duration,
        at: `${screen} ${at}`,
        waitedMs: Math.round(ranFromMs - entry.startTime),
        ranMs: Math.round(ranToMs - ranFromMs),
      })
    }
    // The option is the standard's; TypeScript's own library does not have it yet.
  }).observe(Object.assign({ type: 'event', buffered: true }, { durationThreshold: 16 }))
}

const readTouches = (page: Page) =>
  page.evaluate(() => {
    const slowest: unknown = Reflect.get(window, 'lutongTouches')
    const count = performance.interactionCount
    return { count, told: slowest instanceof Map ? [...slowest.values()] : [] }
  })

const touchesOfOneVisit = async (browser: Browser, running: RunningSystem) => {
  const page = await openSlowPage(browser)
  try {
    await page.addInitScript(noteTouches)
    await giveFinger(page)
    await page.goto(entryOf(running.system))
    await page.evaluate(walkInPage, 'identify')
    await running.reader('POST', 'card', { preset: 'worker' })
    await page.evaluate(walkInPage, 'done')
    await running.reader('DELETE', 'card')
    await page.evaluate(walkInPage, 'welcome')
    const touches = await readTouches(page)
    if (touches.count < FEWEST_TOUCHES) throw new Error(`only ${touches.count} touches were counted`)
    return touches
  } finally {
    await page.context().close()
  }
}

export const touchToPaint = async (
  browser: Browser,
  running: RunningSystem,
  say: (line: string) => void,
): Promise<BenchResult> => {
  const visits: Awaited<ReturnType<typeof readTouches>>[] = []
  for (let visit = 0; visit < VISITS; visit += 1) visits.push(await touchesOfOneVisit(browser, running))
  const told = visits.flatMap((visit) => visit.told)
  const count = visits.reduce((sum, visit) => sum + visit.count, 0)
  for (const { at, ms, name, ranMs, waitedMs } of told.toSorted((a, b) => b.ms - a.ms).slice(0, MOST_SAID))
    say(`${ms} ms  ${name} at ${at}: waited ${waitedMs} ms, ran ${ranMs} ms`)
  const all = [...told.map(({ ms }) => ms), ...Array.from({ length: count - told.length }, () => LEAST_TOLD_MS)]
  const sorted = all.toSorted((a, b) => a - b)
  return benchResult({
    name: 'touch-to-next-paint-p95',
    value: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY,
    unit: 'ms',
    against: `goal; ${sorted.length} touches of ${VISITS} whole visits, processor slowed ${SLOW_DOWN} times`,
    reference: 50,
    goal: { atMost: 1 },
  })
}
