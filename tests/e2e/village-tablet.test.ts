/** A tablet in a village, without reader and printer: a service is found and read, and its guide goes along by telephone. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { entryOf, heading, launchBrowser, press as pressOn, watchPresses } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

const PROFILE = new URL('../../deploy/profiles/village-tablet-without-printer.yaml', import.meta.url).pathname
/** A panel of ten inches: 1280 × 800 at 149 ppi. */
const STANDING = { width: 800, height: 1280 } as const
const LYING = { width: 1280, height: 800 } as const

let running: RunningSystem
let browser: Browser
let tablet: BrowserContext
let page: Page
const errors: string[] = []

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false, profile: PROFILE })
  browser = await launchBrowser()
  // The host's door opens once: one page, turned as a tablet is.
  tablet = await browser.newContext({ viewport: STANDING })
  page = await tablet.newPage()
  await page.addInitScript(watchPresses)
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(entryOf(running.system))
})
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})
afterEach(() => expect(errors).toEqual([]))

const title = (text: string | RegExp) => heading(page).filter({ hasText: text }).waitFor()
const press = (name: string | RegExp) => pressOn(page, name)
const picture = (name: string) => join(process.env['LUTONG_PICTURES'] ?? running.dataFolder, `${name}.png`)

/** Buttons that lie outside the panel, or under another's edge. */
const outside = () =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('nav button, header button')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(
        ({ box }) =>
          box.left < -1 ||
          box.right > innerWidth + 1 ||
          box.top < -1 ||
          box.bottom > innerHeight + 1 ||
          box.width === 0,
      )
      .map(({ element }) => element.textContent),
  )
const widerThanThePanel = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

describe.each([
  ['standing', STANDING],
  ['lying', LYING],
] as const)('a tablet that is %s', (name, viewport) => {
  beforeAll(() => page.setViewportSize(viewport))

  it('speaks of no card and no printer', async () => {
    await title('您好，今天办什么事')
    await page.screenshot({ path: picture(`welcome-${name}`) })
    const said = (await page.locator('body').textContent()) ?? ''
    expect(said).not.toMatch(/读卡|刷身份证|打印机/)
    // All six doors at a glance: nobody should have to look for the one below.
    expect(await page.locator('main li button').count()).toBe(6)
    expect(await page.locator('[data-pager]').count()).toBe(0)
    expect(await outside()).toEqual([])
    expect(await widerThanThePanel()).toBe(false)
  })

  it('tells a service to its end, and offers the code instead of paper', async () => {
    await press(/被欠薪/)
    await press(/欠工钱/)
    await press('看看怎么办')
    await title('这样办')
    const code = page.getByRole('img', { name: '办事指南的二维码' })
    await code.scrollIntoViewIfNeeded()
    await page.screenshot({ path: picture(`guidance-${name}`) })
    expect(await page.getByRole('button', { name: /打印/ }).count()).toBe(0)
    expect(await outside()).toEqual([])
    expect(await widerThanThePanel()).toBe(false)
  })

  it('is scanned by a telephone, which then holds the guide and nothing of anybody', async () => {
    const code = page.getByRole('img', { name: '办事指南的二维码' })
    await code.screenshot({ path: picture(`code-${name}`) })
    const address = execFileSync('zbarimg', ['--quiet', '--raw', picture(`code-${name}`)], { encoding: 'utf8' }).trim()
    expect(address).toBe(`${running.system.centreUrl}/guide?i=GF02003&l=zh-CN`)
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true })
    const opened = await phone.newPage()
    await opened.goto(address)
    await opened.getByRole('heading', { name: '要带的材料' }).waitFor()
    await opened.screenshot({ path: picture(`phone-${name}`), fullPage: true })
    expect(await opened.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await phone.cookies()).toEqual([])
    await phone.close()
    await press('看完了，结束')
    await title('您好，今天办什么事')
  })
})
