/** Something besides the password, before a real browser: an app that makes codes, and a key of its virtual authenticator. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock } from '@lutong/core/clock.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Centre, createCentre } from '../../admin/server/centre.ts'
import { appCode } from '../../admin/server/testing/app-code.ts'
import { launchBrowser } from '../support/kiosk-page.ts'
import { signInOn } from '../support/sign-in.ts'

const clock = createTestClock(Date.UTC(2026, 10, 24, 4))
let centre: Centre
let browser: Browser
let folder: string
beforeAll(async () => {
  // Keys are bound to a name: the centre must know the one it is reached by before it listens.
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
  folder = mkdtempSync(join(tmpdir(), 'lutong-factors-'))
  const options = { dataFolder: folder, clock, log: () => undefined, host: '127.0.0.1', port }
  const opened = await createCentre({ ...options, publicUrl: `http://localhost:${port}` })
  if (!opened.ok) throw new Error(`the centre did not open: ${opened.error}`)
  centre = opened.value
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await centre?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Pictures for whoever wants to look: `LUTONG_PICTURES=folder`. */
const look = async (page: Page, name: string) => {
  const pictures = process.env['LUTONG_PICTURES']
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}
const accountOf = async (name: string) => (await centre.seedPractice()).find((one) => one.name === name)

it('joins an app by its picture and asks for its code at the next sign-in', async () => {
  const account = await accountOf('clerk')
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto(`${centre.url}/console/account`)
  await signInOn(page, account)
  await page.getByRole('button', { name: '绑定验证器' }).click()
  const factor = page.locator('.factor', { hasText: '手机验证器' })
  await factor.getByLabel('现在的密码').fill(account?.password ?? '')
  await factor.getByRole('button', { name: '绑定验证器' }).click()
  await page.locator('.qr-code').waitFor()
  await look(page, 'factors.app.zh')
  const secret = ((await factor.locator('.code').textContent()) ?? '').replaceAll(' ', '')
  const codeNow = () => appCode(secret, clock.nowMs())
  await factor.getByLabel('验证器上的 6 位数字').fill(codeNow())
  await factor.getByRole('button', { name: '绑定', exact: true }).click()
  await page.getByText('只显示这一次').waitFor()
  expect(await page.locator('.recovery-codes li').count()).toBe(10)
  await look(page, 'factors.recovery.zh')
  await page.getByRole('button', { name: '收好了' }).click()
  await page.getByRole('button', { name: '退出', exact: true }).click()
  await signInOn(page, account)
  await page.getByRole('heading', { name: '再验一道' }).waitFor()
  await look(page, 'factors.second-step.zh')
  clock.advance(30_000)
  await page.getByLabel('验证器上的 6 位数字').fill(codeNow())
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.locator('#menu').waitFor({ state: 'attached' })
  await page.context().close()
})

it('adds a security key, which is asked for behind the password and opens alone as a passkey', async () => {
  const account = await accountOf('supervisor')
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${centre.url}/console/account`)
  await signInOn(page, account)
  await page.getByLabel('给这把密钥起个名字').fill('办公室电脑')
  await page.getByRole('button', { name: '加一把密钥' }).click()
  const factor = page.locator('.factor', { hasText: '安全密钥和通行密钥' })
  await factor.getByLabel('现在的密码').fill(account?.password ?? '')
  await factor.getByRole('button', { name: '加一把密钥' }).click()
  await page.getByRole('button', { name: '收好了' }).click()
  await page.getByText('办公室电脑', { exact: true }).waitFor()
  await look(page, 'factors.key.zh.phone')

  await page.getByRole('button', { name: '退出', exact: true }).click()
  await signInOn(page, account)
  await page.getByRole('button', { name: '用安全密钥' }).click()
  await page.locator('#menu').waitFor({ state: 'attached' })

  await page.getByRole('button', { name: '退出', exact: true }).click()
  await page.getByRole('button', { name: '用通行密钥' }).click()
  await page.locator('#menu').waitFor({ state: 'attached' })
  await page.getByText('supervisor').first().waitFor({ state: 'attached' })
  await page.context().close()
})
