import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExchangeCase, ExchangeLine } from '@lutong/core/contracts/exchange.ts'
import { sampleF2, samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildApplication, pngBytes } from '../server/testing/applications.ts'
import { NOON_MS, type RunningCentre, startCentre } from '../server/testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../server/testing/signing-terminal.ts'
import { signInAs } from '../server/testing/staff-desk.ts'
import type { ExchangeSource } from '../store/kysely/exchange-source.ts'
import { openPostgresExchange } from '../store/postgres/open.ts'
import { openSqliteExchange } from '../store/sqlite/open.ts'
import { EXCHANGE_SCHEMA_FILE, exchangeSchema } from './exchange-schema.ts'
import { exportCases } from './export-cases.ts'

const DAY_MS = 86_400_000
const REASON = '理由里的秘密金丝雀'
const Submitted = z.object({ receipt: z.object({ body: z.object({ caseNumber: z.string(), slipCode: z.string() }) }) })

let running: RunningCentre
let folder: string
let terminal: SigningTerminal
const slipCodes: string[] = []
const submit = async (): Promise<string> => {
  const signature = pngBytes(String(slipCodes.length))
  const answer = await terminal.submit(buildApplication(terminal, { signature }))
  await terminal.handIn(signature)
  const { caseNumber, slipCode } = Submitted.parse(await answer.json()).receipt.body
  slipCodes.push(slipCode)
  return caseNumber
}
const looking = async <T>(look: (source: ExchangeSource) => Promise<T>): Promise<T> => {
  const { databaseUrl, dataFolder } = running
  const source = databaseUrl === undefined ? openSqliteExchange(dataFolder) : openPostgresExchange(databaseUrl)
  try {
    return await look(source)
  } finally {
    await source.close()
  }
}
const exported = async (fromDay: string | null, toDay: string | null): Promise<string> => {
  const file = join(folder, 'cases.jsonl')
  await looking((source) => exportCases({ source, fromDay, toDay, file, nowMs: NOON_MS }))
  return readFileSync(file, 'utf8')
}
const linesOf = (text: string): ExchangeLine[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => ExchangeLine.parse(JSON.parse(line)))
const numbersIn = (text: string) => linesOf(text).flatMap((line) => (line.type === 'case' ? [line.caseNumber] : []))

let first: string
let second: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-exchange-'))
  running = await startCentre()
  terminal = await running.newTerminal()
  first = await submit()
  const clerk = await signInAs(running, 'clerk')
  const move = { from: 'applied', to: 'withdrawn', outcome: null, reason: REASON }
  expect((await clerk.ask('POST', `/cases/${first}/moves`, move)).status).toBe(204)
  running.clock.advance(DAY_MS)
  second = await submit()
})
afterAll(async () => {
  await running.end()
  rmSync(folder, { recursive: true, force: true })
})

describe('an exchange file', () => {
  it('holds header, cases in the order they came, and an end that counts them', async () => {
    const lines = linesOf(await exported(null, null))
    expect(lines.map(({ type }) => type)).toEqual(['header', 'case', 'case', 'end'])
    expect(lines[1]).toMatchObject({
      caseNumber: first,
      regionCode: '331081',
      itemCode: 'GF05001',
      channel: 'terminal',
      stage: 'withdrawn',
      outcome: null,
      receivedAt: new Date(NOON_MS).toISOString(),
      events: [
        { seq: 1, kind: 'received', stage: 'applied', at: new Date(NOON_MS).toISOString() },
        { seq: 2, kind: 'materials-complete' },
        { seq: 3, kind: 'moved', stage: 'withdrawn' },
      ],
    })
    expect(lines[3]).toEqual({ type: 'end', cases: 2 })
  })

  it('is read back, line by line, by the published JSON Schema, which lets nothing else in', async () => {
    const published: unknown = JSON.parse(readFileSync(EXCHANGE_SCHEMA_FILE, 'utf8'))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- zod asks for its own type of a JSON Schema
    const schema = z.fromJSONSchema(published as Parameters<typeof z.fromJSONSchema>[0])
    const lines = (await exported(null, null)).trimEnd().split('\n')
    for (const line of lines) expect(schema.parse(JSON.parse(line))).toEqual(JSON.parse(line))
    const withName = { ...z.record(z.string(), z.unknown()).parse(JSON.parse(lines[1] ?? '')), name: '张三' }
    expect(schema.safeParse(withName).success).toBe(false)
  })

  it('takes the days a case was received on as China counts them, the first and the last one in', async () => {
    expect(numbersIn(await exported('2026-11-24', '2026-11-24'))).toEqual([first])
    expect(numbersIn(await exported('2026-11-25', null))).toEqual([second])
    expect(numbersIn(await exported(null, '2026-11-23'))).toEqual([])
  })

  it('says nothing of a person, of a reason, of staff, nor a code that opens a case', async () => {
    const text = await exported(null, null)
    const people = [samplePerson.name, samplePerson.idNumber, samplePerson.phone, sampleF2.facts, REASON, 'clerk']
    for (const secret of [...people, ...slipCodes, terminal.id, sha256(pngBytes('0'))])
      expect(text).not.toContain(secret)
  })

  it('goes on from one page of the database to the next, each case once and whole', async () => {
    running.clock.advance(DAY_MS)
    const fresh = await Promise.all(Array.from({ length: 4 }, submit))
    const cases = await looking(async (source) => {
      const all: ExchangeCase[] = []
      for await (const one of source.cases({ fromMs: 0, beforeMs: Number.MAX_SAFE_INTEGER }, 2)) all.push(one)
      return all
    })
    expect(cases.map(({ caseNumber }) => caseNumber)).toEqual([first, second, ...fresh.toSorted()])
    expect(cases.map(({ events }) => events.length)).toEqual([3, 2, 2, 2, 2, 2])
  })

  it('has its schema in docs (write it anew: npm run docs)', () => {
    expect(readFileSync(EXCHANGE_SCHEMA_FILE, 'utf8')).toBe(exchangeSchema())
  })
})
