/** A lawyer at the real desk page, a citizen's page with fake media, the real centre between them. */
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInOn } from '../support/sign-in.ts'
import { CALL_FLAGS, type CallRig, openCallRig } from './call-rig.ts'

const WAIT = { timeout: 30_000 }

const moves = async (page: Page) => {
  const frames = () => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0
  const before = await page.evaluate(frames)
  await page.waitForFunction(
    (n) => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > n + 3,
    before,
    WAIT,
  )
}

describe('the lawyer’s desk', () => {
  let rig: CallRig
  let browser: Browser
  let desk: Page
  let citizen: Page
  beforeAll(async () => {
    rig = await openCallRig(false, 'desk')
    citizen = await rig.open('citizen')
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CALL_FLAGS })
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.grantPermissions(['camera', 'microphone'], { origin: rig.centreUrl })
    desk = await context.newPage()
    await desk.goto(`${rig.centreUrl}/desk/`)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await rig.close()
  })
  const signIn = (password: string) => signInOn(desk, { name: rig.lawyerAccount.name, password })
  const kept = () => desk.getByText('已保存').waitFor(WAIT)

  it('says what is wrong with a password, and lets in with the right one', async () => {
    await signIn('not the password')
    await desk.getByRole('alert').waitFor(WAIT)
    await signIn(rig.lawyerAccount.password)
    await desk.getByRole('radio', { name: '离开', checked: true }).waitFor(WAIT)
    await desk.getByRole('radio', { name: '接待中' }).click()
    await desk.getByRole('radio', { name: '接待中', checked: true }).waitFor(WAIT)
  })

  it('shows who asks, without the number, and brings both together at a press', async () => {
    const letIn = rig.request({ precedence: { elderly: true, disabled: false, violence: false, deadlineAtMs: null } })
    const card = desk.getByRole('alertdialog')
    await card.waitFor(WAIT)
    const told = await card.innerText()
    expect(told).toContain('工资拖欠三个月')
    expect(told).toContain('老年人')
    expect(await desk.content()).not.toContain('11010519491231002X')
    expect(await desk.title()).toContain('●')
    await card.getByRole('button', { name: '接听' }).click()
    await letIn
    await moves(desk)
    await moves(citizen)
  })

  it('keeps what is written over a reload in the middle of the call, and comes back into it', async () => {
    await desk.getByLabel('问题').fill('欠薪如何追讨')
    await kept()
    await desk.reload()
    await moves(desk)
    expect(await desk.getByLabel('问题').inputValue()).toBe('欠薪如何追讨')
  })

  it('says a word to the citizen once, and points at what they show', async () => {
    await desk.getByLabel('写给来访人').fill('请把工资条给我看')
    await desk.getByRole('button', { name: '发送' }).click()
    await citizen.waitForFunction(() => window.harness.heard.length > 0, undefined, WAIT)
    expect(await citizen.evaluate(() => window.harness.heard)).toMatchObject([
      { type: 'chat', text: '请把工资条给我看' },
    ])
  })

  it('finds the law and puts it into the record', async () => {
    await desk.getByRole('tab', { name: '法条' }).click()
    await desk.getByLabel('查法条').fill('法律援助法 31')
    await desk.getByRole('button', { name: '引用', exact: true }).first().click()
    await desk.getByRole('tab', { name: '记录' }).click()
    await desk.getByText('《法律援助法》第三十一条').waitFor(WAIT)
  })

  it('is signed only after the call, with an advice and the word about legal aid; then the terminal has it', async () => {
    const sign = desk.getByRole('button', { name: '签名并交给来访人' })
    expect(await sign.isDisabled()).toBe(true)
    await desk.getByLabel('意见').fill('可以申请劳动仲裁。')
    await kept()
    await desk.getByRole('button', { name: '结束通话' }).click()
    await desk.getByText('先告知法律援助').waitFor(WAIT)
    expect(await sign.isDisabled()).toBe(true)
    await desk.getByText('已告知来访人可以申请法律援助的情形').click()
    await sign.click()
    const view = await rig.terminal.until((now) => now.record !== null)
    expect(view.state).toBe('signed')
    expect(view.record).toMatchObject({
      issue: '欠薪如何追讨',
      advice: '可以申请劳动仲裁。',
      lawsCited: ['《法律援助法》第三十一条'],
      legalAidTold: true,
    })
    await desk.getByText('已签名，已存到中心').waitFor(WAIT)
    await desk.getByText('还没有人来').waitFor(WAIT)
  })
})
