/** `npm start` beside coturn: the local call goes by the relay alone, by credentials of this run. */
import { existsSync } from 'node:fs'
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
import { heading, openKiosk } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

let running: RunningSystem
let browser: Browser
let kiosk: Page
let desk: Page

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false, relay: 'only' })
  browser = await launchCallBrowser()
  kiosk = (await openKiosk(browser, running.system)).page
  await kiosk.context().grantPermissions(['camera', 'microphone'])
  desk = await openDesk(browser, running)
  await sitDown(desk, running, 'lawyer')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

it('brings both together by the relay, and nothing but the relay', async () => {
  expect(running.system.relay).toMatch(/^turn:127\.0\.0\.1:\d+$/)
  await heading(kiosk).waitFor()
  await askForLawyer(kiosk)
  await desk.getByRole('alertdialog').getByRole('button', { name: '接听' }).click(CALL_WAIT)
  await Promise.all([pictureMoves(kiosk, '律师的画面'), pictureMoves(desk, '来访人的画面')])
})

it('leaves the secret in no file once it has stopped', async () => {
  const file = join(running.dataFolder, 'run', 'turnserver.conf')
  expect(existsSync(file)).toBe(true)
  await running.system.stop()
  expect(existsSync(file)).toBe(false)
})
