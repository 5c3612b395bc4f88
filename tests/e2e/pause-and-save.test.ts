/** A citizen who has to leave: for a moment, with the screen covered, or until another day, with a code. On the built page. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { heading, launchBrowser, openKiosk, passGuideOnPage, press } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

const PHONE = '13800000000'
/** The person of the card, the service, and what is typed. */
const PERSONAL = [PHONE, '王示例', '11010119880808001X', '欠工钱', '法律援助']

let running: RunningSystem
let browser: Browser
let page: Page
let errors: string[]

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  browser = await launchBrowser()
})
beforeEach(async () => {
  await running.reader('DELETE', 'card')
  const opened = await openKiosk(browser, running.system)
  page = opened.page
  errors = opened.errors
  await screen('welcome')
})
afterEach(async () => {
  await page.context().close()
  await goHome()
})
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

/** A terminal has one page at a time: whoever connects takes the browser's place. */
const goHome = async () => {
  const kiosk = await running.connect()
  await kiosk.send({ type: 'home' })
  kiosk.close()
}
const title = (text: string) => heading(page).filter({ hasText: text }).waitFor()
const screen = (name: string) => page.locator(`[data-screen="${name}"]`).waitFor()
const toGuide = async () => {
  await press(page, /被欠薪/)
  await title('请选一项')
  await press(page, /欠工钱/)
  await screen('guide')
}
const saveAndLeave = async (): Promise<string> => {
  await press(page, '找人帮忙')
  await press(page, '先存着，以后再办')
  await title('存好了')
  const code = (await page.locator('dd').first().textContent()) ?? ''
  await press(page, /办完了/)
  await page.getByText('您存起来的还在').waitFor()
  await screen('welcome')
  return code
}

describe('a pause', () => {
  it('leaves nothing of the visit in the page, outlives a reload, and gives back what was typed', async () => {
    await toGuide()
    await passGuideOnPage(page)
    await press(page, /^我同意/)
    await running.reader('POST', 'card', { preset: 'worker' })
    await press(page, /^是我/)
    await screen('form-step')
    await press(page, '下一步')
    await page.locator('#field-applicant-phone').fill(PHONE)
    await press(page, '暂停')
    await title('屏幕已经遮住')
    const held = () => page.evaluate(() => document.documentElement.outerHTML)
    for (const word of PERSONAL) expect(await held()).not.toContain(word)
    await page.reload()
    await title('屏幕已经遮住')
    for (const word of PERSONAL) expect(await held()).not.toContain(word)
    const type = async (keys: string) => {
      await page.locator('#pause-proof').click()
      for (const key of keys)
        await page.locator('[data-keys-dock]').getByRole('button', { name: key, exact: true }).click()
      await press(page, /^打开/)
    }
    await type('1111')
    await page.getByText('对不上').waitFor()
    await type('001X')
    await screen('form-step')
    expect(await page.locator('#field-applicant-phone').inputValue()).toBe(PHONE)
    expect(errors).toEqual([])
  })

  it('is not ended by somebody who waits without being told whose work it clears', async () => {
    await toGuide()
    await press(page, '暂停')
    await press(page, /^记住了/)
    await press(page, '结束并清除')
    await page.getByRole('dialog').getByText('要结束别人的办理吗').waitFor()
    await press(page, '不结束')
    await title('屏幕已经遮住')
  })
})

describe('putting aside', () => {
  it.each([
    ['guide', async () => {}, '开始办理'],
    ['eligibility', () => press(page, '开始办理'), '是'],
  ] as const)('from %s goes on there by its code', async (name, further, button) => {
    await toGuide()
    await further()
    await screen(name)
    const before = await heading(page).textContent()
    const code = await saveAndLeave()
    await press(page, '接着办上次的')
    await page.locator('#save-code').fill(code)
    await press(page, '下一步')
    await screen(name)
    expect(await heading(page).textContent()).toBe(before)
    await page.getByRole('button', { name: button, exact: true }).waitFor()
    expect(errors).toEqual([])
  })
})
