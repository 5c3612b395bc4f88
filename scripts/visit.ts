/** `npm run visit [-- --item CODE --json --data DIR]`: one whole visit against the system that `npm start` runs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ItemCode } from '../core/ids.ts'
import { connectBridge } from './system/bridge-client.ts'
import { paperPng } from './system/ink.ts'
import { SystemFile, systemFilePath } from './system/system.ts'
import { walkVisit } from './system/walk-visit.ts'

const { values } = parseArgs({
  options: {
    item: { type: 'string', default: 'GF02003' },
    data: { type: 'string', default: '.data' },
    json: { type: 'boolean', default: false },
  },
})
const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const item = ItemCode.safeParse(values.item)
const itemCode = item.success ? item.data : fail(`${values.item} is no item code (GFccnnn).`)
const file = systemFilePath(resolve(values.data))
if (!existsSync(file)) fail('Nothing runs here: start the system with "npm start" first (and name its --data folder).')
const system = SystemFile.parse(JSON.parse(readFileSync(file, 'utf8')))

const reader = (method: 'POST' | 'DELETE', body?: unknown) =>
  fetch(`${system.control.reader}/card`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
const newest = (folder: string, ending: string): string | null => {
  const name = readdirSync(folder)
    .filter((one) => one.endsWith(ending))
    .toSorted()
    .at(-1)
  return name === undefined ? null : join(folder, name)
}

const startedMs = performance.now()
const kiosk =
  system.kiosk ?? fail('The kiosk runs inside Electron: start with "npm start -- --shell none" to walk a visit.')
const client = await connectBridge(kiosk.url, kiosk.tokenFile).catch(() =>
  fail('The kiosk does not answer: is "npm start" still running?'),
)
if (!values.json) console.error(`Walking ${itemCode} …`)
const outcome = await walkVisit({
  client,
  itemCode,
  placeCard: async () => void (await reader('POST', { preset: 'worker' })),
  takeCardAway: async () => void (await reader('DELETE')),
  photo: paperPng(),
}).catch((error: unknown) => fail(`The visit stopped: ${error instanceof Error ? error.message : 'unknown'}.`))
client.close()
const printed = outcome.state === 'received' || outcome.state === 'kept-here'
console.log(
  JSON.stringify({
    item: outcome.item,
    caseNumber: outcome.caseNumber,
    state: outcome.state,
    slip: printed ? newest(system.folders.slips, '.svg') : null,
    pdf: printed ? newest(system.folders.prints, '.pdf') : null,
    ms: Math.round(performance.now() - startedMs),
  }),
)
process.exit(0)
