/**
 * `npm run conformance -- --url URL --code ENROLMENT_CODE [--json]`: points the conformance suite of the intake API at a
 * centre, ours or another's. It enrols a terminal of its own with the one-time code, works through HTTP alone and says of
 * each rule whether it holds and where it comes from; exit 1 when one misses. It leaves cases of invented people behind,
 * so point it at a centre for tests. With LUTONG_CLIENT_SECRET, the secret of a registered system of the terminal's region
 * that may submit (by telephone and website) and query, its door is tried too. What it works by: docs/integrating.md.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type ConformanceRow, runConformance } from '../tests/conformance/suite.ts'

const Options = z.object({ url: z.url({ protocol: /^https?$/ }), code: z.string().min(1), json: z.boolean() })
const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        code: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    return Options.parse(values)
  } catch {
    console.error('Usage: npm run conformance -- --url URL --code ENROLMENT_CODE [--json]')
    return process.exit(2)
  }
}
const { code, json, url } = readOptions()

const tell = (row: ConformanceRow) => {
  if (json) return console.log(JSON.stringify(row))
  console.log(`${row.holds ? 'holds ' : 'MISSES'}  ${row.area}: ${row.name}  [${row.from}]`)
  for (const miss of row.misses) console.log(`          ${miss}`)
}
// Not on the command line, where every process of the machine could read it.
const secret = process.env['LUTONG_CLIENT_SECRET']
const rows = await runConformance({ url, code, secret }, tell)
const missed = rows.filter(({ holds }) => !holds).length
if (!json) {
  console.log(`${rows.length} rules tried, ${missed} missed`)
  if (secret === undefined)
    console.log(
      'Not tried: the door of other systems. Give the secret of one that may submit and query in LUTONG_CLIENT_SECRET.',
    )
}
if (missed > 0) process.exitCode = 1
