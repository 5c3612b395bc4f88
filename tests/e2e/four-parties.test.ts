/** Four in a call, each in a page of their own: everyone sees and hears everyone, and three go on when one has left. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  askForLawyer,
  CALL_WAIT,
  isHeard,
  launchCallBrowser,
  openDesk,
  pictureMoves,
  sitDown,
} from '../support/consultation-steps.ts'
import { heading, openKiosk, press } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

const CITIZEN = '来访人'
const LAWYER = '陈明远（练习）'
const INTERPRETER = '林若兰（练习）'
const MEDIATOR = '赵启文（练习）'
const FIFTH = '买合木提（练习）'

let running: RunningSystem
let browser: Browser
let errors: readonly string[]
/** By who sits in front of it. */
const pages = new Map<string, Page>()
const pageOf = (who: string): Page => {
  const page = pages.get(who)
  if (page === undefined) throw new Error(`nobody opened a page for ${who}`)
  return page
}

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  browser = await launchCallBrowser(6)
  const opened = await openKiosk(browser, running.system)
  errors = opened.errors
  await opened.page.context().grantPermissions(['camera', 'microphone'])
  pages.set(CITIZEN, opened.page)
  const seat = async (who: string, account: string) => {
    const desk = await openDesk(browser, running)
    await sitDown(desk, running, account)
    pages.set(who, desk)
  }
  await seat(LAWYER, 'lawyer')
  await heading(opened.page).waitFor()
  await askForLawyer(opened.page)
  await pageOf(LAWYER).getByRole('alertdialog').getByRole('button', { name: '接听' }).click(CALL_WAIT)
  await Promise.all([pictureMoves(opened.page, '律师的画面'), pictureMoves(pageOf(LAWYER), '来访人的画面')])
  await seat(INTERPRETER, 'lawyer2')
  await seat(MEDIATOR, 'lawyer3')
  await seat(FIFTH, 'lawyer4')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

const invite = async (who: string, role: string) => {
  const desk = pageOf(LAWYER)
  await desk.getByRole('button', { name: '请人加入' }).click()
  await desk.getByLabel('以什么身份').selectOption({ label: role })
  await desk.locator('.colleagues > li', { hasText: who }).getByRole('button', { name: '请他加入' }).click(CALL_WAIT)
}
const join = async (who: string, role: string) => {
  await invite(who, role)
  await press(pageOf(CITIZEN), '同意，请他来')
  await pageOf(who).getByRole('alertdialog').getByRole('button', { name: '加入', exact: true }).click(CALL_WAIT)
  await pageOf(CITIZEN).getByText(`${role}${who}进来了，能听到你们说话`).waitFor(CALL_WAIT)
}
const everyoneSeesAndHears = async (present: readonly string[]) => {
  const ways = present.flatMap((at) => present.filter((who) => who !== at).map((who) => ({ at, who })))
  await Promise.all(
    ways.map(async ({ at, who }) => {
      await pictureMoves(pageOf(at), `${who}的画面`)
      await isHeard(pageOf(at), `${who}的画面`)
    }),
  )
}

it('brings four together: each sees and hears the three others', async () => {
  await join(INTERPRETER, '翻译')
  await join(MEDIATOR, '调解员')
  await everyoneSeesAndHears([CITIZEN, LAWYER, INTERPRETER, MEDIATOR])
})

it('has no place for a fifth', async () => {
  await pageOf(LAWYER).getByRole('button', { name: '请人加入' }).click()
  await pageOf(LAWYER)
    .getByText(/通话里已有4人.*要由中心另配会议服务器/)
    .waitFor(CALL_WAIT)
  expect(await pageOf(LAWYER).getByRole('button', { name: '请他加入' }).count()).toBe(0)
  await pageOf(LAWYER).getByRole('button', { name: '取消' }).click()
  expect(await pageOf(FIFTH).getByRole('alertdialog').count()).toBe(0)
})

it('is the same call of four after one page was lost', async () => {
  await pageOf(MEDIATOR).reload()
  await everyoneSeesAndHears([CITIZEN, LAWYER, INTERPRETER, MEDIATOR])
})

it('goes on between three when one leaves, and nothing of it reaches whoever left', async () => {
  await pageOf(INTERPRETER).getByRole('button', { name: '离开通话' }).click()
  await pageOf(CITIZEN).getByText(`翻译${INTERPRETER}已经离开`).waitFor(CALL_WAIT)
  for (const who of [CITIZEN, LAWYER, MEDIATOR])
    await pageOf(who)
      .locator(`video[aria-label="${INTERPRETER}的画面"]`)
      .waitFor({ ...CALL_WAIT, state: 'detached' })
  await everyoneSeesAndHears([CITIZEN, LAWYER, MEDIATOR])
  expect(await pageOf(INTERPRETER).locator('video').count()).toBe(0)
  expect(errors).toEqual([])
})

it('has the place of who left for somebody else', async () => {
  await join(FIFTH, '另一位律师')
  await everyoneSeesAndHears([CITIZEN, LAWYER, MEDIATOR, FIFTH])
})
