/** The whole system and the kiosk's page for a file of tests: there before its first test, gone after its last. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser, openKiosk } from './kiosk-page.ts'
import { type RunningSystem, runSystem } from './running-system.ts'

export interface KioskOfFile {
  readonly running: RunningSystem
  readonly browser: Browser
  readonly page: Page
  /** What pages of the kiosk threw, of all that were opened. */
  readonly errors: readonly string[]
  /** Another page in place of the one that is there: the host has been started again. */
  openAnew(): Promise<void>
}

export const kioskOfFile = (options: Parameters<typeof runSystem>[0]): KioskOfFile => {
  let running: RunningSystem | undefined
  let browser: Browser | undefined
  let page: Page | undefined
  const errors: (readonly string[])[] = []
  const open = async () => {
    const { browser: own, running: system } = kiosk
    const opened = await openKiosk(own, system.system)
    await page?.context().close()
    page = opened.page
    errors.push(opened.errors)
  }
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('It is there from the first test on.')
    return one
  }
  const kiosk: KioskOfFile = {
    get running() {
      return there(running)
    },
    get browser() {
      return there(browser)
    },
    get page() {
      return there(page)
    },
    get errors() {
      return errors.flat()
    },
    openAnew: open,
  }
  beforeAll(async () => {
    running = await runSystem(options)
    browser = await launchBrowser()
    await open()
  })
  afterAll(async () => {
    await browser?.close()
    await running?.stop()
  })
  return kiosk
}
