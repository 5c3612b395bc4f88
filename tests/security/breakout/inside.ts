/**
 * One part of the break-out list, in namespaces of its own (see breakout.ts): rows and controls as JSON lines.
 * `--part controls`: browsers without bolts. `door`: ours with a debugging door, for fingers and scripts. `keys`: ours
 * under the whole policy, by keyboard. `input`: ours on bad days, led by the debugging door.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import { badDayTechniques, LITTLE_MEMORY } from './bad-days.ts'
import { type Cdp, openCdp } from './cdp.ts'
import { runControls } from './control.ts'
import { mountDisk } from './disk.ts'
import type { Field } from './field.ts'
import { openForeign } from './foreign.ts'
import { untilHeartBeats } from './heart.ts'
import { inputTechniques } from './input.ts'
import { keyTechniques } from './keys.ts'
import { numberOf } from './list.ts'
import { localTechniques } from './local.ts'
import { pngOfPicture, stillPicture } from './screen.ts'
import { DEBUGGING_PORT, KIOSK_PORT, onField, onSystem, openSetting } from './setting.ts'
import { terminalOf } from './terminal.ts'
import { touchTechniques } from './touch.ts'
import { recoveryTechniques, scannerTechnique } from './recovery.ts'
import { type Technique, tryOut } from './trial.ts'
import { webTechniques } from './web.ts'

const SHUT_DEBUGGING_PORT = 9223
const FOUND_WITHIN_MS = 20_000
const RESTART_MS = 700
const RESTORED_WITHIN_MS = 20_000
const PROVED_WITHIN_MS = 15_000
const TYPED_WITHIN_MS = 3_000
const MOST_TIMES = 3

const { values } = parseArgs({
  options: { only: { type: 'string' }, part: { type: 'string' } },
})
const wanted = values.only?.split(',')
const isWanted = (number: string) => wanted === undefined || wanted.includes(number)
const { folder, panel } = await openSetting()
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** One after another; each ends on our screen, with a page whose heart beats. */
const report = async (
  field: Field,
  pictures: () => readonly Buffer[],
  techniques: readonly Technique[],
  more: {
    readonly again?: () => Promise<unknown>
  } = {},
) => {
  const restore = async () => {
    // As an attendant would: the browser is started again.
    for (const pid of field.pidsOf('browser')) process.kill(pid, 'SIGKILL')
    await pause(RESTART_MS)
    await field.untilOurs(pictures(), RESTORED_WITHIN_MS)
    await more.again?.()
  }
  const prove = async () => {
    const heart = await untilHeartBeats(KIOSK_PORT)
    if (!heart.ours) return heart
    const stands = await field.untilOurs(pictures(), PROVED_WITHIN_MS)
    return { ...stands, ms: stands.ms + (heart.ms ?? 0) }
  }
  for (const technique of techniques)
    if (isWanted(numberOf(technique.name))) {
      const keep = (of: string) =>
        say({
          picture: `${numberOf(technique.name)}-${of}.png`,
          pngBase64: pngOfPicture(panel.picture()).toString('base64'),
        })
      say({ row: await tryOut(technique, { restore, prove, keep }) })
    }
}

const middleOf = (selector: string) => `{
  const box = ${selector}.getBoundingClientRect();
  ({ x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) })
}`
interface Point {
  readonly x: number
  readonly y: number
}
const isPoint = (value: unknown): value is Point =>
  typeof value === 'object' && value !== null && 'x' in value && 'y' in value

/** Of what is on the page, or comes to be: a busy machine takes its time. */
const pointOf = async (cdp: Cdp, script: string): Promise<Point> => {
  const endMs = performance.now() + FOUND_WITHIN_MS
  while (performance.now() < endMs) {
    const point = await cdp.run(script).catch(() => undefined)
    if (isPoint(point)) return point
    await pause(RESTART_MS)
  }
  throw new Error(`it is not on the page: ${script}`)
}
const clickAt = ({ x, y }: Point) => panel.xdotool('mousemove', String(x), String(y), 'click', '1')
/** Where the search is opened and typed, as the page lays itself out on this panel. */
const findDoors = async (field: Field): Promise<{ readonly search: Point; readonly input: Point }> => {
  const cdp = openCdp(DEBUGGING_PORT, field.url)
  // A window that still grows to the panel's size moves what is in it away from under the hand.
  await stillPicture(panel)
  const search = await pointOf(
    cdp,
    middleOf(`[...document.querySelectorAll('button')].find((one) => one.textContent.includes('搜一搜'))`),
  )
  await clickAt(search)
  return { search, input: await pointOf(cdp, middleOf(`document.querySelector('main input')`)) }
}

const tryFromInside = () =>
  onSystem(folder, (system) =>
    onField(panel, system, { debuggingPort: DEBUGGING_PORT }, async (field) => {
      const foreign = await openForeign()
      const cdp = openCdp(DEBUGGING_PORT, field.url)
      const picture = await stillPicture(panel)
      const shown = () => picture
      await report(field, () => [picture], [
        ...touchTechniques(field, cdp, shown, foreign.url),
        ...webTechniques(field, cdp, shown, foreign),
      ])
      foreign.close()
    }),
  )

const tryByKeyboard = () =>
  onSystem(folder, async (system) => {
    let doors = { search: { x: 0, y: 0 }, input: { x: 0, y: 0 } }
    await onField(panel, system, { debuggingPort: DEBUGGING_PORT }, async (field) => {
      doors = await findDoors(field)
    })
    const { input, search } = doors
    await onField(panel, system, { more: [`--remote-debugging-port=${SHUT_DEBUGGING_PORT}`] }, async (field) => {
      await stillPicture(panel)
      await clickAt(search)
      await stillPicture(panel)
      let typed: Buffer | undefined
      const intoField = async () => {
        for (let time = 0; time < MOST_TIMES; time += 1) {
          await clickAt(input)
          await panel.xdotool('key', '--repeat', '80', '--delay', '4', 'BackSpace')
          await panel.xdotool('type', '--delay', '30', 'gongqian')
          // A browser that has just come has its words a moment later.
          await stillPicture(panel)
          // Chosen: Esc rightly takes back what is still being composed.
          await panel.xdotool('key', 'space')
          if (typed === undefined || (await field.untilOurs(typed, TYPED_WITHIN_MS)).ours) return
        }
      }
      await intoField()
      typed = await stillPicture(panel)
      // A touch of the title lays our keyboard aside, as does a browser that was started again.
      await clickAt({ x: 300, y: 250 })
      const pictures = [typed, await stillPicture(panel)]
      const shown = () => pictures
      await intoField()
      await report(
        field,
        shown,
        [
          ...keyTechniques(field, shown, intoField),
          scannerTechnique(field, shown, intoField),
          ...recoveryTechniques(field, shown),
          ...localTechniques(field, shown, { port: KIOSK_PORT, debuggingPort: SHUT_DEBUGGING_PORT }),
        ],
        { again: intoField },
      )
    })
  })

const tryBadDays = () => {
  const disk = mountDisk(folder, join(folder, 'data', 'kiosk'))
  return onSystem(folder, (system, data) =>
    onField(panel, system, { debuggingPort: DEBUGGING_PORT, more: [LITTLE_MEMORY] }, async (field) => {
      const cdp = openCdp(DEBUGGING_PORT, field.url)
      const welcome = await stillPicture(panel)
      const terminal = terminalOf({ field, system, cdp, dataFolder: join(data, 'kiosk'), welcome })
      await report(field, () => [welcome], [...badDayTechniques(terminal, disk), ...inputTechniques(terminal)], {
        again: () => terminal.home().catch(() => {}),
      })
    }),
  )
}

if (values.part === 'controls') await runControls(panel, isWanted, (number, control) => say({ number, control }))
else if (values.part === 'door') await tryFromInside()
else if (values.part === 'keys') await tryByKeyboard()
else if (values.part === 'input') await tryBadDays()
panel.close()
process.exit(0)
