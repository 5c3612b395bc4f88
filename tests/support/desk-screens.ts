/** Pictures of the lawyers' desk, through one whole consultation with a citizen at the real kiosk page. */
import type { Browser, Page } from 'playwright-core'
import { openKiosk, press } from './kiosk-page.ts'
import type { RunningSystem } from './running-system.ts'
import type { Take } from './staff-screens.ts'

const WAIT = { timeout: 60_000 }

const askForLawyer = async (kiosk: Page): Promise<void> => {
  await press(kiosk, /找律师说说/)
  await press(kiosk, /和律师视频说话/)
  await press(kiosk, '开始办理')
  await press(kiosk, '我同意，继续')
  await press(kiosk, '不说姓名，继续')
  await press(kiosk, '工作、工资')
  await kiosk.getByRole('checkbox', { name: '七天内有期限' }).check()
  await press(kiosk, '下一步')
  await press(kiosk, /看着律师说/)
  await press(kiosk, /排队/)
}

export const takeDeskScreens = async (browser: Browser, { system }: RunningSystem, take: Take): Promise<void> => {
  const { page: kiosk } = await openKiosk(browser, system)
  await kiosk.context().grantPermissions(['camera', 'microphone'])
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.grantPermissions(['camera', 'microphone'], { origin: system.centreUrl })
  const desk = await context.newPage()
  await desk.goto(`${system.centreUrl}/desk/`)
  await desk.getByLabel('密码').waitFor()
  await take(desk, 'desk-sign-in')
  await desk.getByLabel('账号').fill('lawyer')
  await desk.getByLabel('密码').fill(system.accounts.find(({ name }) => name === 'lawyer')?.password ?? '')
  await desk.getByRole('button', { name: '登录' }).click()
  await desk.getByRole('radio', { name: '接待中' }).click()
  await desk.getByRole('radio', { name: '接待中', checked: true }).waitFor(WAIT)
  await take(desk, 'desk-waiting')
  await askForLawyer(kiosk)
  const card = desk.getByRole('alertdialog')
  await card.waitFor(WAIT)
  await take(desk, 'desk-offer')
  await card.getByRole('button', { name: '接听' }).click()
  await desk.waitForFunction(
    () => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 3,
    undefined,
    WAIT,
  )
  await take(desk, 'desk-call')
  await desk.getByLabel('意见').fill('可以申请劳动仲裁，不收费。')
  await desk.getByRole('button', { name: '结束通话' }).click()
  await desk.getByRole('button', { name: '签名并交给来访人' }).waitFor(WAIT)
  await take(desk, 'desk-record', true)
  await kiosk.close()
  await context.close()
}
