/** Pictures of the lawyers' desk, through one whole consultation with a citizen at the real kiosk page. */
import type { Browser } from 'playwright-core'
import { askForLawyer, CALL_WAIT, openDesk, pictureMoves, sitDown } from './consultation-steps.ts'
import { openKiosk, press } from './kiosk-page.ts'
import type { RunningSystem } from './running-system.ts'
import type { Take } from './staff-screens.ts'

export const takeDeskScreens = async (browser: Browser, running: RunningSystem, take: Take): Promise<void> => {
  const { page: kiosk } = await openKiosk(browser, running.system)
  await kiosk.context().grantPermissions(['camera', 'microphone'])
  const desk = await openDesk(browser, running)
  await desk.getByLabel('密码').waitFor()
  await take(desk, 'desk-sign-in')
  await sitDown(desk, running, 'lawyer')
  await take(desk, 'desk-waiting')
  await askForLawyer(kiosk)
  const card = desk.getByRole('alertdialog')
  await card.waitFor(CALL_WAIT)
  await take(desk, 'desk-offer')
  await card.getByRole('button', { name: '接听' }).click()
  await desk.waitForFunction(
    () => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 3,
    undefined,
    CALL_WAIT,
  )
  await desk.getByLabel('写给来访人').fill('我们一起把留言写好，好吗？')
  await desk.getByRole('button', { name: '发送' }).click()
  await kiosk.getByText('我们一起把留言写好，好吗？').waitFor(CALL_WAIT)
  await take(desk, 'desk-call')
  await desk.getByRole('tab', { name: '填表' }).click()
  await desk.getByRole('button', { name: '一起填法律咨询（留言）' }).click(CALL_WAIT)
  await press(kiosk, '一起填')
  await desk.getByRole('button', { name: '指给来访人看：哪方面' }).click(CALL_WAIT)
  await take(desk, 'desk-form')
  await desk.getByRole('tab', { name: '记录' }).click()
  const guest = await openDesk(browser, running)
  await sitDown(guest, running, 'lawyer2')
  await desk.getByRole('button', { name: '请人加入' }).click()
  await desk.getByRole('button', { name: '请他加入' }).waitFor(CALL_WAIT)
  await take(desk, 'desk-invite')
  await desk.getByRole('button', { name: '请他加入' }).click()
  await press(kiosk, '同意，请他来')
  await guest.getByRole('alertdialog').waitFor(CALL_WAIT)
  await take(guest, 'desk-invited')
  await guest.getByRole('button', { name: '加入', exact: true }).click()
  await Promise.all([pictureMoves(desk, '林若兰（练习）的画面'), pictureMoves(guest, '来访人的画面')])
  await take(desk, 'desk-three')
  await take(guest, 'desk-guest')
  await guest.context().close()
  await desk.getByLabel('意见').fill('可以申请劳动仲裁，不收费。')
  await desk.getByRole('button', { name: '结束通话' }).click()
  await desk.getByRole('button', { name: '签名并交给来访人' }).waitFor(CALL_WAIT)
  await desk.getByText('记录签名后即删除').waitFor(CALL_WAIT)
  await take(desk, 'desk-record', true)
  await desk.getByText('已告知来访人可以申请法律援助的情形').click()
  await desk.getByRole('button', { name: '签名并交给来访人' }).click()
  await desk
    .getByRole('button', { name: /^建议办：/ })
    .first()
    .click(CALL_WAIT)
  await kiosk.getByRole('heading', { name: /^律师建议您办/ }).waitFor(CALL_WAIT)
  await desk.getByRole('button', { name: /^已在终端上/ }).waitFor(CALL_WAIT)
  await take(desk, 'desk-proposed')
  await press(kiosk, '好了，结束')
  await desk.getByText(/来访人已经离开终端/).waitFor(CALL_WAIT)
  await desk.getByLabel('留话').fill('请联系来访人申请法律援助，她说的电话写在这里。')
  await take(desk, 'desk-left')
  await desk.getByRole('button', { name: '留话给前台' }).click()
  await desk.getByText('已留话给前台').waitFor(CALL_WAIT)
  await kiosk.close()
  await desk.context().close()
}
