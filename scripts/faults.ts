/** `npm run faults -- NAME [--points N --seed N --json]`: breaks the product on purpose and counts what is true after. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { runCallFaults } from '../tests/faults/call/run.ts'
import { clusterFaults } from '../tests/faults/cluster/cluster-faults.ts'
import { crashFaults } from '../tests/faults/crash/crash-faults.ts'
import { CRASHED, summaryOf } from '../tests/faults/crash/crash-report.ts'
import { intakeFaults } from '../tests/faults/intake/intake-faults.ts'
import { printFaults } from '../tests/faults/print/print-faults.ts'
import { buildPages } from './system/pages.ts'
import { ensureInstalled, FOR_CLUSTER, FOR_SECURITY, TO_START } from './system/prerequisites.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    points: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const Numbers = z.object({
  points: z.coerce.number().int().min(1).max(10_000).optional(),
  seed: z.coerce.number().int(),
})
type Numbers = z.infer<typeof Numbers>
const fail = (line: string): never => {
  console.error(line)
  process.exit(2)
}
const asRoot = (what: string) => {
  if (process.getuid?.() !== 0) fail(`${what} need root: they make a network or a disk of their own.`)
}

const print = async ({ points = 200, seed }: Numbers): Promise<boolean> => {
  const report = await printFaults({ points, seed, say: (line) => console.error(`  print: ${line}`) })
  const { confirmed, lost, slips, twice, unknown, untrue } = report
  if (values.json) console.log(JSON.stringify(report))
  else
    console.log(
      `${report.points} points, ${slips} slips: ${confirmed} printed, ${unknown} unknown and flagged; ` +
        `twice ${twice.length}, lost ${lost.length}, told as printed and were not ${untrue.length}`,
    )
  return twice.length + lost.length + untrue.length === 0
}

const call = async (): Promise<boolean> => {
  asRoot('The faults of a call')
  let holds = true
  const ended = await runCallFaults((row) => {
    holds &&= row.holds
    if (values.json) return console.log(JSON.stringify(row))
    const { goal, injected, name, unit, value } = row
    console.log(`${row.holds ? 'holds ' : 'MISSES'} ${name} (${injected}): ${value} ${unit}, goal ${goal}`)
  })
  if (!ended) console.error('It broke off before its end.')
  return holds && ended
}

/** `points`: how often each of page, browser and host is killed. */
const crash = async ({ points = 10 }: Numbers): Promise<boolean> => {
  asRoot('The crashes')
  const installed = ensureInstalled(FOR_SECURITY, (line) => console.error(line))
  if (!installed.ok) fail(installed.error)
  const built = await buildPages()
  if (!built.ok) fail(built.error)
  const crashes = await crashFaults(points, (one) => console.error(`  crash: ${JSON.stringify(one)}`))
  const summaries = CRASHED.map((what) => summaryOf(crashes, what))
  if (values.json) console.log(JSON.stringify(summaries))
  else
    for (const { asPromised, medianMs, times, what, worstMs } of summaries)
      console.log(
        `${what}: ${asPromised} of ${times} back on the same step within 3 s with what was typed; ` +
          `median ${medianMs ?? 'never'} ms, worst ${worstMs ?? 'never'} ms`,
      )
  return summaries.every(({ asPromised, times }) => times === points && asPromised === times)
}

/** `points`: how often the centre is killed; a fifth as often its power is cut. */
const intake = async ({ points = 100, seed }: Numbers): Promise<boolean> => {
  asRoot('The faults of the intake')
  const installed = ensureInstalled(TO_START, (line) => console.error(line))
  if (!installed.ok) fail(installed.error)
  const powerCuts = Math.ceil(points / 5)
  const report = await intakeFaults({
    kills: points,
    powerCuts,
    seed,
    say: (line) => console.error(`  intake: ${line}`),
  })
  const { acknowledged, holds, injected, lost, missingNumbers, recoveryMs, repeated } = report
  if (values.json) console.log(JSON.stringify(report))
  else
    console.log(
      `${injected.kills} kills, ${injected.powerCuts} power cuts, ${injected.brokenOff} requests broken off: ` +
        `${acknowledged} applications acknowledged, lost ${lost}, repeated or changed ${repeated}, ` +
        `numbers missing ${missingNumbers}; ready again within ${recoveryMs} ms at worst`,
    )
  return holds
}

/** `points`: how often one of the two processes is killed, by turns. */
const cluster = async ({ points = 10 }: Numbers): Promise<boolean> => {
  const installed = ensureInstalled(FOR_CLUSTER, (line) => console.error(line))
  if (!installed.ok) fail(installed.error)
  const report = await clusterFaults({ kills: points, say: (line) => console.error(`  cluster: ${line}`) })
  const { acknowledged, holds, injected, lost, lostPlaces, recoveryMs, repeated } = report
  if (values.json) console.log(JSON.stringify(report))
  else
    console.log(
      `${injected} kills of one of two processes: ${acknowledged} applications acknowledged, lost ${lost}, ` +
        `repeated or changed ${repeated}, places in the queue lost ${lostPlaces}; ` +
        `terminal and lawyer hear each other again within ${recoveryMs} ms at worst`,
    )
  return holds
}

const FAULTS: Readonly<Record<string, (numbers: Numbers) => Promise<boolean>>> = { print, call, crash, intake, cluster }

const run = FAULTS[positionals.join(' ')]
const numbers = Numbers.safeParse(values)
if (run === undefined || !numbers.success)
  fail(`Usage: npm run faults -- ${Object.keys(FAULTS).join('|')} [--points N] [--seed N] [--json]`)
else if (!(await run(numbers.data))) process.exitCode = 1
