/**
 * A consultation that the citizen agrees to have recorded: real kiosk and desk pages, real host and centre, fake media.
 * The centre is killed in the middle of the call; afterwards the recording plays, holds against the chain, and one
 * changed piece shows.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchCallBrowser } from '../support/consultation-steps.ts'
import { heading, openKiosk, press } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'
import { signIn } from '../support/staff-screens.ts'
import { verifyTrace } from '../support/verify-trace.ts'

const WAIT = { timeout: 60_000 }
const AGREE = '可以录'
const REFUSE = '不录'

let running: RunningSystem
let browser: Browser
let kiosk: Page
let desk: Page
let errors: readonly string[]
let consultationId = ''

const titled = (name: string) => kiosk.getByRole('heading', { level: 1, name }).waitFor(WAIT)
const centreLog = () => running.centreLog()
const blobsFolder = () => join(running.dataFolder, 'centre', 'blobs')
const blobs = () =>
  (existsSync(blobsFolder()) ? readdirSync(blobsFolder(), { recursive: true, encoding: 'utf8' }) : [])
    .map((name) => join(blobsFolder(), name))
    .filter((path) => statSync(path).isFile() && !path.endsWith('.part'))
/** Pieces that are in the centre's keeping; a fact that grows while the call runs. */
const untilPieces = (count: number) => expect.poll(() => blobs().length, { timeout: 60_000 }).toBeGreaterThan(count)
const verify = (...more: string[]) => verifyTrace(running, consultationId, ...more)

const toTheQuestion = async () => {
  await heading(kiosk).waitFor()
  await press(kiosk, /找律师说说/)
  await press(kiosk, /和律师视频说话/)
  await press(kiosk, '开始办理')
  await press(kiosk, '我同意，继续')
  await press(kiosk, '不说姓名，继续')
  await press(kiosk, '工作、工资')
  await press(kiosk, '下一步')
  await press(kiosk, /看着律师说/)
  await press(kiosk, /排队/)
  await titled('这次通话，要不要录下来')
}
const answered = async () => {
  const card = desk.getByRole('alertdialog')
  await card.waitFor(WAIT)
  const words = await card.innerText()
  await card.getByRole('button', { name: '接听' }).click()
  await titled('陈明远（练习）律师')
  for (const page of [kiosk, desk])
    await page.waitForFunction(
      () => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 3,
      undefined,
      WAIT,
    )
  return words
}
const writtenAndRated = async () => {
  await desk.getByLabel('意见').fill('可以申请劳动仲裁，不收费。')
  await desk.getByRole('button', { name: '结束通话' }).click()
  await desk.getByText('已告知来访人可以申请法律援助的情形').click()
  await desk.getByRole('button', { name: '签名并交给来访人' }).click()
  await kiosk.getByText('可以申请劳动仲裁，不收费。').waitFor(WAIT)
  await press(kiosk, '非常满意')
  await kiosk.getByText('谢谢您的评价').waitFor(WAIT)
  await press(kiosk, '好了，结束')
  await press(kiosk, '现在回首页')
  await desk.getByText('还没有人来').waitFor(WAIT)
}

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  browser = await launchCallBrowser()
  const admin = await signIn(browser, running, 'admin')
  await admin.getByRole('link', { name: '律师咨询' }).click()
  const recording = admin.getByRole('region', { name: '录音录像的设定' })
  await recording.getByLabel('可以录音录像（先问来访人）').check()
  await recording.getByLabel('保存多少天').fill('30')
  await recording.getByRole('button', { name: '保存' }).click()
  await admin.getByText('现在会问来访人是否同意录音录像').waitFor(WAIT)
  expect(await recording.getByLabel('可以录音录像（先问来访人）').isChecked()).toBe(true)
  expect(await recording.getByLabel('保存多少天').inputValue()).toBe('30')
  await admin.context().close()
  const opened = await openKiosk(browser, running.system)
  kiosk = opened.page
  errors = opened.errors
  await kiosk.context().grantPermissions(['camera', 'microphone'])
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.grantPermissions(['camera', 'microphone'], { origin: running.system.centreUrl })
  desk = await context.newPage()
  await desk.goto(`${running.system.centreUrl}/desk/`)
  await desk.getByLabel('账号').fill('lawyer')
  await desk.getByLabel('密码').fill(running.system.accounts.find(({ name }) => name === 'lawyer')?.password ?? '')
  await desk.getByRole('button', { name: '登录' }).click()
  await desk.getByRole('radio', { name: '接待中' }).click()
  await desk.getByRole('radio', { name: '接待中', checked: true }).waitFor(WAIT)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

it('is led on to the lawyer by a refusal, and nothing is recorded', async () => {
  await toTheQuestion()
  await press(kiosk, new RegExp(`^${REFUSE}`))
  expect(await answered()).not.toContain('同意录音录像')
  await desk.getByText('不录音录像').waitFor(WAIT)
  expect(await kiosk.getByText('正在录音、录像').count()).toBe(0)
  await writtenAndRated()
  expect(centreLog()).not.toContain('recording.begun')
  expect(blobs()).toEqual([])
})

it('is recorded on both sides, each under a sign, through a centre that is killed in the call', async () => {
  await toTheQuestion()
  await press(kiosk, new RegExp(`^${AGREE}`))
  expect(await answered()).toContain('同意录音录像')
  await kiosk.getByText('正在录音、录像').waitFor(WAIT)
  await desk.getByText('正在录音录像').waitFor(WAIT)
  await expect.poll(() => centreLog().split('recording.begun').length, { timeout: 60_000 }).toBe(3)
  consultationId = /recording\.begun","consultationId":"([0-9a-f-]{36})"/.exec(centreLog())?.[1] ?? ''
  await untilPieces(3)
  const before = blobs().length
  await running.system.kill('centre')
  // The call goes on without it, and so does what records it.
  const frames = () => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0
  const seen = await kiosk.evaluate(frames)
  await kiosk.waitForFunction(
    (n) => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > n + 60,
    seen,
    WAIT,
  )
  expect(blobs().length).toBe(before)
  expect(await running.system.startCentre()).toMatchObject({ ok: true })
  await untilPieces(before + 3)
  await desk.getByText('正在录音录像').waitFor(WAIT)
  // A page that is lost goes on in a take of its own.
  await kiosk.reload()
  await titled('陈明远（练习）律师')
  await kiosk.getByText('正在录音、录像').waitFor(WAIT)
  await expect.poll(() => centreLog().split('recording.begun').length, { timeout: 60_000 }).toBeGreaterThan(3)
  await writtenAndRated()
  await expect.poll(() => centreLog().match(/recording\.ended/g)?.length ?? 0, { timeout: 60_000 }).toBeGreaterThan(1)
  expect(errors).toEqual([])
})

it('is looked at in the console for a reason, plays with picture and length, and the trace says who looked', async () => {
  const supervisor = await signIn(browser, running, 'supervisor')
  await supervisor.goto(`${running.system.centreUrl}/console/consultations/${consultationId}`)
  await supervisor.getByText('来访人同意录音录像').waitFor(WAIT)
  await supervisor.locator('#recording-reason-ground').selectOption({ label: '投诉核查' })
  await supervisor.locator('#recording-reason').fill('当事人投诉，核对')
  await supervisor.getByRole('button', { name: '查看录音录像' }).click()
  for (const party of ['citizen', 'lawyer']) {
    const video = supervisor.locator(`video[data-party=${party}]`).first()
    await video.waitFor(WAIT)
    const played = await video.evaluate(async (element: HTMLVideoElement) => {
      const until = (holds: () => boolean, event: string) =>
        new Promise<void>((resolve) => {
          if (holds()) return resolve()
          element.addEventListener(event, () => holds() && resolve())
        })
      await until(() => Number.isFinite(element.duration) && element.duration > 0, 'durationchange')
      element.muted = true
      element.playbackRate = 4
      await element.play()
      await until(() => element.getVideoPlaybackQuality().totalVideoFrames > 20, 'timeupdate')
      return { seconds: element.duration, width: element.videoWidth, error: element.error?.message ?? null }
    })
    expect(played.error).toBeNull()
    expect(played.seconds).toBeGreaterThan(8)
    expect(played.width).toBeGreaterThan(100)
  }
  await supervisor.locator('#trace-reason-ground').selectOption({ label: '质量抽查' })
  await supervisor.locator('#trace-reason').fill('抽查质量')
  await supervisor.getByRole('button', { name: '查看留痕' }).click()
  await supervisor.getByText('当事人投诉，核对').waitFor(WAIT)
  await supervisor.getByText('一条都没有被改动').waitFor(WAIT)
})

it('holds against the chain piece by piece, and one changed piece shows', async () => {
  const said = await verify()
  for (const kind of ['recording-consented', 'recording-begun', 'recording-ended', 'recording-looked-at'])
    expect(said).toContain(kind)
  const parsed = JSON.parse(await verify('--json')) as {
    holds: boolean
    recording: { state: string; pieces: number }[]
  }
  expect(parsed.holds).toBe(true)
  expect(parsed.recording.length).toBeGreaterThan(2)
  expect(parsed.recording.every(({ state }) => state === 'whole' || state === 'open')).toBe(true)
  const [piece = ''] = blobs()
  const bytes = readFileSync(piece)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  writeFileSync(piece, bytes)
  await expect(verify()).rejects.toThrow()
})

it('is stopped by the citizen in the call, and what there was of it is erased', async () => {
  const before = blobs().length
  await toTheQuestion()
  await press(kiosk, new RegExp(`^${AGREE}`))
  await answered()
  await untilPieces(before + 1)
  await press(kiosk, '不想录了')
  await press(kiosk, '停止，删掉')
  await kiosk.getByText('不录了，录下的会删掉').waitFor(WAIT)
  await desk.getByText('不录音录像').waitFor(WAIT)
  await expect.poll(() => centreLog().includes('recording.erased'), { timeout: 60_000 }).toBe(true)
  expect(blobs().length).toBe(before)
  await writtenAndRated()
  expect(blobs().length).toBe(before)
})
