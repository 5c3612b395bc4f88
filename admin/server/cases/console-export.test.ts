/** The list as a file: what is in it, who may have more, and that it is written down; and how the work stands. */
import { inflateRawSync } from 'node:zlib'
import { IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import { OverviewView } from './console-overview.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
let supervisor: StaffDesk
const numbers: string[] = []
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  for (let n = 0; n < 7; n += 1) {
    const itemCode = n % 2 === 0 ? 'GF02003' : 'GF05001'
    const answer = await terminal.submit(buildApplication(terminal, { itemCode }))
    numbers.push(IntakeAnswer.parse(await answer.json()).receipt.body.caseNumber)
  }
  clerk = await signInAs(running, 'clerk')
  supervisor = await signInAs(running, 'supervisor')
})
afterAll(() => running.end())

const exported = (desk: StaffDesk, more: object = {}) =>
  desk.ask('POST', '/cases/exports', { filter: {}, format: 'csv', language: 'zh-CN', ...more })
/** All texts of a ZIP, by its central directory (APPNOTE 4.3.12). */
const unpacked = (zip: Buffer): string => {
  const texts: string[] = []
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\x05\x06')) + 16)
  while (zip.toString('latin1', at, at + 4) === 'PK\x01\x02') {
    const [method, size, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)]
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(from, from + size)
    texts.push((method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'))
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return texts.join('\n')
}
const PERSONS = { persons: { ground: 'inspection', reason: '上级检查要核对名单' } }

describe('an export', () => {
  it('is the filtered list, in its order, without anything personal, as a spreadsheet opens it', async () => {
    const answer = await exported(clerk, { filter: { item: 'GF02003' }, sort: 'oldest' })
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect(answer.headers.get('content-disposition')).toContain('cases-2026-11-24.csv')
    const text = await answer.text()
    const bytes = Buffer.from(await (await exported(clerk)).arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = text.trimEnd().split('\r\n')
    expect(lines.slice(1).map((line) => line.slice(0, 22))).toEqual(numbers.filter((_number, n) => n % 2 === 0))
    for (const personal of [samplePerson.name, samplePerson.idNumber, '李*']) expect(text).not.toContain(personal)
  })

  it('has persons for a supervisor with a reason, which is told to nobody’s log', async () => {
    expect((await exported(clerk, PERSONS)).status).toBe(403)
    expect((await exported(supervisor, { persons: { ground: 'inspection', reason: ' ' } })).status).toBe(400)
    const text = await (await exported(supervisor, PERSONS)).text()
    expect(text.split(samplePerson.idNumber).length).toBe(numbers.length + 1)
    expect(running.logged.join('\n')).not.toContain(samplePerson.idNumber)
    expect(running.logged.some((line) => line.includes('cases.exported') && line.includes('true'))).toBe(true)
  })

  it('is a true workbook', async () => {
    const answer = await exported(clerk, { format: 'xlsx', language: 'en' })
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    const inside = unpacked(Buffer.from(await answer.arrayBuffer()))
    for (const number of numbers) expect(inside).toContain(number)
    expect(inside).toContain('Working days left')
  })

  it('is nothing for whoever keeps accounts', async () => {
    expect((await exported(await signInAs(running, 'admin'))).status).toBe(403)
  })
})

describe('the overview', () => {
  it('counts what there is, with the quiet days between', async () => {
    const move = { from: 'applied', to: 'accepted', outcome: null, reason: null }
    await clerk.ask('POST', `/cases/${numbers[0]}/moves`, move)
    const view = OverviewView.parse(await (await clerk.ask('GET', '/overview?days=7')).json())
    expect(new Map(view.stages.map(({ count, stage }) => [stage, count]))).toEqual(
      new Map([
        ['accepted', 1],
        ['applied', 6],
      ]),
    )
    expect(view.items.map(({ code, count }) => [code, count])).toEqual([
      ['GF02003', 4],
      ['GF05001', 3],
    ])
    expect(view.days).toHaveLength(7)
    expect(view.days.at(-1)).toEqual({ day: '2026-11-24', count: 7 })
    expect(view.days[0]).toEqual({ day: '2026-11-18', count: 0 })
    expect(view).toMatchObject({ late: 0, soon: 0, unassigned: 7, terminals: { all: 1 }, ratings: [] })
    expect((await clerk.ask('GET', '/overview?days=8')).status).toBe(400)
  })
})
