/** The ways of a consultation that several tests and pictures go: to the queue, to a desk, to a picture that moves. */
import { type Browser, chromium, type Page } from 'playwright-core'
import { CALL_FLAGS } from '../call/call-rig.ts'
import { CHROMIUM } from '../call/rig-place.ts'
import { press } from './kiosk-page.ts'
import { signInOn } from './sign-in.ts'
import type { RunningSystem } from './running-system.ts'

export const CALL_WAIT = { timeout: 60_000 }

/**
 * For all sides of a call. Every picture of each of them is made, sent and shown by one machine here, where in a hall
 * each has its own: few a second are enough to see that they move.
 */
export const launchCallBrowser = (framesPerSecond = 10): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: CALL_FLAGS.map((flag) =>
      flag === '--use-fake-device-for-media-stream' ? `${flag}=fps=${framesPerSecond}` : flag,
    ),
  })

/** From the door into the queue, without a name, about wages, seen and heard. */
export const askForLawyer = async (kiosk: Page): Promise<void> => {
  await press(kiosk, /找律师说说/)
  await press(kiosk, /和律师视频说话/)
  await press(kiosk, '开始办理')
  await press(kiosk, '我同意，继续')
  await press(kiosk, '不说姓名，继续')
  await press(kiosk, '工作、工资')
  // The host answers with the tick: it is there a moment after the press.
  await kiosk.getByRole('checkbox', { name: '七天内有期限' }).click()
  await kiosk.getByRole('checkbox', { name: '七天内有期限', checked: true }).waitFor(CALL_WAIT)
  await press(kiosk, '下一步')
  await press(kiosk, /看着律师说/)
  await press(kiosk, /排队/)
}

export const openDesk = async (browser: Browser, { system }: RunningSystem): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.grantPermissions(['camera', 'microphone'], { origin: system.centreUrl })
  const desk = await context.newPage()
  await desk.goto(`${system.centreUrl}/desk/`)
  return desk
}

export const sitDown = async (desk: Page, { system }: RunningSystem, name: string): Promise<void> => {
  await signInOn(
    desk,
    system.accounts.find((one) => one.name === name),
  )
  await desk.getByRole('radio', { name: '接待中' }).click()
  await desk.getByRole('radio', { name: '接待中', checked: true }).waitFor(CALL_WAIT)
}

/** The picture by this name goes on. */
export const pictureMoves = async (page: Page, label: string, wait = CALL_WAIT): Promise<void> => {
  const frames = (name: string) =>
    document.querySelector<HTMLVideoElement>(`video[aria-label="${name}"]`)?.getVideoPlaybackQuality()
      .totalVideoFrames ?? 0
  const before = await page.evaluate(frames, label)
  await page.waitForFunction(
    ({ begun, name }) => {
      const now =
        document.querySelector<HTMLVideoElement>(`video[aria-label="${name}"]`)?.getVideoPlaybackQuality()
          .totalVideoFrames ?? 0
      // With another stream a browser counts from nothing again.
      return now > begun + 3 || (now < begun && now > 3)
    },
    { begun: before, name: label },
    wait,
  )
}

/** What comes with the picture by this name is played, and is not silence. */
export const isHeard = async (page: Page, label: string): Promise<void> => {
  const listening = await page.evaluateHandle((name) => {
    const video = document.querySelector<HTMLVideoElement>(`video[aria-label="${name}"]`)
    if (video === null || !(video.srcObject instanceof MediaStream)) throw new Error(`nothing comes as ${name}`)
    if (video.muted || video.paused) throw new Error(`${name} is not played`)
    const context = new AudioContext()
    const ear = context.createAnalyser()
    context.createMediaStreamSource(video.srcObject).connect(ear)
    return { context, ear, wave: new Float32Array(ear.fftSize) }
  }, label)
  try {
    // The browsers' synthetic microphones beep once a second.
    await page.waitForFunction(
      ({ ear, wave }) => {
        ear.getFloatTimeDomainData(wave)
        return wave.some((sample) => Math.abs(sample) > 0.01)
      },
      listening,
      CALL_WAIT,
    )
  } finally {
    await listening.evaluate(({ context }) => context.close())
  }
}
