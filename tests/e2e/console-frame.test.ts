/** What stands around every page of the console: menu by role, addresses that last, a line that goes and comes back. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BusyCentre, startBusyCentre } from '../support/busy-centre.ts'
import { openConsole, TELEPHONE } from '../support/console-page.ts'
import { launchBrowser } from '../support/kiosk-page.ts'

let busy: BusyCentre
let browser: Browser
beforeAll(async () => {
  ;[busy, browser] = await Promise.all([startBusyCentre(4), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await busy?.end()
})

it('offers each role its own pages, each of which a reload finds again', async () => {
  for (const role of ['clerk', 'supervisor', 'admin']) {
    const { errors, page } = await openConsole(browser, busy, role)
    const links = await page.locator('#menu a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(links.includes('/console/cases'), role).toBe(role !== 'admin')
    for (const link of links) {
      await page.goto(busy.centre.url + link)
      await page.locator(`#menu a[aria-current][href="${link}"]`).waitFor()
      expect(await page.locator('h1').count(), link).toBe(1)
    }
    expect(errors).toEqual([])
    await page.context().close()
  }
})

it('says what it does not have, and leads back', async () => {
  const { page } = await openConsole(browser, busy, 'admin', '/console/cases')
  await page.getByText('没有这个页面').waitFor()
  await page.getByRole('link', { name: '回到首页' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.context().close()
})

it('opens where one was going once one has signed in', async () => {
  const path = `/console/cases/${busy.caseNumbers[1]}`
  const { page } = await openConsole(browser, busy, 'clerk', path)
  await page.getByRole('heading', { name: '办理过程' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(path)
  await page.context().close()
})

it('says that the centre cannot be reached, and goes on by itself when it can', async () => {
  const { page } = await openConsole(browser, busy, 'admin')
  const context = page.context()
  await context.setOffline(true)
  await page.getByRole('link', { name: '内容', exact: true }).click()
  await page.getByText('页面上是断开前的内容').waitFor()
  await page.getByRole('alert').waitFor()
  await context.setOffline(false)
  await page.getByRole('heading', { name: '内容', exact: true }).waitFor()
  await page.getByText('页面上是断开前的内容').waitFor({ state: 'detached' })
  await context.close()
})

it('fits a telephone, its menu behind a button', async () => {
  const { page } = await openConsole(browser, busy, 'clerk', '/console/', { viewport: TELEPHONE })
  expect(await page.getByRole('link', { name: '预约' }).isVisible()).toBe(false)
  await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('link', { name: '预约' }).click()
  await page.getByRole('heading', { name: '预约' }).first().waitFor()
  expect(await page.getByRole('link', { name: '投诉' }).isVisible()).toBe(false)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(TELEPHONE.width)
  await page.context().close()
})
