/**
 * What a visit leaves behind, looked for in a mount and network namespace of its own (see residue.ts): rows as JSON
 * lines. First the open visit, where the same look must find everything; then what is left of it.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { SecurityRow } from '../in-namespace.ts'
import { press } from '../../support/kiosk-page.ts'
import { citizenNo, type Needle } from './citizen.ts'
import { ENDINGS, type Ending } from './endings.ts'
import { findInClipboard, plantInClipboard, SELECTIONS } from './places.ts'
import { type Looked, openTerminal, type Terminal } from './terminal.ts'
import { WRITTEN_BY_KEYS } from './walk.ts'

const FREE_WITHIN_MS = 40_000

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only?.split(',')

execFileSync('ip', ['link', 'set', 'lo', 'up'])
// In memory, and gone with this namespace.
spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2g,mode=755', 'tmpfs', '/run'])
for (const shared of ['/tmp', '/dev/shm'])
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512m,mode=1777', 'tmpfs', shared])

const tell = (name: string, looks: number, missed: readonly string[]) => {
  const row: SecurityRow = {
    name,
    tried: looks,
    stopped: looks - missed.length,
    holds: missed.length === 0,
    ...(missed.length === 0 ? {} : { seen: missed.join(' · ') }),
  }
  process.stdout.write(`${JSON.stringify(row)}\n`)
}
/** The number is on no screen but masked. */
const isOnScreen = ({ name, picture }: Needle) => picture.length === 0 && !name.startsWith('idNumber')

/** What the same look does not find while the visit is open. */
const control = async (
  terminal: Terminal,
  { atReview, needles }: { atReview: boolean; needles: readonly Needle[] },
) => {
  const found = ({ findings }: Looked) => new Set(findings.map(({ needle }) => needle))
  const [inHost, inPage] = [found(await terminal.inHost(needles)), found(await terminal.inPage(needles))]
  const onPage = needles.filter((needle) => (atReview ? isOnScreen(needle) : needle.name === WRITTEN_BY_KEYS))
  return {
    looks: needles.length + onPage.length,
    missed: [
      ...needles.filter(({ name }) => !inHost.has(name)).map(({ name }) => `${name} is not found in the host`),
      ...onPage.filter(({ name }) => !inPage.has(name)).map(({ name }) => `${name} is not found in the page`),
    ],
  }
}

const tryEnding = async (terminal: Terminal, ending: Ending, index: number): Promise<void> => {
  const citizen = citizenNo(index)
  const seat = await terminal.sit()
  await seat.screen('welcome')
  const needles = (): readonly Needle[] => [...citizen.needles, ...seat.made]
  const last = await ending.walk({
    terminal,
    seat,
    citizen,
    control: async (atReview) => {
      const { looks, missed } = await control(terminal, { atReview, needles: needles() })
      tell(`${ending.name}: the open visit is found`, looks, missed)
    },
  })
  await last.screen('welcome', FREE_WITHIN_MS)
  await last.leave()
  const looked = [await terminal.inPage(needles()), await terminal.inHost(needles()), terminal.inFiles(needles())]
  tell(
    `${ending.name}: ${ending.about}`,
    looked.reduce((sum, { looks }) => sum + looks, 0),
    [...new Set(looked.flatMap(({ findings }) => findings.map(({ needle, where }) => `${needle} in ${where}`)))],
  )
}

const terminal = await openTerminal()
for (const [index, ending] of ENDINGS.entries())
  if (wanted === undefined || wanted.includes(ending.name)) {
    const failed = await tryEnding(terminal, ending, index).catch((error: unknown) => String(error))
    if (failed === undefined) continue
    tell(`${ending.name}: ${ending.about}`, 1, [`the way there failed: ${failed.split('\n')[0]}`])
    const seat = await terminal.sit()
    await press(seat.page, /结束并清除/)
    await seat.leave()
  }
// The clipboard is empty after every visit; so it is shown that the look sees what lies there.
const planted = citizenNo(0)
plantInClipboard(terminal.panel.display, planted.card.name)
const seen = findInClipboard(terminal.panel.display, planted.needles).length
tell(
  'clipboard: what is planted there is found',
  SELECTIONS.length,
  seen === SELECTIONS.length ? [] : [`${seen} found`],
)
await terminal.stop()
process.exit(0)
