/** `npm run visit [-- --item CODE | --all] [--json --data DIR]`: whole visits against the system that `npm start` runs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { BundleCode } from '../core/catalogue/bundle.ts'
import { loadCatalogue } from '../core/catalogue/catalogue.ts'
import { ItemCode } from '../core/ids.ts'
import { connectBridge } from './system/bridge-client.ts'
import { paperPng } from './system/ink.ts'
import { SystemFile, systemFilePath } from './system/system.ts'
import { type ServiceOutcome, walkVisit } from './system/walk-visit.ts'

const { values } = parseArgs({
  options: {
    item: { type: 'string', default: 'GF02003' },
    all: { type: 'boolean', default: false },
    data: { type: 'string', default: '.data' },
    json: { type: 'boolean', default: false },
  },
})
const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const catalogue = loadCatalogue()
const isCode = (code: string) => ItemCode.safeParse(code).success || BundleCode.safeParse(code).success
const codes = values.all
  ? [...[...catalogue.items.keys()].toSorted(), ...catalogue.bundles.map((one) => one.code)]
  : isCode(values.item)
    ? [values.item]
    : fail(`${values.item} is no code of a service (GFccnnn) or bundle (TCnnn).`)
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

const kiosk =
  system.kiosk ?? fail('The kiosk runs inside Electron: start with "npm start -- --shell none" to walk a visit.')
const client = await connectBridge(kiosk.url, kiosk.tokenFile).catch(() =>
  fail('The kiosk does not answer: is "npm start" still running?'),
)

/** What the papers of a visit are, by what became of it. */
const PAPERS = {
  received: [true, true],
  'kept-here': [true, true],
  paper: [false, true],
  'guidance-printed': [true, false],
  told: [true, false],
  shown: [false, false],
  refused: [false, false],
  'not-saved': [false, false],
  undoing: [true, true],
  withdrawn: [true, true],
} as const satisfies Record<ServiceOutcome['state'], readonly [boolean, boolean]>
const FAILED: readonly string[] = ['refused', 'not-saved']

const walk = async (code: string): Promise<boolean> => {
  const startedMs = performance.now()
  if (!values.json) console.error(`Walking ${code} …`)
  const outcomes = await walkVisit({
    client,
    code,
    placeCard: async () => void (await reader('POST', { preset: 'worker' })),
    takeCardAway: async () => void (await reader('DELETE')),
    photo: paperPng(),
  }).catch((error: unknown) => {
    console.error(`${code} stopped: ${error instanceof Error ? error.message : 'unknown'}.`)
    return undefined
  })
  if (outcomes === undefined) return false
  const ms = Math.round(performance.now() - startedMs)
  for (const outcome of outcomes) {
    const [slip, pdf] = PAPERS[outcome.state]
    const line = {
      ...(code === outcome.item ? {} : { bundle: code }),
      item: outcome.item,
      caseNumber: outcome.caseNumber,
      state: outcome.state,
      slip: slip ? newest(system.folders.slips, '.svg') : null,
      pdf: pdf ? newest(system.folders.prints, '.pdf') : null,
      ms,
    }
    console.log(
      values.all && !values.json
        ? [code, outcome.item, outcome.state, outcome.caseNumber, `${ms} ms`].join('\t')
        : JSON.stringify(line),
    )
  }
  return outcomes.every(({ state }) => !FAILED.includes(state))
}

let allWell = true
for (const code of codes) {
  // One after the other: there is one kiosk, and one card on it.
  // oxlint-disable-next-line no-await-in-loop
  allWell = (await walk(code)) && allWell
  // oxlint-disable-next-line no-await-in-loop
  await client.send({ type: 'home' })
}
client.close()
process.exit(allWell ? 0 : 1)
