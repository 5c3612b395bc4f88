/** A page in the hall's size on a slow processor: the browser itself slows its main thread down. */
import type { Browser, Page } from 'playwright-core'
import { HALL_SCREEN } from '../../support/kiosk-page.ts'

export const SLOW_DOWN = 4

export const openSlowPage = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ viewport: HALL_SCREEN, hasTouch: true, permissions: ['camera'] })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
  return page
}
