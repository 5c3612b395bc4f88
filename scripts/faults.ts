/** `npm run faults -- NAME [--points N --seed N --json]`: breaks the product on purpose and counts what is true after. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { printFaults } from '../tests/faults/print/print-faults.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    points: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const numbers = z.object({ points: z.coerce.number().int().min(1).max(10_000), seed: z.coerce.number().int() })
const parsed = numbers.safeParse(values)
if (positionals.join(' ') !== 'print' || !parsed.success) {
  console.error('Usage: npm run faults -- print [--points N] [--seed N] [--json]')
  process.exit(2)
}
const report = await printFaults({ ...parsed.data, say: (line) => console.error(`  print: ${line}`) })
const { confirmed, lost, points, slips, twice, unknown, untrue } = report
if (values.json) console.log(JSON.stringify(report))
else
  console.log(
    `${points} points, ${slips} slips: ${confirmed} printed, ${unknown} unknown and flagged; ` +
      `twice ${twice.length}, lost ${lost.length}, told as printed and were not ${untrue.length}`,
  )
if (twice.length + lost.length + untrue.length > 0) process.exitCode = 1
