/** Every page of the console's menu and a case, as each role sees them: axe's rules in both languages, and no page wider than its window. */
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BusyCentre, startBusyCentre } from '../support/busy-centre.ts'
import { openConsole, TELEPHONE } from '../support/console-page.ts'
import { launchBrowser } from '../support/kiosk-page.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

let busy: BusyCentre
let browser: Browser
beforeAll(async () => {
  ;[busy, browser] = await Promise.all([startBusyCentre(12), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await busy?.end()
})

const seriousOn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

describe.each(['clerk', 'supervisor', 'admin'])('what %s sees', (role) => {
  it('breaks no rule of access and fits desk and telephone, in Chinese and in English', async () => {
    const { errors, page } = await openConsole(browser, busy, role)
    const desk = page.viewportSize() ?? TELEPHONE
    const pages = await page.locator('#menu a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    if (role !== 'admin') pages.push(`/console/cases/${busy.caseNumbers[3]}`)
    for (const path of pages)
      for (const language of ['zh-CN', 'en']) {
        await page.evaluate((one) => localStorage.setItem('lutong-console-language', one), language)
        await page.goto(busy.centre.url + path)
        await page.locator('h1').first().waitFor()
        await page.locator('.waiting').first().waitFor({ state: 'detached' })
        expect(await seriousOn(page), `${path} ${language}`).toEqual([])
        expect(await isWide(page), `${path} ${language}`).toBe(false)
        await page.setViewportSize(TELEPHONE)
        expect(await isWide(page), `${path} ${language}, telephone`).toBe(false)
        await page.setViewportSize(desk)
      }
    expect(errors).toEqual([])
    await page.context().close()
  })
})
