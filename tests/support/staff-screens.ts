/** Pictures of what staff and engineers see, from the running system: console and bench panel. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { ItemCode } from '../../core/ids.ts'
import { paperPng } from '../../scripts/system/ink.ts'
import { walkVisit } from '../../scripts/system/walk-visit.ts'
import { launchBrowser } from './kiosk-page.ts'
import { type RunningSystem, runSystem } from './running-system.ts'

const JPEG_QUALITY = 70

const walkTwoVisits = async (running: RunningSystem): Promise<void> => {
  const client = await running.connect()
  for (const code of ['GF05001', 'GF02003']) {
    await walkVisit({
      client,
      itemCode: ItemCode.parse(code),
      placeCard: () => running.reader('POST', 'card', { preset: 'worker' }),
      takeCardAway: () => running.reader('DELETE', 'card'),
      photo: paperPng(),
    })
    await client.send({ type: 'home' })
  }
  client.close()
}

const signIn = async (browser: Browser, { system }: RunningSystem, role: string): Promise<Page> => {
  const account = system.accounts.find((one) => one.role === role)
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(`${system.centreUrl}/console/`)
  await page.getByLabel('密码').waitFor()
  await page.getByLabel(/账号|用户名/).fill(account?.name ?? '')
  await page.getByLabel('密码').fill(account?.password ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation').first().waitFor()
  return page
}

export const takeStaffScreens = async (folder: string): Promise<number> => {
  const running = await runSystem({ ippPrinter: true })
  const browser = await launchBrowser()
  let taken = 0
  const take = async (page: Page, name: string, fullPage = false) => {
    await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: JPEG_QUALITY, fullPage })
    taken += 1
  }
  try {
    await walkTwoVisits(running)
    const door = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    await door.goto(`${running.system.centreUrl}/console/`)
    await door.getByLabel('密码').waitFor()
    await take(door, 'console-sign-in')
    const clerk = await signIn(browser, running, 'clerk')
    await clerk.getByRole('link', { name: /-000002/ }).waitFor()
    await take(clerk, 'console-worklist')
    await clerk.getByRole('link', { name: /-000002/ }).click()
    await clerk.getByText('拖欠工资').first().waitFor()
    await take(clerk, 'console-case', true)
    const admin = await signIn(browser, running, 'admin')
    await admin.getByRole('link', { name: '终端' }).click()
    await admin.getByText('练习终端').first().waitFor()
    await take(admin, 'console-terminals')
    const bench = await (await browser.newContext({ viewport: { width: 1200, height: 900 } })).newPage()
    await bench.goto(running.system.benchUrl)
    await bench.getByAltText('Slip 0002').waitFor()
    await take(bench, 'bench-panel', true)
    return taken
  } finally {
    await browser.close()
    await running.stop()
  }
}
