/** Captions of a call between two real browsers: the lawyer's sound reaches the engine, its words the citizen's screen. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

const ENGINE = new URL('../../device-drivers/simulators/caption-engine/engine.ts', import.meta.url).pathname
const PROFILE = new URL('../../deploy/profiles/centre-kiosk.yaml', import.meta.url)
const SAID = '先去劳动监察投诉'

let folder: string
let running: RunningSystem
let browser: Browser
let kiosk: Page
let errors: readonly string[]
let desk: Page

const trace = (): string[] => readFileSync(join(folder, 'trace'), 'utf8').trim().split('\n')
const pidNow = () =>
  Number(
    trace()
      .findLast((line) => line.startsWith('begun'))
      ?.split(' ')[1],
  )
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-captions-'))
  const program = join(folder, 'engine')
  const words = [process.execPath, ENGINE, '--hears', SAID, '--trace', join(folder, 'trace')]
  writeFileSync(program, `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')}\n`, { mode: 0o700 })
  const profile = join(folder, 'profile.yaml')
  writeFileSync(profile, `${readFileSync(PROFILE, 'utf8')}\ncaptions:\n  program: ${program}\n`)
  running = await runSystem({ ippPrinter: false, profile })
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
  await pictureMoves(kiosk, '律师的画面')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
  rmSync(folder, { recursive: true })
})

it('shows what the lawyer says, from the lawyer’s own sound', async () => {
  await press(kiosk, '看字幕')
  await kiosk.getByText(SAID, { exact: true }).first().waitFor(CALL_WAIT)
  expect(trace()[0]).toMatch(/ zh-CN 16000$/)
  // The browser's made-up microphone beeps: silence would be the kiosk listening to nobody.
  await expect.poll(() => Number(trace().at(-1)?.split(' ')[2]), { timeout: 30_000 }).toBeGreaterThan(1_000)
})

it('goes on with the call when the engine dies, and can be read again', async () => {
  process.kill(pidNow(), 'SIGKILL')
  await kiosk.getByText(/字幕现在用不了，通话照常/).waitFor(CALL_WAIT)
  expect(await kiosk.getByText(SAID).count()).toBe(0)
  await pictureMoves(kiosk, '律师的画面')
  await press(kiosk, '看字幕')
  await kiosk.getByText(SAID, { exact: true }).first().waitFor(CALL_WAIT)
})

it('leaves nobody listening after the call, and the words nowhere', async () => {
  const pid = pidNow()
  await press(kiosk, '挂断')
  await expect.poll(() => isRunning(pid), { timeout: 30_000 }).toBe(false)
  await kiosk.waitForFunction((said) => !document.body.innerHTML.includes(said), SAID, CALL_WAIT)
  expect(readFileSync(join(running.system.folders.logs, 'host.log'), 'utf8')).not.toContain(SAID)
  expect(running.centreLog()).not.toContain(SAID)
  expect(errors).toEqual([])
})
