/**
 * The break-out list of docs/kiosk-shell.md, in namespaces that leave the machine's own browser and network alone. Each
 * part of the run is a program of its own: one that ends badly leaves its rows untried, and the others go on.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isIn, LIST, nameOf, numberOf, type Part } from './list.ts'
import { Row, runInNamespaces, type SecurityRow } from '../in-namespace.ts'

const INSIDE = new URL('inside.ts', import.meta.url).pathname

const Control = z.object({ shown: z.boolean(), why: z.string() })
const BreakoutLine = Row.extend({ control: Control.optional() })
/** `shownBy`: what the technique does to a browser without bolts, or why it does nothing there. */
export type BreakoutRow = SecurityRow & { readonly shownBy: string }
const Line = z.union([
  z.object({ row: BreakoutLine }),
  z.object({ number: z.string(), control: Control }),
  z.object({ picture: z.string(), pngBase64: z.base64() }),
])
type Line = z.infer<typeof Line>

const runPart = (part: Part | 'controls', only: readonly string[] | undefined, hear: (line: Line) => void) =>
  runInNamespaces(INSIDE, ['--part', part, ...(only === undefined ? [] : ['--only', only.join(',')])], (line) =>
    hear(Line.parse(line)),
  )

/**
 * Needs root, for the namespaces. `only`: numbers of the list, else all. Each row is told as it comes. `pictures`: a
 * folder for what stood on the screen instead of ours.
 */
export const tryToBreakOut = async (
  tell: (row: BreakoutRow) => void,
  only?: readonly string[],
  pictures?: string,
): Promise<readonly BreakoutRow[]> => {
  const rows: BreakoutRow[] = []
  const add = (row: BreakoutRow) => {
    rows.push(row)
    tell(row)
  }
  const failed = (name: string, seen: string) => add({ name, tried: 0, stopped: 0, holds: false, seen, shownBy: '' })

  const controls = new Map<string, z.infer<typeof Control>>()
  const hearRow = ({ control, ...row }: z.infer<typeof BreakoutLine>) => {
    const number = numberOf(row.name)
    const shown = [controls.get(number), control].filter((one) => one !== undefined)
    const inert = LIST[number]?.inert
    const isShown = shown.length > 0 && shown.every((one) => one.shown)
    const missing = isShown || inert !== undefined ? [] : ['no control shows it']
    const seen = [...(row.seen === undefined ? [] : [row.seen]), ...missing].join(' · ')
    add({
      ...row,
      holds: row.holds && missing.length === 0,
      ...(seen === '' ? {} : { seen }),
      shownBy: shown.map(({ why }) => why).join(' · '),
    })
  }
  const tryPart = async (part: Part, hear: (row: z.infer<typeof BreakoutLine>) => void) => {
    if (!isIn(part, only)) return
    const status = await runPart(part, only, (line) => {
      if ('row' in line) hear(line.row)
      if ('picture' in line && pictures !== undefined)
        writeFileSync(join(pictures, line.picture), Buffer.from(line.pngBase64, 'base64'))
    })
    if (status !== 0) failed(`part ${part}`, `ended with status ${status}`)
  }
  // Beside the controls, for neither of the two is held to seconds; the parts that are have the machine to themselves.
  const early: z.infer<typeof Row>[] = []
  const [controlled] = await Promise.all([
    runPart('controls', only, (line) => {
      if ('control' in line) controls.set(line.number, line.control)
    }),
    tryPart('door', (row) => void early.push(row)),
  ])
  if (controlled !== 0) failed('controls', `ended with status ${controlled}`)
  const program = controls.get('program')
  if (program !== undefined)
    add({ name: 'program of the browser’s user', tried: 1, stopped: 1, holds: program.shown, shownBy: program.why })
  for (const row of early) hearRow(row)
  await tryPart('keys', hearRow)
  await tryPart('input', hearRow)
  const tried = new Set(rows.map(({ name }) => numberOf(name)))
  for (const number of only?.filter((one) => one in LIST) ?? Object.keys(LIST))
    if (!tried.has(number)) failed(nameOf(number), 'never tried')
  return rows
}
