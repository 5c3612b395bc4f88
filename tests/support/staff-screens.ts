/** Pictures of what staff, lawyers and engineers see, from the running system: console, lawyers' desk and bench panel. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { paperPng } from '../../scripts/system/ink.ts'
import { walkVisit } from '../../scripts/system/walk-visit.ts'
import { launchBrowser } from './kiosk-page.ts'
import { CALL_FLAGS } from '../call/call-rig.ts'
import { fillQueue } from './busy-queue.ts'
import { takeDeskScreens } from './desk-screens.ts'
import { signInOn } from './sign-in.ts'
import { type RunningSystem, runSystem } from './running-system.ts'

const JPEG_QUALITY = 70

const walkVisits = async (running: RunningSystem): Promise<void> => {
  const client = await running.connect()
  for (const code of ['GF05001', 'GF02003', 'GF10001', 'GF01003']) {
    await walkVisit({
      client,
      code,
      placeCard: () => running.reader('POST', 'card', { preset: 'worker' }),
      takeCardAway: () => running.reader('DELETE', 'card'),
      photo: paperPng(),
    })
    await client.send({ type: 'home' })
  }
  client.close()
}

export const signIn = async (browser: Browser, { system }: RunningSystem, role: string): Promise<Page> => {
  const account = system.accounts.find((one) => one.role === role)
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(`${system.centreUrl}/console/`)
  await signInOn(page, account)
  await page.getByRole('navigation').first().waitFor()
  return page
}

/** The page as it stands, in the language it is in and then in the other one; back afterwards. */
const inBothLanguages = async (page: Page, picture: (language: string) => Promise<void>): Promise<void> => {
  for (const _time of [1, 2]) {
    await picture(await page.evaluate(() => document.documentElement.lang))
    const before = await page.evaluate(() => document.documentElement.lang)
    await page.getByRole('button', { name: before === 'en' ? '中文' : 'English', exact: true }).click()
    await page.waitForFunction((was) => document.documentElement.lang !== was, before)
  }
}

export type Take = (page: Page, name: string, fullPage?: boolean) => Promise<void>

const takeClerksScreens = async (clerk: Page, take: Take): Promise<void> => {
  await clerk.getByRole('link', { name: /-000002/ }).waitFor()
  await take(clerk, 'console-worklist')
  await clerk.getByRole('link', { name: /-000002/ }).click()
  await clerk.getByText('拖欠工资').first().waitFor()
  await take(clerk, 'console-case', true)
  await clerk.getByRole('button', { name: '要求补正（一次说全）' }).click()
  await clerk.getByLabel('第 1 份材料').fill('考勤表')
  await clerk.getByLabel('为什么要').fill('证明干了多少天')
  await take(clerk, 'console-case-supplement')
  await clerk.getByRole('button', { name: '确定' }).click()
  await clerk.getByText('补正告知书').waitFor()
  await take(clerk, 'console-case-waiting')
  for (const [link, name] of [
    ['投诉', 'console-complaints'],
    ['转来的', 'console-referrals'],
    ['预约', 'console-appointments'],
    ['群众反馈', 'console-feedback'],
  ] as const) {
    await clerk.getByRole('navigation').first().getByRole('link', { name: link }).click()
    await clerk.getByRole('navigation').first().locator('[aria-current]', { hasText: link }).waitFor()
    await clerk.getByText('正在取数据…').waitFor({ state: 'detached' })
    await take(clerk, name)
  }
}

const takeContentScreens = async (supervisor: Page, take: Take): Promise<void> => {
  await supervisor.getByRole('link', { name: '内容', exact: true }).click()
  await supervisor.getByRole('link', { name: '工钱' }).waitFor()
  await take(supervisor, 'console-content')
  await supervisor.getByRole('link', { name: '工钱' }).click()
  await supervisor.getByLabel('回答（中文）').first().fill('能。考勤、工牌、聊天记录，都能证明您干过活。')
  await take(supervisor, 'console-content-part')
  await supervisor.getByRole('button', { name: '存为草稿' }).click()
  await supervisor.getByRole('link', { name: '查看改了什么，然后发布' }).click()
  await supervisor.getByRole('button', { name: '发布' }).waitFor()
  await take(supervisor, 'console-content-preview', true)
}

/** After the talk of the desk's pictures, whose word to staff stands in the queue's. */
const takeBusyScreens = async (browser: Browser, running: RunningSystem, take: Take): Promise<void> => {
  const queue = await fillQueue(running)
  try {
    const clerk = await signIn(browser, running, 'clerk')
    await clerk.getByRole('navigation').first().getByRole('link', { name: '律师排队' }).click()
    await clerk.getByText('大堂一号终端').waitFor()
    await clerk.getByText('凭号离开，位置留到').waitFor()
    await take(clerk, 'console-queue', true)
    const admin = await signIn(browser, running, 'admin')
    await admin.getByRole('link', { name: '终端' }).click()
    await admin.getByText('大堂一号终端').last().waitFor()
    await take(admin, 'console-terminals', true)
    await admin.getByRole('link', { name: '律师咨询' }).click()
    await admin.getByText('通话里写的文字').waitFor()
    await take(admin, 'console-consultations', true)
  } finally {
    queue.close()
  }
}

export const takeStaffScreens = async (folder: string): Promise<number> => {
  const running = await runSystem({ ippPrinter: true })
  const [browser, caller] = await Promise.all([launchBrowser(), launchBrowser(CALL_FLAGS)])
  let taken = 0
  const shoot = async (page: Page, file: string, fullPage = false) => {
    await page.screenshot({ path: join(folder, `${file}.jpg`), type: 'jpeg', quality: JPEG_QUALITY, fullPage })
    taken += 1
  }
  const take: Take = (page, name, fullPage) =>
    inBothLanguages(page, (language) => shoot(page, `${name}.${language}`, fullPage))
  try {
    await walkVisits(running)
    const door = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    await door.goto(`${running.system.centreUrl}/console/`)
    await door.getByLabel('密码').waitFor()
    await take(door, 'console-sign-in')
    await takeClerksScreens(await signIn(browser, running, 'clerk'), take)
    await takeContentScreens(await signIn(browser, running, 'supervisor'), take)
    await takeDeskScreens(caller, running, take)
    await takeBusyScreens(browser, running, take)
    const bench = await (await browser.newContext({ viewport: { width: 1200, height: 900 } })).newPage()
    await bench.goto(running.system.benchUrl)
    await bench.getByAltText('Slip 0002').waitFor()
    await shoot(bench, 'bench-panel', true)
    return taken
  } finally {
    await Promise.all([browser.close(), caller.close()])
    await running.stop()
  }
}
