/**
 * A citizen fills in a form at a terminal as in the field, and page, browser or host is killed: how long until the same
 * step stands on the panel again, with what was typed. In namespaces of its own (see crash-faults.ts).
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { paperPng } from '../../../scripts/system/ink.ts'
import { walkToStep } from '../../../scripts/system/walk-visit.ts'
import { openCdp } from '../../security/breakout/cdp.ts'
import { connectPage } from '../../security/breakout/page-client.ts'
import { stillPicture } from '../../security/breakout/screen.ts'
import { DEBUGGING_PORT, onField, onSystem, openSetting } from '../../security/breakout/setting.ts'
import { terminalOf } from '../../security/breakout/terminal.ts'
import { type Crash, CRASHED } from './crash-report.ts'

/** Typed a quarter of a second before: what the page has given to the host by then is kept. */
const KEPT_AFTER_MS = 600
const BACK_WITHIN_MS = 20_000
const LOOK_MS = 25
/** An invented telephone. */
const TYPED = '13800000000'
const FIELD = `document.querySelector('#field-applicant-phone')`
const SERVICE = 'GF02003'

const { values } = parseArgs({ options: { times: { type: 'string', default: '1' } } })
const { folder, panel } = await openSetting()
const say = (crash: Crash) => process.stdout.write(`${JSON.stringify(crash)}\n`)

await onSystem(folder, (system, dataFolder) =>
  onField(panel, system, { debuggingPort: DEBUGGING_PORT }, async (field) => {
    const cdp = openCdp(DEBUGGING_PORT, field.url)
    const terminal = terminalOf({ field, system, cdp, dataFolder, welcome: await stillPicture(panel) })
    const page = await connectPage(cdp)
    const { placeCard, takeCardAway } = terminal
    const screen = await walkToStep(
      { client: page, code: SERVICE, placeCard: () => placeCard(), takeCardAway, photo: paperPng() },
      'applicant.phone',
    )
    await takeCardAway()
    await cdp.run(`${FIELD}.focus()`)
    await cdp.send('Input.insertText', { text: TYPED })
    await pause(KEPT_AFTER_MS)
    const value = () => cdp.run(`${FIELD}?.value`)
    if ((await value()) !== TYPED) throw new Error('nothing could be typed into the form')
    const stepNow = async () =>
      (await cdp.run(`document.querySelector('[data-screen]')?.dataset.screen`)) === 'form-step'
    /** The field stands there again, with what was typed. */
    const isBack = async (): Promise<boolean> => {
      const seen = await Promise.all([stepNow(), value()]).catch(() => undefined)
      return seen !== undefined && seen[0] && seen[1] === TYPED
    }
    const untilBack = async (): Promise<boolean> => {
      const endMs = performance.now() + BACK_WITHIN_MS
      while (performance.now() < endMs) {
        if (await isBack()) return true
        await pause(LOOK_MS)
      }
      return false
    }

    for (let round = 0; round < Number(values.times); round += 1)
      for (const what of CRASHED) {
        const known = field.events.length
        const startMs = performance.now()
        for (const pid of field.pidsOf(what === 'page' ? 'renderer' : what)) process.kill(pid, 'SIGKILL')
        const attached = await field.until(
          () => field.events.slice(known).includes('host.page-attached'),
          BACK_WITHIN_MS,
        )
        const kept = await untilBack()
        const backMs = Math.round(performance.now() - startMs)
        const again = await connectPage(cdp).catch(() => undefined)
        const now = await again?.untilScreen('form-step').catch(() => undefined)
        say({ what, backMs: attached && kept ? backMs : null, sameStep: now?.screen.stepId === screen.stepId, kept })
      }
  }),
)
panel.close()
process.exit(0)
