/** The two buttons that scroll are there while they are needed, and leave with what took the room. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { galleryOfFile } from './gallery-of-file.ts'

const SLOW_MS = 60_000
const shown = galleryOfFile(SLOW_MS)
let page: Page
beforeAll(async () => {
  page = await shown.newPage()
}, SLOW_MS)

/** A banner of that height above the content; none of no height. */
const banner = (height: number) =>
  page.evaluate(async (px) => {
    document.querySelector('#tried')?.remove()
    const one = document.createElement('div')
    one.id = 'tried'
    one.style.height = `${px}px`
    if (px > 0) document.querySelector('[data-banners]')?.append(one)
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame)
    return document.querySelector('[data-pager]') !== null
  }, height)

describe('what a banner made too long for the panel', () => {
  it('is whole again without the scroll buttons when the banner has gone', async () => {
    await page.goto(shown.gallery.address('welcome', 'zh-CN'))
    await page.waitForFunction(() => document.title === 'welcome/zh-CN')
    expect(await banner(0)).toBe(false)
    let height = 0
    // Just so much that the buttons' own room is what is wanting once the banner has gone.
    while (!(await banner((height += 10)))) expect(height).toBeLessThan(1_500)
    expect(await banner(0)).toBe(false)
    expect(await banner(height)).toBe(true)
  })
})
