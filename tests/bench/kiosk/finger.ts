/**
 * A finger on the panel, by the browser's own input: down, and up again after the time a tap takes. It comes down when
 * the page has come to rest, as a person's does, who reads first; so that what is measured is the page's answer, and not
 * the looking for the place to press, which runs in the page as well and is slowed down with it.
 */
import type { Locator, Page } from 'playwright-core'
import type { Hand } from '../../support/kiosk-page.ts'

/** Between down and up of a light tap: 50 to 100 ms in the field. */
const TAP_MS = 70

/** Two idle times with a frame between them: nothing waits to run or to be drawn. */
const atRest = () =>
  new Promise<void>((resolve) =>
    requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(() => resolve()))),
  )

/** Also scrolls, as the page's own box scrolls. */
const middleOf = async (target: Locator): Promise<{ readonly x: number; readonly y: number }> => {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (box === null) throw new Error('what is to be touched cannot be seen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export const fingerOn = async (page: Page): Promise<Hand> => {
  const session = await page.context().newCDPSession(page)
  return async (target) => {
    const { x, y } = await middleOf(target)
    await page.evaluate(atRest)
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await new Promise((resolve) => setTimeout(resolve, TAP_MS))
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
}
