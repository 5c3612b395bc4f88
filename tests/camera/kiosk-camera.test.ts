/** Papers under the document camera, through the real kiosk page: taken when they lie still and can be read, and else not. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Scene, sheetOnDesk } from '../../device-drivers/document-camera/testing.ts'
import { FILM_SIZE, filmArguments, writeFilm } from '../support/camera-film.ts'
import {
  fillForms,
  heading,
  launchBrowser,
  openKiosk,
  passGuideOnPage,
  press as pressOn,
} from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

const FRAMES_PER_SECOND = 5
const MOVING_FRAMES = 6
const STILL_FRAMES = 40

let running: RunningSystem
let browser: Browser
let page: Page

const draw = (scene: Scene, seed: number) => sheetOnDesk({ ...FILM_SIZE, ...scene, seed })
const times = <T>(count: number, of: readonly T[]): T[] =>
  Array.from({ length: count }, (_, at) => of[at % of.length]).filter((one) => one !== undefined)

/** A sheet that is pushed about and then lies still, for eight seconds; over and over. */
const pushedThenStill = () => [
  ...times(
    MOVING_FRAMES,
    [-0.2, 0.05, 0.2].map((x, at) => draw({ x, size: 0.75, turnDeg: 10 - 6 * at }, at + 1)),
  ),
  ...times(
    STILL_FRAMES,
    [4, 5].map((seed) => draw({ turnDeg: 4, size: 0.8 }, seed)),
  ),
]
const stillButBlurred = () => [6, 7].map((seed) => draw({ size: 0.8, blurPx: 5 }, seed))

const openWithFilm = async (name: string, frames: Parameters<typeof writeFilm>[1]) => {
  const file = join(running.dataFolder, `${name}.y4m`)
  writeFilm(file, frames, FRAMES_PER_SECOND)
  await browser?.close()
  browser = await launchBrowser(filmArguments(file))
  page = (await openKiosk(browser, running.system)).page
}
const title = (text: string) => heading(page).filter({ hasText: text }).waitFor()
const press = (name: string | RegExp) => pressOn(page, name)
const panel = () => page.getByRole('dialog')
const taken = () => panel().getByAltText('拍好的照片')
const ready = () => panel().getByRole('button', { name: '拍照', exact: true, disabled: false })

/** As a browser says that the plug was pulled; with `forGood` no camera is found any more. */
const pullPlug = (forGood: boolean) =>
  page.evaluate((isGone) => {
    const stream = document.querySelector('video')?.srcObject
    if (!(stream instanceof MediaStream)) throw new Error('no camera is on')
    if (isGone) {
      const gone = () => Promise.reject(new DOMException('Requested device not found', 'NotFoundError'))
      Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: gone })
    }
    for (const track of stream.getVideoTracks()) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  }, forGood)

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  await openWithFilm('pushed-then-still', pushedThenStill())
  await press(/被欠薪/)
  await press(/欠工钱/)
  await passGuideOnPage(page)
  await press('我同意，继续')
  await title('请把身份证放在读卡区')
  await running.reader('POST', 'card', { preset: 'worker' })
  await title('这是您本人的证件吗')
  await press('是我，继续')
  await fillForms(page)
  await title('拍下您的材料')
})
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

describe('a paper under the camera', () => {
  it('is taken by itself when it lies still, and is kept; so is the next one', async () => {
    await press(/^拍照/)
    for (let number = 1; number <= 2; number += 1) {
      await panel()
        .getByRole('heading', { name: `第 ${number} 页` })
        .waitFor()
      // Nobody presses anything.
      await taken().waitFor()
      await panel().getByText('看一看，字清楚就用这张').waitFor()
      const shape = await taken().evaluate((image) =>
        image instanceof HTMLImageElement ? image.naturalHeight / image.naturalWidth : 0,
      )
      // The sheet alone, straight, not the desk.
      expect(shape).toBeCloseTo(Math.SQRT2, 1)
      await press('用这张')
    }
    await panel().getByRole('heading', { name: '第 3 页' }).waitFor()
    await page.keyboard.press('Escape')
    await panel().waitFor({ state: 'detached' })
    await page.getByText('已加 2 页').waitFor()
    expect(await page.getByText('看不清也先交').count()).toBe(0)
  })

  it('that cannot be read is told why and not taken by itself; it goes when its owner says so', async () => {
    await openWithFilm('blurred', stillButBlurred())
    await title('拍下您的材料')
    await press(/^再拍一页/)
    await panel().getByText('看不清，请把纸压平放稳').waitFor()
    const seen = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0)
    const until = (await seen()) + 3
    await page.waitForFunction((end) => (document.querySelector('video')?.currentTime ?? 0) > end, until)
    expect(await taken().count()).toBe(0)
    await ready().click()
    await taken().waitFor()
    await panel().getByText('最好重拍一张').waitFor()
    await press('用这张')
    await page.keyboard.press('Escape')
    await page.getByText('已加 3 页').waitFor()
    await page.getByText('字有些模糊').waitFor()
    await press('下一步')
    await page.getByText('有的页看不清').waitFor()
    await press(/^看不清也先交/)
    await page.getByText('看不清也先交，会告诉工作人员').waitFor()
  })

  it('loses its camera in the middle: it is opened again, and when it is gone the other ways are offered', async () => {
    await press(/^再拍一页/)
    await ready().waitFor()
    await pullPlug(false)
    await panel().getByText('正在重新打开').waitFor()
    await ready().waitFor()
    await pullPlug(true)
    await panel().getByText('没有找到摄像头').waitFor()
    for (const name of ['选文件', '以后再交', '用手机传'])
      expect(await panel().getByRole('button', { name, exact: true }).count()).toBe(1)
    await press('用手机传')
    await page.getByRole('img', { name: '给手机扫的二维码' }).waitFor()
    await press('传好了')
    // Nothing was lost by it.
    await page.getByText('已加 3 页').waitFor()
  })
})
