/**
 * `npm run verify -- [CASE|CONSULTATION] [--paper CODE] [--reason WORDS] [--data DIR] [--json]`: asks a running centre for
 * the trace of a consultation, named by its id or by the number of a case that came out of it (neither: which there are), works the chain out anew from its entries, and says whether it is whole; the centre's own word is
 * not taken for it. `--paper`: the check code printed on the record must stand in it. Where the call was recorded, every
 * piece is fetched and hashed, and must come to what the chain says; that look stands in the trace as well.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { firstBroken } from '../admin/store/kysely/trace-chain.ts'
import { verifyRecording } from './system/verify-recording.ts'
import { SystemFile, systemFilePath } from './system/system.ts'

const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: '.data' },
    reason: { type: 'string', default: 'chain verified by command' },
    paper: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const USAGE = 'Usage: npm run verify -- CASE|CONSULTATION [--paper CODE] [--reason WORDS] [--data DIR] [--json]'
const [named] = positionals
if (positionals.length > 1) fail(USAGE)

const folder = resolve(values.data)
const read = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return fail('Nothing runs here: start the system with "npm start" first (and name its --data folder).')
  }
}
const { centreUrl } = SystemFile.parse(read(systemFilePath(folder)))
const Accounts = z.array(z.object({ name: z.string(), password: z.string(), role: z.string() }))
const supervisor =
  Accounts.parse(read(join(folder, 'centre', 'practice-accounts.json'))).find(({ role }) => role === 'supervisor') ??
  fail('There is no supervisor’s account in this data folder.')

const Trace = z.object({
  entries: z.array(
    z.object({
      seq: z.int(),
      atMs: z.int(),
      kind: z.string(),
      actor: z.string(),
      body: z.unknown(),
      sha256: z.string(),
      sm3: z.string(),
    }),
  ),
})
const headers = { 'content-type': 'application/json', origin: centreUrl }
const signedIn = await fetch(`${centreUrl}/console/api/session`, {
  method: 'POST',
  headers,
  body: JSON.stringify({ name: supervisor.name, password: supervisor.password }),
})
const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? fail('The centre does not let the supervisor in.')
const ask = (method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
  fetch(`${centreUrl}/console/api${path}`, {
    method,
    headers: { ...headers, cookie, ...more },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const Listed = z.object({
  consultations: z.array(z.object({ id: z.string(), state: z.string(), createdAtMs: z.int() })),
})
/** Nobody knows an id by heart. */
const tellWhichThereAre = async (): Promise<never> => {
  const { consultations } = Listed.parse(await (await ask('GET', '/consultations')).json())
  for (const one of consultations) console.error(`${one.id}  ${new Date(one.createdAtMs).toISOString()}  ${one.state}`)
  return fail(consultations.length === 0 ? 'There are no consultations yet.' : USAGE)
}
const OfCase = z.object({ consultationId: z.string().nullable() })
const consultationOf = async (caseNumber: string): Promise<string> => {
  const path = `/cases/${encodeURIComponent(caseNumber)}`
  // It may be nobody's work any more: why it is read is said first.
  const told = await ask('POST', `${path}/readings`, { ground: 'inspection', words: values.reason })
  const found = told.ok ? await ask('GET', path) : told
  if (!found.ok)
    return fail(
      found.status === 404 || found.status === 400
        ? 'The centre knows no such case.'
        : `The centre says ${found.status}.`,
    )
  return OfCase.parse(await found.json()).consultationId ?? fail('This case did not come out of a consultation.')
}
const name = named ?? (await tellWhichThereAre())
const id = z.uuid().safeParse(name).success ? name : await consultationOf(name)
const consultation = encodeURIComponent(id)
const answer = await ask('POST', `/consultations/${consultation}/trace/looks`, {
  ground: 'inspection',
  reason: values.reason,
})
if (!answer.ok)
  fail(answer.status === 404 ? 'The centre knows no such consultation.' : `The centre says ${answer.status}.`)
const { entries } = Trace.parse(await answer.json())
const chained = entries.map((entry, at) => ({
  ...entry,
  previousSha256: entries[at - 1]?.sha256 ?? '',
  previousSm3: entries[at - 1]?.sm3 ?? '',
}))
const broken = firstBroken(id, chained)
const paper = values.paper?.replaceAll(/[^0-9a-fA-F]/g, '').toLowerCase()
const onPaper = paper === undefined || (paper.length >= 8 && entries.some(({ sha256 }) => sha256.startsWith(paper)))
const recording = await verifyRecording(ask, consultation, values.reason, entries)
const isKept = recording.every(({ state }) => state !== 'changed' && state !== 'missing')
const holds = broken === null && onPaper && isKept
if (values.json)
  console.log(
    JSON.stringify({ name: 'verify', entries: entries.length, firstBroken: broken, onPaper, recording, holds }),
  )
else {
  for (const { atMs, kind, seq, sha256 } of entries)
    console.log(`${String(seq).padStart(3)}  ${new Date(atMs).toISOString()}  ${sha256.slice(0, 12)}  ${kind}`)
  for (const { damaged, party, pieces, state, take } of recording)
    console.log(
      `recording, ${party}, ${take.slice(0, 8)}: ${state}, ${pieces} pieces${damaged.length === 0 ? '' : `; damaged: ${damaged.join(', ')}`}`,
    )
  console.log(broken === null ? `whole: ${entries.length} entries` : `broken at entry ${broken}`)
  if (!onPaper) console.log('The code on the paper stands nowhere in this trace.')
}
if (!holds) process.exitCode = 1
