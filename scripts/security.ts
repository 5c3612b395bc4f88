/**
 * `npm run security -- [SUITE] [--only N,N] [--json] [--write] [--pictures DIR]`: attacks on the running product; exit 1
 * when one gets through. `--write` leaves the table of a whole run in docs/break-out.md, `--pictures` what stood on the
 * screen after each that got through.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { breakoutPage } from '../tests/security/breakout/breakout-page.ts'
import { tryToBreakOut } from '../tests/security/breakout/breakout.ts'
import type { SecurityRow } from '../tests/security/in-namespace.ts'
import { lookForResidue } from '../tests/security/residue/residue.ts'
import { buildPages } from './system/pages.ts'
import { ensureInstalled, FOR_SECURITY } from './system/prerequisites.ts'

const PAGE = new URL('../docs/break-out.md', import.meta.url).pathname

interface Suite {
  readonly about: string
  /** What is counted in its rows, and what one that was not stopped is called. */
  readonly words: { readonly tried: string; readonly missed: string }
  /** Tells each row as it comes. */
  run(
    tell: (row: SecurityRow) => void,
    only: readonly string[] | undefined,
    pictures: string | undefined,
  ): Promise<readonly SecurityRow[]>
}

const SUITES: Readonly<Record<string, Suite>> = {
  breakout: {
    about: 'every technique of the break-out list, in the real browser',
    words: { tried: 'attempts', missed: 'escapes' },
    run: tryToBreakOut,
  },
  residue: {
    about: 'what a visit leaves in heaps, disk, logs and clipboard, after each way in which it can end',
    words: { tried: 'looks', missed: 'hits' },
    run: lookForResidue,
  },
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    pictures: { type: 'string' },
  },
})
const fail = (line: string): never => {
  console.error(line)
  process.exit(2)
}
const names = positionals.length === 0 ? Object.keys(SUITES) : positionals
const chosen = names.map(
  (name) =>
    SUITES[name] ??
    fail(
      `There is no suite "${name}". There are:\n${Object.entries(SUITES)
        .map(([one, { about }]) => `  ${one}  ${about}`)
        .join('\n')}`,
    ),
)
if (process.getuid?.() !== 0) fail('The attempts need root: they make a network and a file system of their own.')
if (values.write && values.only !== undefined) fail('Only a whole run is written down: leave --only away.')
const installed = ensureInstalled(FOR_SECURITY, (line) => console.error(line))
if (!installed.ok) fail(installed.error)
const built = await buildPages()
if (!built.ok) fail(built.error)

const tell = (row: SecurityRow, { missed }: Suite['words']) => {
  if (values.json) return console.log(JSON.stringify(row))
  const back = row.backMs === undefined ? '' : `  back after ${row.backMs} ms`
  const verdict = row.holds ? 'holds' : missed.toUpperCase()
  console.log(
    `${verdict.padEnd(7)}  ${row.stopped}/${row.tried}  ${row.name}${back}${row.seen === undefined ? '' : `  ${row.seen}`}${row.shownBy === undefined ? '' : `  [without bolts: ${row.shownBy}]`}`,
  )
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
if (values.pictures !== undefined) mkdirSync(values.pictures, { recursive: true })
let holds = true
for (const suite of chosen) {
  const startMs = performance.now()
  const rows = await suite.run((row) => tell(row, suite.words), values.only?.split(','), values.pictures)
  if (values.write && suite.run === tryToBreakOut) writeFileSync(PAGE, breakoutPage(rows))
  const [tried, stopped] = [
    rows.reduce((sum, row) => sum + row.tried, 0),
    rows.reduce((sum, row) => sum + row.stopped, 0),
  ]
  if (!values.json)
    console.log(
      `${rows.length} rows, ${tried} ${suite.words.tried}, ${tried - stopped} ${suite.words.missed}, ${Math.round((performance.now() - startMs) / 1000)} s`,
    )
  holds &&= rows.length > 0 && rows.every((row) => row.holds)
}
if (!holds) process.exitCode = 1
