/** Accounts of staff before their administrators, and one's own: at a desk's width and a telephone's, in both languages. */
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BusyCentre, startBusyCentre } from '../support/busy-centre.ts'
import { openConsole, TELEPHONE } from '../support/console-page.ts'
import { launchBrowser } from '../support/kiosk-page.ts'

let busy: BusyCentre
let browser: Browser
beforeAll(async () => {
  ;[busy, browser] = await Promise.all([startBusyCentre(2), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await busy?.end()
})

/** Pictures for whoever wants to look: `LUTONG_PICTURES=folder`. */
const look = async (page: Page, name: string) => {
  const folder = process.env['LUTONG_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const OWN = '三只灰色的猫在屋顶唱歌'

it('makes an account, which sets its own password at its first sign-in and is disabled again', async () => {
  const { errors, page } = await openConsole(browser, busy, 'admin', '/console/centres')
  await page.getByText('示范镇公共法律服务站（练习）').first().waitFor()
  await look(page, 'centres.zh')
  await page.getByRole('link', { name: '人员账号' }).click()
  await page.getByText('新建账号').click()
  await page.getByLabel('账号', { exact: true }).fill('zhou')
  await page.getByLabel('辖区').selectOption('331081101')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  const told = page.locator('.enrolment-code')
  await told.waitFor()
  const firstPassword = (await told.textContent()) ?? ''
  await look(page, 'staff.zh')

  const theirs = await (await browser.newContext({ viewport: TELEPHONE })).newPage()
  await theirs.goto(`${busy.centre.url}/console/`)
  await theirs.getByLabel('账号').fill('zhou')
  await theirs.getByLabel('密码').fill(firstPassword)
  await theirs.getByRole('button', { name: '登录', exact: true }).click()
  await theirs.getByRole('heading', { name: '先换成自己的密码' }).waitFor()
  await theirs.getByLabel('现在的密码').fill(firstPassword)
  await theirs.getByLabel('新密码', { exact: true }).fill('12345678901')
  await theirs.getByLabel('再输一遍新密码').fill('12345678901')
  await theirs.getByRole('button', { name: '换密码' }).click()
  await theirs.getByText('一猜就中').waitFor()
  await look(theirs, 'set-up.zh.phone')
  await theirs.getByLabel('新密码', { exact: true }).fill(OWN)
  await theirs.getByLabel('再输一遍新密码').fill(OWN)
  await theirs.getByRole('button', { name: '换密码' }).click()
  await theirs.locator('#menu').waitFor({ state: 'attached' })
  await theirs.goto(`${busy.centre.url}/console/account`)
  await theirs.getByText('就是这里').waitFor()
  await look(theirs, 'account.zh.phone')

  await page.reload()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Manage the account zhou' }).click()
  await look(page, 'staff.en')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.getByRole('button', { name: 'Disable' }).click()
  await page.getByText('disabled', { exact: true }).waitFor()
  await theirs.reload()
  await theirs.getByRole('button', { name: '登录', exact: true }).waitFor()
  await page.getByRole('link', { name: /admin$/ }).click()
  await page.getByText('Where you are signed in').waitFor()
  await look(page, 'account.en')
  await page.setViewportSize(TELEPHONE)
  await page.goto(`${busy.centre.url}/console/staff`)
  await page.getByText('zhou').waitFor()
  await look(page, 'staff.en.phone')
  expect(errors).toEqual([])
  await Promise.all([page.context().close(), theirs.context().close()])
})

it('leads a lawyer who comes to the console to their account and their desk', async () => {
  const { page } = await openConsole(browser, busy, 'lawyer')
  await page.getByRole('link', { name: '去律师工作台' }).waitFor()
  await page.context().close()
})
