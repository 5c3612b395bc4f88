/** More than two in a call: nobody is in it before the citizen has agreed and they have come, nor after they left. */
import type { LiveClient } from '@lutong/video-consult/signalling/client.ts'
import { Colleagues } from '@lutong/core/contracts/live.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  type LawyerEnd,
  newConsultationId,
  type TerminalEnd,
} from '../testing/live-ends.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { signInAs, signInNamed } from '../testing/staff-desk.ts'
import { GUEST_WAITS_MS } from './guest-steps.ts'

let running: RunningCentre
let terminal: TerminalEnd
let lawyer: LawyerEnd
let other: LawyerEnd
let consultationId: ConsultationId
const open: { live: LiveClient }[] = []
const url = () => running.centre.url

const seat = async (name: string): Promise<LawyerEnd> => {
  const end = connectLawyer(url, await signInNamed(running, name))
  open.push(end)
  return end
}
const present = (end: LawyerEnd) => end.ask({ type: 'availability', availability: 'available' })
const colleagues = async (role: 'interpreter' | 'other-side') => {
  const answer = await lawyer.ask({ type: 'colleagues', consultationId, role })
  return Colleagues.parse(answer.ok ? answer.value : undefined)
}
const inviteOther = async () => {
  const [free] = await colleagues('interpreter')
  return lawyer.ask({ type: 'invite', consultationId, accountId: free!.accountId, role: 'interpreter' })
}
const guestOf = (views: readonly { readonly party: string; readonly state: string }[]) => views.at(-1)
const asked = async () => {
  await inviteOther()
  return (await terminal.until((view) => view.guests.at(-1)?.state === 'asked')).guests.at(-1)!.party
}
const joined = async () => {
  const party = await asked()
  await terminal.ask({ type: 'let-in', consultationId, party, agreed: true })
  await other.until((desk) => desk.invitations.length > 0)
  await other.ask({ type: 'join', consultationId, party, comes: true })
  return party
}
const tracedKinds = async () => {
  const supervisor = await signInAs(running, 'supervisor')
  const answer = await supervisor.ask('POST', `/consultations/${consultationId}/trace/looks`, {
    ground: 'quality',
    reason: '抽查质量',
  })
  const trace = (await answer.json()) as { firstBroken: unknown; entries: { kind: string }[] }
  expect(trace.firstBroken).toBeNull()
  return trace.entries.map(({ kind }) => kind).filter((kind) => kind.startsWith('guest-'))
}

beforeEach(async () => {
  running = await startCentre()
  terminal = connectTerminal(url, await running.newTerminal())
  open.push(terminal)
  lawyer = await seat('lawyer')
  await present(lawyer)
  consultationId = newConsultationId()
  await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
  const { offer } = await lawyer.until((desk) => desk.offer !== null)
  await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence })
  await terminal.until((view) => view.state === 'connected')
  other = await seat('lawyer2')
  await present(other)
})
afterEach(async () => {
  for (const end of open.splice(0)) end.live.close()
  await running.end()
})

describe('a guest of a call', () => {
  it('is asked for only where they are free, rings only after the citizen agreed, and then is in it', async () => {
    expect((await colleagues('interpreter')).map(({ face }) => face.tier)).toEqual(['specialist'])
    const party = await asked()
    expect(party).toBe('guest-1')
    expect((await other.until(() => true)).invitations).toEqual([])
    expect(await other.ask({ type: 'join', consultationId, party, comes: true })).toMatchObject({ ok: false })
    await terminal.ask({ type: 'let-in', consultationId, party, agreed: true })
    const { invitations } = await other.until((desk) => desk.invitations.length > 0)
    expect(invitations[0]).toMatchObject({ role: 'interpreter', field: 'labour', call: null })
    // Nothing of the person or the file is told with it.
    expect(JSON.stringify(invitations)).not.toMatch(/王|工资/)
    await other.ask({ type: 'join', consultationId, party, comes: true })
    const inCall = await other.until((desk) => desk.invitations[0]?.call?.self === 'guest-1')
    expect(inCall.invitations[0]?.call?.parties).toEqual(['citizen', 'lawyer'])
    const seen = await terminal.until((view) => view.call?.parties.length === 2)
    expect(seen.call?.parties).toEqual(['lawyer', 'guest-1'])
    expect(guestOf(seen.guests)).toMatchObject({ state: 'joined', face: { tier: 'specialist' } })
    expect(await colleagues('interpreter')).toEqual([])
    expect(await tracedKinds()).toEqual(['guest-invited', 'guest-agreed', 'guest-joined'])
  })

  it('never hears of it where the citizen says no', async () => {
    const party = await asked()
    await terminal.ask({ type: 'let-in', consultationId, party, agreed: false })
    const desk = await lawyer.until((now) => now.current[0]?.guests[0]?.state === 'refused')
    expect(desk.current[0]?.call?.parties).toEqual(['citizen'])
    expect((await other.until(() => true)).invitations).toEqual([])
    expect(await tracedKinds()).toEqual(['guest-invited', 'guest-refused'])
  })

  it('leaves, or is asked out by lawyer or citizen, and comes again under another name only', async () => {
    const first = await joined()
    await other.ask({ type: 'join', consultationId, party: first, comes: false })
    await terminal.until((view) => view.guests.length === 0 && view.call?.parties.length === 1)
    const second = await joined()
    expect(second).toBe('guest-2')
    await lawyer.ask({ type: 'ask-out', consultationId, party: second })
    await other.until((desk) => desk.invitations.length === 0)
    const third = await joined()
    await terminal.ask({ type: 'let-in', consultationId, party: third, agreed: false })
    await other.until((desk) => desk.invitations.length === 0)
    expect((await tracedKinds()).filter((kind) => !/invited|agreed|joined/.test(kind))).toEqual([
      'guest-left',
      'guest-asked-out',
      'guest-asked-out',
    ])
  })

  it('is not waited for without end', async () => {
    await asked()
    running.clock.advance(GUEST_WAITS_MS + 1_000)
    const desk = await lawyer.until((now) => now.current[0]?.guests[0]?.state === 'missed')
    expect(desk.current[0]?.call?.parties).toEqual(['citizen'])
  })

  it('is out when the call is over, and its lawyer is whom the citizen came for', async () => {
    const party = await joined()
    expect(await other.ask({ type: 'summarise', consultationId })).toMatchObject({ ok: false })
    expect(await other.ask({ type: 'ask-out', consultationId, party })).toMatchObject({ ok: false })
    await lawyer.ask({ type: 'summarise', consultationId })
    expect((await other.until((desk) => desk.invitations.length === 0)).invitations).toEqual([])
  })

  it('hears and says what is addressed to or comes from them, by their own token, while they are in', async () => {
    const early: unknown[] = []
    const token = (await terminal.until((view) => view.call !== null)).call!.token
    const heard = new Promise<unknown>((resolve) => {
      other.live.onTold((body) => {
        early.push(body)
        resolve(body)
      })
    })
    const party = await asked()
    const toGuest = { consultationId, from: 'citizen', to: party, token, payload: 'too early' }
    terminal.live.tell(toGuest)
    await terminal.ask({ type: 'let-in', consultationId, party, agreed: true })
    await other.until((desk) => desk.invitations.length > 0)
    await other.ask({ type: 'join', consultationId, party, comes: true })
    const { invitations } = await other.until((desk) => desk.invitations[0]?.call !== null)
    terminal.live.tell({ ...toGuest, payload: 'in time' })
    await heard
    expect(early).toEqual([{ ...toGuest, payload: 'in time', token: '' }])

    const told: unknown[] = []
    const first = new Promise<void>((resolve) => {
      lawyer.live.onTold((body) => {
        told.push(body)
        resolve()
      })
    })
    const own = invitations[0]!.call!.token
    const fromGuest = { consultationId, from: party, to: 'lawyer', token: own, payload: 'from the guest' }
    other.live.tell({ ...fromGuest, from: 'citizen', payload: 'in another name' })
    other.live.tell({ ...fromGuest, token, payload: 'with a token of another' })
    other.live.tell(fromGuest)
    await first
    expect(told).toEqual([{ ...fromGuest, token: '' }])
  })
})
