/**
 * What a row is worth: the same attempts at a browser without policies, bolts or supervisor. Each technique must be
 * seen to lead away there, by the same checks; where it leads nowhere the list says why.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Cdp, openCdp } from './cdp.ts'
import { openForeign, type Foreign } from './foreign.ts'
import { keyTechniques } from './keys.ts'
import { LIST, nameOf, numberOf } from './list.ts'
import { answers } from './local.ts'
import { scannerTechnique } from './recovery.ts'
import { type Panel, stillPicture } from './screen.ts'
import type { Stand } from './stand.ts'
import { touchTechniques } from './touch.ts'
import type { Attempt, Control, Technique } from './trial.ts'
import { type Watch, watchFor } from './watch.ts'
import { webTechniques } from './web.ts'

const USER = 64_111
const DEBUGGING_PORT = 9224
const UP_WITHIN_MS = 20_000
const SEEN_WITHIN_MS = 1_500
const POLL_MS = 50

/** A browser on a desk, with tabs and a bar; or one that fills the screen, as a careless kiosk has it. */
type Look = 'desk' | 'screen'

interface Open {
  readonly look: Look
  watch: Watch
  picture: Buffer
  close(): Promise<void>
}

const openWithoutBolts = async (panel: Panel, page: Foreign, folder: string, look: Look): Promise<Open> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  chownSync(folder, USER, USER)
  const browser: ChildProcess = spawn(
    '/usr/bin/chromium',
    [
      ...[`--user-data-dir=${join(folder, 'profile')}`, '--no-first-run', '--no-default-browser-check'],
      ...['--disable-gpu', '--touch-events=enabled', '--remote-allow-origins=*'],
      ...[`--remote-debugging-port=${DEBUGGING_PORT}`],
      ...(look === 'desk' ? ['--start-maximized', page.url] : ['--kiosk', `--app=${page.url}`]),
    ],
    {
      stdio: 'ignore',
      cwd: folder,
      uid: USER,
      gid: USER,
      detached: true,
      env: { PATH: process.env['PATH'], DISPLAY: panel.display, HOME: folder, LANG: 'zh_CN.UTF-8' },
    },
  )
  const ended = new Promise<void>((resolve) => browser.once('close', () => resolve()))
  const title = look === 'desk' ? `${page.title} - Chromium` : page.title
  const endMs = performance.now() + UP_WITHIN_MS
  while ((await panel.windows()).join() !== title && performance.now() < endMs) await pause(POLL_MS)
  return {
    look,
    watch: watchFor(panel, { title, runtimeFolder: folder, user: USER }),
    picture: await stillPicture(panel),
    close: async () => {
      if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL')
      await ended
      while ((await panel.windows()).length > 0) await pause(POLL_MS)
    },
  }
}

/** A program of the browser's user that is no browser. */
const strangeProgram = async (watch: Watch, picture: Buffer): Promise<Control> => {
  const own = [`--reuid=${USER}`, `--regid=${USER}`, '--clear-groups']
  const program = spawn('setpriv', [...own, 'sleep', '60'], { stdio: 'ignore' })
  await pause(SEEN_WITHIN_MS)
  const { ours, why } = await watch(picture, 0)
  program.kill('SIGKILL')
  return { shown: !ours, why: ours ? 'nothing was seen' : why }
}

export const runControls = async (
  panel: Panel,
  isWanted: (number: string) => boolean,
  tell: (number: string, control: Control) => void,
): Promise<void> => {
  const page = await openForeign()
  const foreign = await openForeign()
  let open: Open | undefined
  const now = (): Open => {
    if (open === undefined) throw new Error('no browser is open')
    return open
  }
  const stand: Stand = {
    panel,
    // It stays as it was for a while, or something is seen.
    untilOurs: async (expected) => {
      const endMs = performance.now() + SEEN_WITHIN_MS
      for (;;) {
        const seen = await now().watch(expected, 0)
        if (!seen.ours || performance.now() > endMs) return seen
        await pause(POLL_MS)
      }
    },
  }
  const pictures = () => [now().picture]
  const picture = () => now().picture
  const cdp: Cdp = openCdp(DEBUGGING_PORT, page.url)
  const walkOn = async () => {
    await cdp.run(`location.href = '${page.url}other'`)
    await pause(SEEN_WITHIN_MS)
  }
  /** There is another window to go to; which one is before the other is all that is looked at. */
  const twoWindows = async () => {
    await panel.xdotool('key', 'ctrl+n')
    await pause(SEEN_WITHIN_MS)
    const known = (await panel.windows()).join()
    now().watch = async () => {
      const windows = (await panel.windows()).join()
      return { ours: windows === known, ms: 0, at: 0, why: `windows: ${windows} instead of ${known}` }
    }
  }
  /** What must be so before a technique can lead away from it. */
  const PREPARE: Readonly<Record<string, () => Promise<unknown>>> = {
    9: () => cdp.run('document.documentElement.requestFullscreen().then(() => true)'),
    16: twoWindows,
    25: walkOn,
    34: walkOn,
  }

  const show = async ({ attempts, name }: Technique, look: Look): Promise<Control> => {
    const number = numberOf(name)
    if (open?.look !== look) {
      await open?.close()
      open = await openWithoutBolts(panel, page, '/run/without-bolts', look)
    }
    // What the technique before did may have come late.
    if (!(await now().watch(now().picture, SEEN_WITHIN_MS)).ours) {
      await open.close()
      open = await openWithoutBolts(panel, page, '/run/without-bolts', look)
    }
    const prepare = PREPARE[number]
    if (prepare !== undefined) {
      await prepare()
      now().picture = await stillPicture(panel)
    }
    let seen: string | undefined
    for (const attempt of attempts) {
      const verdict = await attempt().catch((error: unknown) => ({ ours: false, why: String(error) }))
      if (verdict.ours) continue
      seen = verdict.why ?? ''
      break
    }
    if (seen !== undefined || prepare !== undefined) {
      await open.close()
      open = undefined
    }
    return seen === undefined
      ? { shown: false, why: LIST[number]?.inert ?? 'nothing was seen' }
      : { shown: true, why: seen }
  }

  const hands = [...keyTechniques(stand, pictures, async () => {}), scannerTechnique(stand, pictures, async () => {})]
  const pages = [...touchTechniques(stand, cdp, picture, foreign.url), ...webTechniques(stand, cdp, picture, foreign)]
  const shut: Attempt = async () =>
    (await answers(DEBUGGING_PORT)) ? { ours: false, why: `port ${DEBUGGING_PORT} is open` } : { ours: true }
  const all: readonly (readonly [Look, Technique])[] = [
    ...hands.map((one) => ['desk', one] as const),
    ...pages.map((one) => ['screen', one] as const),
    ['screen', { name: nameOf('54'), attempts: [shut] }],
  ]
  for (const [look, technique] of all)
    if (isWanted(numberOf(technique.name))) tell(numberOf(technique.name), await show(technique, look))
  if (isWanted('program')) {
    open ??= await openWithoutBolts(panel, page, '/run/without-bolts', 'screen')
    tell('program', await strangeProgram(open.watch, open.picture))
  }
  await open?.close()
  page.close()
  foreign.close()
}
