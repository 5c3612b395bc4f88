/**
 * A finger on the panel, by the browser's own input, for a citizen who walks inside the page. It comes down when the page
 * has come to rest, as a person's does, who reads first, and the walk goes on when the page has answered: so what is
 * measured is the page's answer to a touch, and no looking for the next place to press runs beside it, slowed down with it.
 */
import type { Page } from 'playwright-core'
import { z } from 'zod'

/** Between down and up of a light tap: 50 to 100 ms in the field. */
const TAP_MS = 70

const Points = z.array(z.object({ x: z.number(), y: z.number() })).min(1)

/** In the page: two idle times with a frame between them, so that nothing waits to run or to be drawn. */
const untilAtRest = () =>
  new Promise<void>((resolve) =>
    requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(() => resolve()))),
  )

/** In the page, before its own code. */
const fingerInPage = () => {
  Reflect.set(window, 'lutongFinger', (points: unknown) => {
    const lifted = new Promise((resolve) => Reflect.set(window, 'lutongLifted', resolve))
    const tell: unknown = Reflect.get(window, 'lutongTouch')
    if (typeof tell !== 'function') throw new Error('there is no finger')
    tell(JSON.stringify(points))
    return lifted
  })
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Pages that are opened from now on have it. Spoken with in the browser's own words: a tool's listeners would be slowed too. */
export const giveFinger = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const rest = () =>
    session.send('Runtime.evaluate', { expression: `(${untilAtRest.toString()})()`, awaitPromise: true })
  const touch = async (points: z.infer<typeof Points>) => {
    await rest()
    const [first, ...others] = points
    if (first === undefined) return
    if (others.length === 0) {
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [first] })
      await after(TAP_MS)
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    } else {
      // A stroke goes by the other pointer: the browser answers a moved touch of a script after seconds.
      const drawn = { button: 'left', buttons: 1, clickCount: 1 } as const
      await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...first, ...drawn })
      for (const point of others)
        await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...point, ...drawn })
      await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...(others.at(-1) ?? first), ...drawn })
    }
    await rest()
    await session.send('Runtime.evaluate', { expression: 'lutongLifted()' })
  }
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'lutongTouch') void touch(Points.parse(JSON.parse(payload)))
  })
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: 'lutongTouch' })
  await page.addInitScript(fingerInPage)
}
