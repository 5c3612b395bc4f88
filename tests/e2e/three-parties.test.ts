/** A citizen at the kiosk, their lawyer, and somebody asked in, each in a page of their own, through host and centre. */
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

const LAWYER = '陈明远（练习）'
const GUEST = '林若兰（练习）'

let running: RunningSystem
let browser: Browser
let kiosk: Page
let errors: readonly string[]
let desk: Page
let guest: Page

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
  await Promise.all([pictureMoves(kiosk, '律师的画面'), pictureMoves(desk, '来访人的画面')])
  guest = await openDesk(browser, running)
  await sitDown(guest, running, 'lawyer2')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

const invite = async (role: string) => {
  await desk.getByRole('button', { name: '请人加入' }).click()
  await desk.getByLabel('以什么身份').selectOption({ label: role })
  await desk.getByRole('button', { name: '请他加入' }).click(CALL_WAIT)
}

const written: string[] = []
const writeAtDesk = async (page: Page, words: string) => {
  await page.getByLabel('写给大家').fill(words)
  await page.getByRole('button', { name: '发送' }).click()
  written.push(words)
  await everyoneReads()
}
/** All that was written, each line once and in its order, on all three pages. */
const everyoneReads = async () => {
  for (const page of [kiosk, desk, guest])
    await expect
      .poll(() => page.locator('ol[aria-live] > li > span:last-child').allInnerTexts(), CALL_WAIT)
      .toEqual(written)
}

it('asks the citizen first, and nobody’s desk rings where the citizen says no', async () => {
  await invite('翻译')
  await kiosk.getByText(`律师想请翻译${GUEST}一起谈，您同意吗？`).waitFor(CALL_WAIT)
  expect(await guest.getByRole('alertdialog').count()).toBe(0)
  await press(kiosk, '不同意')
  await desk.getByText('来访人不同意').waitFor(CALL_WAIT)
  expect(await guest.getByRole('alertdialog').count()).toBe(0)
})

it('brings all three together, by picture, name and role, and shows who speaks', async () => {
  await invite('翻译')
  await press(kiosk, '同意，请他来')
  const card = guest.getByRole('alertdialog')
  await card.waitFor(CALL_WAIT)
  expect(await card.innerText()).toContain(LAWYER)
  await card.getByRole('button', { name: '加入', exact: true }).click()
  await kiosk.getByText(`翻译${GUEST}进来了，能听到你们说话`).waitFor(CALL_WAIT)
  await Promise.all([
    pictureMoves(kiosk, `${LAWYER}的画面`),
    pictureMoves(kiosk, `${GUEST}的画面`),
    pictureMoves(desk, '来访人的画面'),
    pictureMoves(desk, `${GUEST}的画面`),
    pictureMoves(guest, '来访人的画面'),
    pictureMoves(guest, `${LAWYER}的画面`),
  ])
  await kiosk.getByText(`${GUEST} · 翻译`).waitFor(CALL_WAIT)
  await guest.getByText(`${LAWYER} · 律师`).waitFor(CALL_WAIT)
  // The browsers' synthetic microphones beep: each is seen to speak.
  await kiosk.getByText('正在说话').first().waitFor(CALL_WAIT)
  await guest.getByText('正在说话').first().waitFor(CALL_WAIT)
})

it('carries written words to everyone, each under the name of who wrote them', async () => {
  await writeAtDesk(guest, '他说：老板三个月没发工资')
  await desk.locator('.said-theirs', { hasText: GUEST }).waitFor(CALL_WAIT)
  await press(kiosk, '写字')
  await kiosk.getByLabel('写给大家').fill('一共两万一')
  await press(kiosk, '发给大家')
  written.push('一共两万一')
  await everyoneReads()
  await writeAtDesk(desk, '有工资条吗')
})

it('is the same call for everyone after the kiosk’s page was lost', async () => {
  await kiosk.reload()
  await Promise.all([
    pictureMoves(kiosk, `${LAWYER}的画面`),
    pictureMoves(kiosk, `${GUEST}的画面`),
    pictureMoves(guest, '来访人的画面'),
  ])
})

it('shows every written word once, in its order, on each page that was lost and came back', async () => {
  await everyoneReads()
  await Promise.all([kiosk, desk, guest].map((page) => page.reload()))
  await everyoneReads()
  expect(await desk.locator('.said-mine').allInnerTexts()).toEqual([expect.stringContaining('有工资条吗')])
  expect(await guest.locator('.said-mine').allInnerTexts()).toEqual([expect.stringContaining('老板三个月没发工资')])
  await Promise.all([pictureMoves(desk, `${GUEST}的画面`), pictureMoves(kiosk, `${LAWYER}的画面`)])
  await writeAtDesk(desk, '请把工资条放到镜头下')
})

it('goes on between the two when the citizen asks the third out', async () => {
  await press(kiosk, `请${GUEST}离开`)
  await kiosk.getByText(`翻译${GUEST}已经离开`).waitFor(CALL_WAIT)
  await guest.getByText('还没有人来').waitFor(CALL_WAIT)
  await desk.getByText('已请出').waitFor(CALL_WAIT)
  await Promise.all([pictureMoves(kiosk, '律师的画面'), pictureMoves(desk, '来访人的画面')])
  expect(await kiosk.locator('video[aria-label$="的画面"]').count()).toBe(2)
  expect(errors).toEqual([])
})
