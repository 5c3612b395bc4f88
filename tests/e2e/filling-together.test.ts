/** "Guide my hand": a form filled in beside the talk, by the citizen at the kiosk and the lawyer at the desk. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  askForLawyer,
  CALL_WAIT,
  launchCallBrowser,
  openDesk,
  pictureMoves,
  sitDown,
} from '../support/consultation-steps.ts'
import { heading, openKiosk, press } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

const FORM = '法律咨询（留言）'
const WORDS = '老板三个月没发工资，怎么要？'

let running: RunningSystem
let browser: Browser
let kiosk: Page
let errors: readonly string[]
let desk: Page

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  browser = await launchCallBrowser()
  const opened = await openKiosk(browser, running.system)
  kiosk = opened.page
  errors = opened.errors
  await kiosk.context().grantPermissions(['camera', 'microphone'])
  desk = await openDesk(browser, running)
  await sitDown(desk, running, 'lawyer')
  await heading(kiosk).waitFor()
  await askForLawyer(kiosk)
  await desk.getByRole('alertdialog').getByRole('button', { name: '接听' }).click(CALL_WAIT)
  await pictureMoves(desk, '来访人的画面')
  await desk.getByRole('tab', { name: '填表' }).click()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

it('opens a form on the citizen’s screen by the citizen’s own touch', async () => {
  await desk.getByRole('button', { name: `一起填${FORM}` }).click(CALL_WAIT)
  await kiosk.getByText(`律师想和您一起填《${FORM}》`).waitFor(CALL_WAIT)
  expect(await desk.getByRole('button', { name: /指给来访人看/ }).count()).toBe(0)
  await press(kiosk, '一起填')
  await desk.getByRole('button', { name: '指给来访人看：哪方面' }).waitFor(CALL_WAIT)
  await pictureMoves(kiosk, '律师的画面')
})

it('shows where the lawyer points, and enters a proposal only where the citizen takes it', async () => {
  await desk.getByRole('button', { name: '指给来访人看：哪方面' }).click()
  await kiosk.getByText('律师请您看这里').waitFor(CALL_WAIT)
  await desk.getByLabel('建议填进“哪方面”').selectOption({ index: 1 })
  await desk.getByRole('button', { name: '建议这样填' }).click()
  await kiosk.getByText('律师建议填：').waitFor(CALL_WAIT)
  expect(await kiosk.locator('main input:checked').count()).toBe(0)
  await press(kiosk, '不用')
  await desk.getByText('他没有用您的建议').waitFor(CALL_WAIT)
  expect(await kiosk.locator('main input:checked').count()).toBe(0)
  await desk.getByRole('button', { name: '建议这样填' }).click()
  await press(kiosk, '就这样填')
  await desk.getByText('他照您说的填了').waitFor(CALL_WAIT)
  await kiosk
    .locator('main input:checked')
    .first()
    .waitFor({ state: 'attached', ...CALL_WAIT })
  await press(kiosk, '下一步')
})

it('tells the lawyer that an answer is there, and what it is only where the citizen shows it', async () => {
  await kiosk.locator('main textarea').fill(WORDS)
  await desk.getByText('已填').waitFor(CALL_WAIT)
  expect(await desk.content()).not.toContain(WORDS)
  await press(kiosk, '让律师看内容')
  await desk.getByText(WORDS).waitFor(CALL_WAIT)
  await press(kiosk, '不让律师看了')
  await desk.getByText(WORDS).waitFor({ state: 'detached', ...CALL_WAIT })
})

it('keeps what was filled in over a lost page, and is known again to a lawyer’s page that was lost', async () => {
  await kiosk.reload()
  await kiosk.waitForFunction((words) => document.querySelector('textarea')?.value === words, WORDS, CALL_WAIT)
  await desk.reload()
  await desk.getByRole('tab', { name: '填表' }).click()
  await desk.getByText('已填').waitFor(CALL_WAIT)
})

it('becomes an application after the talk', async () => {
  await press(kiosk, '下一步')
  await kiosk.getByRole('textbox', { name: /您的电话/ }).fill('13800000000')
  await press(kiosk, '下一步')
  await kiosk.getByText(`《${FORM}》填好了`).waitFor(CALL_WAIT)
  await desk.getByText('表已经填好').waitFor(CALL_WAIT)
  await desk.getByRole('tab', { name: '记录' }).click()
  await desk.getByLabel('意见').fill('可以申请劳动仲裁，不收费。')
  await desk.getByRole('button', { name: '结束通话' }).click()
  await desk.getByText('已告知来访人可以申请法律援助的情形').click()
  await desk.getByRole('button', { name: '签名并交给来访人' }).click()
  await press(kiosk, `接着办《${FORM}》`)
  await press(kiosk, '不说姓名，继续')
  await kiosk
    .locator('main input:checked')
    .first()
    .waitFor({ state: 'attached', ...CALL_WAIT })
  await press(kiosk, '下一步')
  await kiosk.waitForFunction((words) => document.querySelector('textarea')?.value === words, WORDS, CALL_WAIT)
  expect(errors).toEqual([])
})
