/** Real free times; a place is given once, whoever asks at the same moment. */
import { randomUUIDv7 } from 'node:crypto'
import { CaseActAnswer } from '@lutong/core/contracts/case-acts.ts'
import { FreeSlotsAnswer } from '@lutong/core/contracts/free-slots.ts'
import { IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { USUAL_HOURS } from '@lutong/core/booking/office-hours.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApplication, formsFor } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
let supervisor: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
})
// Slips are counted by terminal: each test has its own ten minutes.
beforeEach(async () => {
  running.clock.advance(11 * 60_000)
  clerk = await signInAs(running, 'clerk')
  supervisor = await signInAs(running, 'supervisor')
})
afterAll(() => running.end())

const STATION = '示范镇公共法律服务站'
const book = async (institution = STATION) => {
  const [form] = formsFor('GF01004')
  const forms = [{ formCode: 'B1', data: { ...form!.data, institution } }]
  const answer = await terminal.submit(buildApplication(terminal, { itemCode: 'GF01004', signature: null, forms }))
  return IntakeAnswer.parse(await answer.json()).receipt.body
}
type Receipt = Awaited<ReturnType<typeof book>>
const proofOf = ({ slipCode }: Receipt) => ({ by: 'slip', slipCode })
const free = async (receipt: Receipt) => {
  const answer = await terminal.post('/v1/free-slots', { caseNumber: receipt.caseNumber, proof: proofOf(receipt) })
  expect(answer.status).toBe(200)
  return FreeSlotsAnswer.parse(await answer.json()).days
}
const choose = (receipt: Receipt, day: string, time: string, actId = randomUUIDv7()) =>
  terminal.post('/v1/case-acts', {
    actId,
    caseNumber: receipt.caseNumber,
    proof: proofOf(receipt),
    act: { kind: 'move-booking', slot: { day, dayPart: time < '12:00' ? 'morning' : 'afternoon', time } },
  })
const office = async () => {
  const [region] = (await book()).caseNumber.split('-')
  return `/offices/${region}/station-shifan`
}
const setHours = async (changes: object) =>
  supervisor.ask('PUT', `${await office()}/hours`, { ...USUAL_HOURS, ...changes })

describe('an appointment', () => {
  it('is offered at the hours staff set, on open days only', async () => {
    const receipt = await book()
    expect((await free(receipt))[0]).toEqual({
      day: '2026-11-25',
      times: ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00'],
    })
    expect((await setHours({ slotMinutes: 90, closedDays: ['2026-11-25'] })).status).toBe(204)
    expect((await free(receipt))[0]).toEqual({ day: '2026-11-26', times: ['09:00', '10:30', '14:00', '15:30'] })
    expect((await clerk.ask('PUT', `${await office()}/hours`, USUAL_HOURS)).status).toBe(403)
    await setHours({})
  })

  it('gives the last place to exactly one of many who ask at once, and tells the others', async () => {
    await setHours({ capacity: 2 })
    const receipts = await Promise.all(Array.from({ length: 8 }, () => book()))
    const answers = await Promise.all(receipts.map((receipt) => choose(receipt, '2026-11-26', '09:00')))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 200, 409, 409, 409, 409, 409, 409,
    ])
    expect((await free(receipts[0]!))[1]?.times).not.toContain('09:00')
    const day: unknown = await (await clerk.ask('GET', `${await office()}/days/2026-11-26`)).json()
    expect(day).toMatchObject({ appointments: [{ time: '09:00' }, { time: '09:00' }] })
    await setHours({})
  })

  it('asked for again is the same; moved gives the old place back, and only once the new one is held', async () => {
    const first = await book()
    const second = await book()
    const actId = randomUUIDv7()
    expect((await choose(first, '2026-11-27', '10:00', actId)).status).toBe(200)
    const again = CaseActAnswer.parse(await (await choose(first, '2026-11-27', '10:00', actId)).json())
    expect(again.progress.dossier.booking).toMatchObject({ state: 'booked', slot: { time: '10:00' } })
    expect((await choose(second, '2026-11-27', '10:00')).status).toBe(409)
    expect((await choose(second, '2026-11-27', '11:00')).status).toBe(200)
    // Refused: it keeps what it had.
    expect((await choose(first, '2026-11-27', '11:00')).status).toBe(409)
    expect((await choose(second, '2026-11-27', '10:00')).status).toBe(409)
    expect((await choose(first, '2026-11-27', '14:00')).status).toBe(200)
    expect((await choose(second, '2026-11-27', '10:00')).status).toBe(200)
  })

  it('cancelled frees its place; a time that does not exist is no place', async () => {
    const first = await book()
    expect((await choose(first, '2026-11-30', '09:30')).status).toBe(409)
    expect((await choose(first, '2026-11-28', '09:00')).status).toBe(409)
    await choose(first, '2026-11-30', '09:00')
    const second = await book()
    expect((await choose(second, '2026-11-30', '09:00')).status).toBe(409)
    await terminal.post('/v1/case-acts', {
      actId: randomUUIDv7(),
      caseNumber: first.caseNumber,
      proof: proofOf(first),
      act: { kind: 'cancel-booking' },
    })
    expect((await choose(second, '2026-11-30', '09:00')).status).toBe(200)
  })

  it('is of one institution: hours and places of its neighbour are its own', async () => {
    await setHours({ capacity: 1, closedDays: ['2026-12-03'] })
    const [here, there] = [await book(), await book('和平乡公共法律服务站')]
    expect((await free(here)).map(({ day }) => day)).not.toContain('2026-12-03')
    expect((await free(there)).map(({ day }) => day)).toContain('2026-12-03')
    expect((await choose(here, '2026-12-04', '09:00')).status).toBe(200)
    expect((await choose(there, '2026-12-04', '09:00')).status).toBe(200)
    const day: unknown = await (await clerk.ask('GET', `${await office()}/days/2026-12-04`)).json()
    expect(day).toMatchObject({ appointments: [{ caseNumber: here.caseNumber }] })
    const elsewhere = (await office()).replace('station-shifan', 'no-such-place')
    expect((await supervisor.ask('PUT', `${elsewhere}/hours`, USUAL_HOURS)).status).toBe(404)
    await setHours({})
  })

  it('with somebody whom the directory does not name has no exact times: staff settle it', async () => {
    const receipt = await book('隔壁县的服务站')
    expect(await free(receipt)).toEqual([])
    expect((await choose(receipt, '2026-12-04', '10:00')).status).toBe(409)
    const settled = { kind: 'book', slot: { day: '2026-12-04', dayPart: 'morning' }, with: '周顾问' }
    const act = { actId: randomUUIDv7(), act: settled }
    expect((await clerk.ask('POST', `/cases/${receipt.caseNumber}/acts`, act)).status).toBe(204)
  })

  it('is shown to nobody without its slip, and staff cannot give one place twice either', async () => {
    const receipt = await book()
    const wrong = await terminal.post('/v1/free-slots', {
      caseNumber: receipt.caseNumber,
      proof: { by: 'slip', slipCode: 'ZZZZZZZZ' },
    })
    expect(wrong.status).toBe(404)
    await choose(receipt, '2026-12-01', '09:00')
    const other = await book()
    const byStaff = (time: string) =>
      clerk.ask('POST', `/cases/${other.caseNumber}/acts`, {
        actId: randomUUIDv7(),
        act: { kind: 'book', slot: { day: '2026-12-01', dayPart: 'morning', time }, with: '周顾问' },
      })
    expect((await byStaff('09:00')).status).toBe(409)
    expect((await byStaff('10:00')).status).toBe(204)
  })
})
