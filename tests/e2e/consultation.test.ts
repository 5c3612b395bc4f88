/** A citizen at the real kiosk page and a lawyer at the real desk page, through the real host and centre, with fake media. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchCallBrowser, openDesk, sitDown } from '../support/consultation-steps.ts'
import { heading, openKiosk, press } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'
import { verifyTrace } from '../support/verify-trace.ts'

const WAIT = { timeout: 60_000 }

let running: RunningSystem
let browser: Browser
let kiosk: Page
let errors: readonly string[]
let desk: Page

const moves = async (page: Page) => {
  const before = await page.evaluate(
    () => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
  )
  await page.waitForFunction(
    (n) => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > n + 3,
    before,
    WAIT,
  )
}
const titled = (name: string) => kiosk.getByRole('heading', { level: 1, name }).waitFor(WAIT)

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  browser = await launchCallBrowser()
  const opened = await openKiosk(browser, running.system)
  kiosk = opened.page
  errors = opened.errors
  await kiosk.context().grantPermissions(['camera', 'microphone'])
  desk = await openDesk(browser, running)
  await sitDown(desk, running, 'lawyer')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

it('leads from the door to a lawyer’s face', async () => {
  await heading(kiosk).waitFor()
  await press(kiosk, /找律师说说/)
  await press(kiosk, /和律师视频说话/)
  await press(kiosk, '开始办理')
  await press(kiosk, '我同意，继续')
  await press(kiosk, '不说姓名，继续')
  await titled('想问哪方面的事')
  await press(kiosk, '工作、工资')
  await kiosk.getByRole('checkbox', { name: '七天内有期限' }).check()
  await kiosk.getByRole('checkbox', { name: '七天内有期限', checked: true }).waitFor(WAIT)
  await press(kiosk, '下一步')
  await press(kiosk, /看着律师说/)
  await kiosk.getByText('听得到您说话').waitFor(WAIT)
  await press(kiosk, '开始排队')
  const card = desk.getByRole('alertdialog')
  await card.waitFor(WAIT)
  expect(await card.innerText()).toContain('期限将到')
  expect(await card.innerText()).toContain('未留姓名')
  await card.getByRole('button', { name: '接听' }).click()
  await titled('陈明远（练习）律师')
  await Promise.all([moves(kiosk), moves(desk)])
})

it('says a word of the lawyer’s on the big screen, and one of the citizen’s at the desk', async () => {
  await desk.getByLabel('写给来访人').fill('请把工资条给我看')
  await desk.getByRole('button', { name: '发送' }).click()
  await kiosk.getByText('请把工资条给我看').waitFor(WAIT)
  await press(kiosk, '写字')
  await kiosk.locator('#call-text').fill('好的')
  await press(kiosk, '发给律师')
  await desk.locator('.said-theirs', { hasText: '好的' }).waitFor(WAIT)
  await desk.getByRole('button', { name: '请看材料' }).click()
  await kiosk.getByText('律师想看材料').waitFor(WAIT)
})

it('is back in the call after the kiosk’s page was lost', async () => {
  await kiosk.reload()
  await titled('陈明远（练习）律师')
  await Promise.all([moves(kiosk), moves(desk)])
})

it('lets the citizen hang up by mistake and come back', async () => {
  await press(kiosk, '挂断')
  await titled('律师正在写意见')
  await press(kiosk, '回到通话')
  await titled('陈明远（练习）律师')
  await Promise.all([moves(kiosk), moves(desk)])
})

it('shows what the lawyer wrote only once it is signed; printed, rated, and wiped', async () => {
  await desk.getByLabel('意见').fill('可以申请劳动仲裁，不收费。')
  await desk.getByRole('button', { name: '结束通话' }).click()
  await titled('律师正在写意见')
  expect(await kiosk.getByText('可以申请劳动仲裁').count()).toBe(0)
  await desk.getByText('已告知来访人可以申请法律援助的情形').click()
  await desk.getByRole('button', { name: '签名并交给来访人' }).click()
  await kiosk.getByText('可以申请劳动仲裁，不收费。').waitFor(WAIT)
  await press(kiosk, '打印带走')
  await kiosk.getByText('打好了，请取走').waitFor(WAIT)
  await press(kiosk, '非常满意')
  await kiosk.getByText('谢谢您的评价').waitFor(WAIT)
  // The lawyer proposes; nothing is an application by that, and the desk says so.
  await desk.getByRole('button', { name: /^建议办：.*农民工/ }).click()
  await kiosk.getByRole('heading', { name: /^律师建议您办/ }).waitFor(WAIT)
  await press(kiosk, '现在不办')
  await desk.getByText(/来访人说现在不办/).waitFor(WAIT)
  await desk.getByText('中心还没有收到申请。').waitFor(WAIT)
  await press(kiosk, '好了，结束')
  await kiosk.waitForFunction(() => !document.body.innerHTML.includes('劳动仲裁，不收费'), undefined, WAIT)
  await desk.getByText('还没有人来').waitFor(WAIT)
  await desk.getByText(/来访人已经离开终端/).waitFor(WAIT)
  await desk.getByText(/来访人没有留姓名。没有本人，什么都不能提交/).waitFor(WAIT)
  expect(errors).toEqual([])
})

it('has left a trace that `npm run verify` finds whole, from the touch to the rating', async () => {
  const id = /"consultationId":"([0-9a-f-]{36})"/.exec(running.centreLog())?.[1] ?? ''
  const verify = (...more: string[]) => verifyTrace(running, id, ...more)
  const said = await verify()
  for (const kind of ['created', 'consented', 'queued', 'connected', 'summarising', 'signed', 'rated'])
    expect(said).toContain(kind)
  expect(said).toContain('whole: ')
  const code = /([0-9a-f]{12}) {2}signed/.exec(said)?.[1] ?? ''
  expect(JSON.parse(await verify('--json', '--paper', code))).toMatchObject({ firstBroken: null, holds: true })
  await expect(verify('--paper', '0123456789ab')).rejects.toThrow()
})
