/** `npm run bench [-- NAME --json --minutes N --visits N]`: figures beside their references. Exit 1 when one misses its goal. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { BenchOptions, BenchResult } from '../tests/bench/bench.ts'
import { call } from '../tests/bench/call.ts'
import { dispatch } from '../tests/bench/dispatch.ts'
import { finding } from '../tests/bench/finding.ts'
import { frameParse } from '../tests/bench/frame-parse.ts'
import { idCardRead } from '../tests/bench/id-card-read.ts'
import { intake } from '../tests/bench/intake/intake.ts'
import { kiosk } from '../tests/bench/kiosk/kiosk.ts'
import { pdf } from '../tests/bench/pdf.ts'
import { receipt } from '../tests/bench/receipt.ts'
import { terminals } from '../tests/bench/terminals/terminals.ts'
import { worklist } from '../tests/bench/worklist.ts'
import { buildPages } from './system/pages.ts'
import { ensureInstalled, FOR_THE_WHOLE, TO_START } from './system/prerequisites.ts'

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<readonly BenchResult[]>>> = {
  'id-card-read': idCardRead,
  'frame-parse': frameParse,
  finding,
  dispatch,
  intake,
  terminals,
  call,
  kiosk,
  pdf,
  receipt,
  worklist,
}
const SHORT_MINUTES = '0.2'
const VISITS = '200'

const fail = (line: string): never => {
  console.error(line)
  process.exit(2)
}
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    minutes: { type: 'string', default: SHORT_MINUTES },
    visits: { type: 'string', default: VISITS },
  },
})
const minutes = z.coerce.number().positive().max(600).safeParse(values.minutes)
if (!minutes.success) fail('--minutes takes a number of minutes, for example 10.')
const visits = z.coerce.number().int().min(5).max(10_000).safeParse(values.visits)
if (!visits.success) fail('--visits takes a number of visits, at least 5.')
const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) fail(`No bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
const needsPage = positionals.length === 0 || positionals.includes('kiosk')
const installed = ensureInstalled(needsPage ? FOR_THE_WHOLE : TO_START, console.error)
if (!installed.ok) fail(installed.error)
if (needsPage) {
  const built = await buildPages()
  if (!built.ok) fail(built.error)
}

const tell = (result: BenchResult): void => {
  if (values.json) return console.log(JSON.stringify(result))
  const goal = 'atMost' in result.goal ? `at most ${result.goal.atMost}` : `at least ${result.goal.atLeast}`
  console.log(
    `${result.holds ? 'holds ' : 'MISSES'} ${result.name}: ${result.value.toFixed(2)} ${result.unit}; ` +
      `against ${result.reference.toFixed(2)} (${result.against}): ratio ${result.ratio.toFixed(3)}, goal ${goal}`,
  )
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const results = await bench({
    minutes: minutes.data ?? 0,
    visits: visits.data ?? 0,
    say: (line) => console.error(`  ${name}: ${line}`),
  })
  for (const result of results) {
    tell(result)
    if (!result.holds) process.exitCode = 1
  }
}
