/** Someone of the staff before the console, at a desk's size unless a test says otherwise, in the centre's time. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { BusyCentre } from './busy-centre.ts'
import { signInOn } from './sign-in.ts'

const DESK = { width: 1280, height: 800 } as const
export const TELEPHONE = { width: 390, height: 844 } as const

export interface ConsolePage {
  readonly page: Page
  /** What the browser found wrong: errors of scripts, and what the page's policy stopped. */
  readonly errors: string[]
}

export const openConsole = async (
  browser: Browser,
  busy: BusyCentre,
  account: string,
  path = '/console/',
  options: BrowserContextOptions = {},
): Promise<ConsolePage> => {
  const page = await (await browser.newContext({ viewport: DESK, ...options })).newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security|Trusted/i.test(message.text())) errors.push(message.text())
  })
  await page.clock.setFixedTime(busy.clock.nowMs())
  await page.goto(`${busy.centre.url}${path}`)
  await signInOn(page, await busy.account(account))
  await page.locator('#menu').waitFor({ state: 'attached' })
  return { page, errors }
}
