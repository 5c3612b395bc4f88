/** One case before whoever works on it: who has it, what happened, its papers as large as the window. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BusyCentre, startBusyCentre } from '../support/busy-centre.ts'
import { openConsole } from '../support/console-page.ts'
import { launchBrowser } from '../support/kiosk-page.ts'

let busy: BusyCentre
let browser: Browser
let path: string
beforeAll(async () => {
  ;[busy, browser] = await Promise.all([startBusyCentre(7), launchBrowser()])
  path = `/console/cases/${busy.caseNumbers[3]}`
})
afterAll(async () => {
  await browser?.close()
  await busy?.end()
})

it('changes hands by a key and by a supervisor, and its history says so', async () => {
  const { errors, page } = await openConsole(browser, busy, 'clerk', path)
  await page.getByRole('heading', { name: '办理过程' }).waitFor()
  await page.keyboard.press('t')
  await page.getByText('交由 clerk 经办').waitFor()
  const head = await openConsole(browser, busy, 'supervisor', path)
  await head.page.getByLabel('交给谁').selectOption({ label: 'county' })
  await head.page.getByText('交由 county 经办').waitFor()
  // The clerk's page still says that the clerk has it: giving it back is no more theirs to do.
  await page.getByRole('button', { name: '交回' }).click()
  await page.getByText('刚被别人办过').waitFor()
  await page.getByText('交由 county 经办').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
  await head.page.context().close()
})

it('shows pictures and PDF in the page, by keys, and lets nothing in them run', async () => {
  const { errors, page } = await openConsole(browser, busy, 'clerk', path)
  await page.getByRole('heading', { name: '申请内容' }).waitFor()
  const look = page.getByRole('button', { name: '放大' }).first()
  await look.click()
  const picture = page.locator('dialog[open] img')
  await picture.waitFor()
  const width = async () => (await picture.boundingBox())?.width ?? 0
  const before = await width()
  await page.keyboard.press('+')
  expect(await width()).toBeGreaterThan(before * 1.2)
  const answered = page.waitForResponse(/as=shown/)
  await page.keyboard.press('ArrowRight')
  const shown = await answered
  expect(shown.headers()['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(shown.headers()['content-type']).toBe('application/pdf')
  await page.locator('dialog[open] iframe').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelector('dialog[open]') === null)
  expect(await look.evaluate((button) => button === document.activeElement)).toBe(true)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载' }).nth(1).click()
  expect((await download).suggestedFilename()).toMatch(/^331081-\d{8}-\d{6}-2\.pdf$/)
  expect(errors).toEqual([])
  await page.context().close()
})
