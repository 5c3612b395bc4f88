/** The worklist as a clerk uses it all day: addresses that last, a person no address tells of, keys, several at once. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BusyCentre, startBusyCentre } from '../support/busy-centre.ts'
import { openConsole } from '../support/console-page.ts'
import { launchBrowser } from '../support/kiosk-page.ts'

let busy: BusyCentre
let browser: Browser
beforeAll(async () => {
  ;[busy, browser] = await Promise.all([startBusyCentre(30), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await busy?.end()
})

it('keeps filters, order and page in its address, there and back', async () => {
  const { errors, page } = await openConsole(browser, busy, 'clerk')
  await page.getByText('共 30 件').waitFor()
  await page.getByRole('button', { name: '下一页' }).click()
  await page.waitForURL(/after=/)
  await page.locator('tbody tr').nth(4).waitFor()
  expect(await page.locator('tbody tr').count()).toBe(5)
  await page.goBack()
  await page.locator('tbody tr').nth(24).waitFor()
  await page.getByLabel('阶段').selectOption('accepted')
  await page.waitForURL(/stage=accepted/)
  await page.getByLabel('排序').selectOption('oldest')
  await page.waitForURL(/sort=oldest/)
  const shared = page.url()
  await page.getByText(/共 [1-9] 件/).waitFor()
  const numbers = await page.locator('a.case-number').allTextContents()
  expect(numbers).toEqual(numbers.toSorted((a, b) => (a < b ? -1 : 1)))
  await page.goto(shared)
  await page.getByText(/共 [1-9] 件/).waitFor()
  expect(await page.locator('a.case-number').allTextContents()).toEqual(numbers)
  await page.getByLabel('编号').fill('９９９９９９')
  await page.getByLabel('编号').press('Enter')
  await page.getByText('没有符合条件的案件').waitFor()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.getByText('共 30 件').waitFor()
  expect(new URL(page.url()).search).toBe('')
  expect(errors).toEqual([])
  await page.context().close()
})

it('finds a person without a trace in the address or the history', async () => {
  const { page } = await openConsole(browser, busy, 'clerk')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.getByRole('button', { name: '按人查找' }).click()
  await page.getByLabel('姓名或证件号码').fill('王示例')
  await page.getByLabel('查阅理由').selectOption({ label: '群众来询' })
  await page.keyboard.press('Enter')
  await page.getByText(/按人查找：找到 [1-9]\d* 件/).waitFor()
  expect(decodeURIComponent([page.url(), ...asked].join('\n'))).not.toContain('王示例')
  await page.locator('a.case-number').first().click()
  await page.getByRole('heading', { name: '办理过程' }).waitFor()
  await page.goBack()
  await page.getByText(/按人查找：找到 [1-9]\d* 件/).waitFor()
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByLabel('密码').waitFor()
  await page.context().close()
})

it('is walked and opened by keys, which leave typing alone', async () => {
  const { page } = await openConsole(browser, busy, 'clerk')
  const link = (n: number) => page.locator('a.case-number').nth(n)
  await link(0).waitFor()
  const number = await link(1).textContent()
  for (const key of ['j', 'j', 'j', 'k', 'x']) await page.keyboard.press(key)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(number)
  await page.getByText('已选 1 件').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('jjxx?12')
  expect(await page.getByLabel('编号').inputValue()).toBe('jjxx?12')
  await page.getByText('已选 1 件').waitFor()
  await page.getByLabel('编号').blur()
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Escape')
  await page
    .getByRole('dialog')
    .waitFor({ state: 'detached' })
    .catch(() => undefined)
  expect(await page.locator('dialog[open]').count()).toBe(0)
  await link(1).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '办理过程' }).waitFor()
  await page.keyboard.press('u')
  await link(0).waitFor()
  await page.context().close()
})

it('does several at once, says what came of each, and tries the rest again without doing any twice', async () => {
  const { page } = await openConsole(browser, busy, 'clerk', '/console/cases?stage=applied&sort=oldest')
  const boxes = page.locator('tbody input[type=checkbox]')
  await boxes.first().click()
  await boxes.nth(2).click({ modifiers: ['Shift'] })
  await page.getByText('已选 3 件').waitFor()
  // Complaints go by steps of their own.
  await boxes.nth(1).click()
  await boxes.nth(4).click()
  const listed = await page.locator('a.case-number').allTextContents()
  const numbers = [0, 2, 4].map((row) => listed[row] ?? '')
  // Somebody else accepts the second meanwhile; the line breaks once at the third.
  const other = await openConsole(browser, busy, 'supervisor', `/console/cases/${numbers[1]}`)
  await other.page.getByRole('button', { name: '受理', exact: true }).click()
  await other.page.getByRole('button', { name: '确定' }).click()
  await other.page.getByText('已办好').waitFor()
  let broken = 0
  await page.route(`**/cases/${numbers[2]}/moves`, async (route) => {
    broken += 1
    // Done at the centre, and the answer lost.
    if (broken === 1) await route.fetch().then(() => route.abort())
    else await route.continue()
  })
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByText('受理这 3 件？').waitFor()
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByText('办成 1 件，共 3 件').waitFor()
  const result = (n: number) => page.locator('.bulk-results li').nth(n)
  expect(await result(0).textContent()).toContain('办成了')
  expect(await result(1).textContent()).toContain('刚被别人办过')
  expect(await result(2).textContent()).toContain('连不上中心')
  await page.getByRole('button', { name: '没办成的再试一次' }).click()
  await page.getByText('办成 2 件，共 3 件').waitFor()
  await page.getByRole('button', { name: '收起' }).click()
  await page.locator('.bulk-run').waitFor({ state: 'detached' })
  await page.waitForFunction((number) => !document.body.textContent?.includes(number), numbers[0] ?? '')
  await page.goto(`${busy.centre.url}/console/cases/${numbers[2]}`)
  await page.getByRole('heading', { name: '办理过程' }).waitFor()
  expect(await page.locator('.timeline .tag', { hasText: '已受理' }).count()).toBe(1)
  await page.context().close()
})
