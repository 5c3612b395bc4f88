/** A terminal rings, the counter answers. */
import { randomUUIDv7 } from 'node:crypto'
import { HelpAnswer } from '@lutong/core/contracts/help.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  // Three in the afternoon: noon is a break.
  running.clock.advance(3 * 3_600_000)
  terminal = await running.newTerminal()
  clerk = await signInAs(running, 'clerk')
})
afterAll(() => running.end())

const ring = async (id = randomUUIDv7()) => {
  const answer = await terminal.post('/v1/help-calls', { id, screen: 'form-step' })
  return { id, told: HelpAnswer.parse(await answer.json()) }
}
const look = async (id: string) =>
  HelpAnswer.parse(await (await terminal.post('/v1/help-calls/look', { id })).json()).state
const calls = async (): Promise<unknown> => (await clerk.ask('GET', '/help-calls')).json()
const answer = (id: string, state: string) => clerk.ask('POST', `/help-calls/${id}/answers`, { state })

describe('a call for a person', () => {
  it('is shown to staff at once, however often the terminal rings, and ends when they say so', async () => {
    const { id, told } = await ring()
    expect(told).toEqual({ state: 'waiting', open: true })
    await ring(id)
    expect(await calls()).toEqual({
      calls: [
        expect.objectContaining({
          id,
          terminalName: '试验终端',
          screen: 'form-step',
          state: 'waiting',
          answeredBy: null,
        }),
      ],
    })
    expect((await answer(id, 'coming')).status).toBe(204)
    expect(await look(id)).toBe('coming')
    expect((await answer(id, 'coming')).status).toBe(409)
    expect((await answer(id, 'done')).status).toBe(204)
    expect(await look(id)).toBe('over')
    expect(await calls()).toEqual({ calls: [] })
  })

  it('goes when the citizen takes it back, or nobody came for a quarter of an hour', async () => {
    const { id } = await ring()
    await terminal.post('/v1/help-calls/cancel', { id })
    expect(await calls()).toEqual({ calls: [] })
    const second = await ring()
    running.clock.advance(16 * 60_000)
    expect(await calls()).toEqual({ calls: [] })
    expect(await look(second.id)).toBe('over')
  })

  it('does not keep a desk signed in where nobody sits: the page asks, and the session ends all the same', async () => {
    const desk = await signInAs(running, 'clerk')
    for (let asked = 0; asked < 4; asked += 1) {
      running.clock.advance(10 * 60_000)
      await desk.ask('GET', '/help-calls')
    }
    expect((await desk.ask('GET', '/help-calls')).status).toBe(401)
    clerk = await signInAs(running, 'clerk')
  })

  it('is another terminal’s to nobody', async () => {
    const { id } = await ring()
    const other = await running.newTerminal()
    const told = await other.post('/v1/help-calls/look', { id })
    expect(await told.json()).toMatchObject({ state: 'over' })
  })

  it('says when the centre is closed', async () => {
    running.clock.advance(8 * 3_600_000)
    expect((await ring()).told.open).toBe(false)
  })
})
