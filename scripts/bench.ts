/** `npm run bench [-- NAME --json --minutes N]`: figures beside their references. Exit 1 when one misses its goal. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { BenchOptions, BenchResult } from '../tests/bench/bench.ts'
import { frameParse } from '../tests/bench/frame-parse.ts'
import { idCardRead } from '../tests/bench/id-card-read.ts'
import { pdf } from '../tests/bench/pdf.ts'
import { receipt } from '../tests/bench/receipt.ts'
import { ensureInstalled, TO_START } from './system/prerequisites.ts'

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<readonly BenchResult[]>>> = {
  'id-card-read': idCardRead,
  'frame-parse': frameParse,
  pdf,
  receipt,
}
const SHORT_MINUTES = '0.2'

const fail = (line: string): never => {
  console.error(line)
  process.exit(2)
}
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, minutes: { type: 'string', default: SHORT_MINUTES } },
})
const minutes = z.coerce.number().positive().max(600).safeParse(values.minutes)
if (!minutes.success) fail('--minutes takes a number of minutes, for example 10.')
const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) fail(`No bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
const installed = ensureInstalled(TO_START, console.error)
if (!installed.ok) fail(installed.error)

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
  const results = await bench({ minutes: minutes.data ?? 0, say: (line) => console.error(`  ${name}: ${line}`) })
  for (const result of results) {
    tell(result)
    if (!result.holds) process.exitCode = 1
  }
}
