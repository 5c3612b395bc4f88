import type { LiveClient } from '@lutong/video-consult/signalling/client.ts'
import { DISPATCH_RULES } from '@lutong/video-consult/dispatch/rules.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  type LawyerEnd,
  newConsultationId,
  type TerminalEnd,
} from '../testing/live-ends.ts'
import { buildApplication } from '../testing/applications.ts'
import type { QueueView } from './console-queue.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { signInAs, signInNamed } from '../testing/staff-desk.ts'

const WHY = { ground: 'quality', reason: '抽查质量' }

let running: RunningCentre
let terminal: TerminalEnd
const open: { live: LiveClient }[] = []
const url = () => running.centre.url

const newTerminal = async (): Promise<TerminalEnd> => {
  const end = connectTerminal(url, await running.newTerminal())
  open.push(end)
  return end
}
const newLawyer = async (name = 'lawyer'): Promise<LawyerEnd> => {
  const end = connectLawyer(url, await signInNamed(running, name))
  open.push(end)
  await end.ask({ type: 'availability', availability: 'available' })
  return end
}
/** Time goes on, and the ends go on saying that they are there, until this lawyer has an offer. */
const passUntilOffered = async (lawyer: LawyerEnd, atMostMs: number) => {
  for (let passed = 0; passed < atMostMs; passed += 2_000) {
    const desk = await lawyer.until(() => true)
    if (desk.offer !== null) return desk.offer
    running.clock.advance(2_000)
    for (let turn = 0; turn < 12; turn++) await Promise.all(open.map((end) => end.live.ask({ type: 'look' })))
    await lawyer.ask({ type: 'look' })
  }
  throw new Error('nothing was offered')
}
beforeEach(async () => {
  running = await startCentre()
  terminal = await newTerminal()
})
afterEach(async () => {
  for (const end of open.splice(0)) end.live.close()
  await running.end()
})

const record = {
  facts: '拖欠工资三个月',
  issue: '劳动报酬',
  advice: '可以申请劳动仲裁。',
  lawsCited: ['劳动合同法 30'],
  nextSteps: '准备工资流水',
  legalAidTold: true as const,
}

describe('a consultation', () => {
  it('goes from the request to the end, each step in an unbroken chain', async () => {
    const lawyer = await newLawyer()
    const consultationId = newConsultationId()
    await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
    const { offer } = await lawyer.until((desk) => desk.offer !== null)
    expect(offer).toMatchObject({ field: 'labour', personMask: '王**', facts: '工资拖欠三个月' })
    expect(JSON.stringify(offer)).not.toContain('11010519491231002X')
    await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence })
    const inCall = await terminal.until((view) => view.state === 'connected')
    expect(inCall.call).toMatchObject({ self: 'citizen', parties: ['lawyer'], recordingAllowed: false })
    expect(inCall.lawyer?.licence).toMatch(/^\d{17}$/)
    await terminal.ask({ type: 'call-event', consultationId, event: 'reconnecting' })
    await terminal.ask({ type: 'call-event', consultationId, event: 'connected' })
    await lawyer.ask({ type: 'summarise', consultationId })
    await lawyer.ask({ type: 'sign', consultationId, record })
    const signed = await terminal.until((view) => view.state === 'signed')
    expect(signed.record).toEqual(record)
    await terminal.ask({ type: 'rate', consultationId, rating: { level: 5, words: '' } })
    await terminal.until((view) => view.state === 'closed')

    const supervisor = await signInAs(running, 'supervisor')
    const path = `/consultations/${consultationId}/trace/looks`
    expect((await supervisor.ask('POST', path, { ground: 'quality' })).status).toBe(400)
    expect((await supervisor.ask('POST', path, { reason: '抽查质量' })).status).toBe(400)
    // It is nobody's own work, whatever is claimed.
    expect((await supervisor.ask('POST', path, { ground: 'handling', reason: '抽查质量' })).status).toBe(400)
    const trace: unknown = await (await supervisor.ask('POST', path, WHY)).json()
    expect(trace).toMatchObject({ firstBroken: null })
    const kinds = (trace as { entries: { kind: string }[] }).entries.map((entry) => entry.kind)
    expect(kinds).toEqual([
      'created',
      'identified',
      'consented',
      'queued',
      'offered',
      'connected',
      'reconnecting',
      'connected',
      'summarising',
      'signed',
      'rated',
      'closed',
    ])
    const clerk = await signInAs(running, 'clerk')
    expect((await clerk.ask('POST', path, WHY)).status).toBe(403)
    expect(running.logged.join()).not.toMatch(/王秀英|11010519491231002X|工资拖欠/)
  })

  it('happens once, however often it is asked, and an offer is not taken with an old number', async () => {
    const lawyer = await newLawyer()
    const consultationId = newConsultationId()
    const ask = { type: 'request', consultationId, request: consultationRequest() } as const
    await terminal.ask(ask, 'the-same-ask')
    await terminal.ask(ask, 'the-same-ask')
    const { offer } = await lawyer.until((desk) => desk.offer !== null)
    const old = await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence - 1 })
    expect(old).toEqual({ ok: false, error: { kind: 'refused', problem: 'conflict' } })
    await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence }, 'accept-once')
    expect(await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence }, 'accept-once')).toMatchObject({
      ok: true,
    })
    const view = await terminal.until((one) => one.state === 'connected')
    expect(view.trace.entries).toBe(6)
  })

  it('is offered to the next lawyer when the first one looks away or declines, and keeps its place', async () => {
    const first = await newLawyer()
    const consultationId = newConsultationId()
    await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
    await first.until((desk) => desk.offer !== null)
    const second = await newLawyer('lawyer2')
    const offer = await passUntilOffered(second, DISPATCH_RULES.offerMs + 8_000)
    expect((await first.until((desk) => desk.offer === null)).offer).toBeNull()
    await second.ask({ type: 'decline', consultationId, fence: offer.fence, reason: 'conflict' })
    expect((await passUntilOffered(first, DISPATCH_RULES.passOverMs + 8_000)).consultationId).toBe(consultationId)
  })

  it('is never offered to a lawyer who acts for the other side', async () => {
    const admin = await signInAs(running, 'admin')
    const list = (await (await admin.ask('GET', '/dispatch/lawyers')).json()) as {
      lawyers: { accountId: string; profile: { face: { name: string } } }[]
    }
    const adviser = list.lawyers.find((one) => one.profile.face.name.startsWith('陈明远'))!
    const told = await admin.ask('PUT', `/dispatch/lawyers/${adviser.accountId}/parties`, {
      clients: ['大山建筑公司'],
      adversaries: [],
    })
    expect(told.status).toBe(204)
    await newLawyer()
    const request = consultationRequest({ opponentName: '大山 建筑公司', language: 'en' })
    const answer = await terminal.ask({ type: 'request', consultationId: newConsultationId(), request })
    expect(answer).toMatchObject({ ok: true, value: { state: 'queued', outlook: { kind: 'no-lawyer' } } })
  })

  it('is handed over with the file, and the citizen keeps the time waited', async () => {
    const adviser = await newLawyer()
    const specialist = await newLawyer('lawyer2')
    const consultationId = newConsultationId()
    await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
    const { offer } = await adviser.until((desk) => desk.offer !== null)
    await adviser.ask({ type: 'accept', consultationId, fence: offer!.fence })
    const continuesAs = newConsultationId()
    await adviser.ask({ type: 'transfer', consultationId, continuesAs, field: 'labour', note: '涉及工伤认定' })
    const handed = await specialist.until((desk) => desk.offer?.consultationId === continuesAs)
    expect(handed.offer).toMatchObject({ facts: '工资拖欠三个月', handover: { note: '涉及工伤认定' } })
    await terminal.until((view) => view.id === continuesAs)
    expect(terminal.views.find((view) => view.id === consultationId && view.state === 'transferred')?.continuesAs).toBe(
      continuesAs,
    )
  })
})

describe('the queue', () => {
  it('and its places are there after a restart of the centre', async () => {
    const signers = [await running.newTerminal(), await running.newTerminal()] as const
    const ids = [newConsultationId(), newConsultationId()] as const
    for (const index of [0, 1] as const) {
      const end = connectTerminal(url, signers[index])
      open.push(end)
      await end.ask({ type: 'request', consultationId: ids[index], request: consultationRequest() })
      running.clock.advance(1)
    }
    for (const end of open.splice(0)) end.live.close()
    await running.restart()
    const lawyer = await newLawyer()
    // The terminals are not there yet: nobody is offered a call to an empty place.
    expect((await lawyer.until(() => true)).offer).toBeNull()
    const ends = signers.map((signer) => connectTerminal(url, signer))
    open.push(...ends)
    for (const [index, end] of ends.entries()) await end.until((view) => view.id === ids[index])
    running.clock.advance(1_100)
    const { offer } = await lawyer.until((desk) => desk.offer !== null)
    expect(ids).toContain(offer?.consultationId)
    expect((await ends[1]!.until((view) => view.place === 1)).waitingSinceMs).not.toBeNull()
  })

  it('tells place and outlook, and gives the place to who leaves no more', async () => {
    const second = await newTerminal()
    const first = newConsultationId()
    const later = newConsultationId()
    await terminal.ask({ type: 'request', consultationId: first, request: consultationRequest() })
    running.clock.advance(1)
    const answer = await second.ask({ type: 'request', consultationId: later, request: consultationRequest() })
    expect(answer).toMatchObject({ ok: true, value: { state: 'queued', outlook: { kind: 'no-lawyer' } } })
    await terminal.ask({ type: 'leave', consultationId: first, as: 'converted_to_message' })
    expect((await terminal.until((view) => view.state === 'converted_to_message')).place).toBeNull()
    running.clock.advance(2_000)
    expect((await second.until((view) => view.place === 1)).id).toBe(later)
  })
})

describe('a ticket', () => {
  const TICKET = 'K7M2QX'
  const comeBack = { type: 'come-back', ticket: TICKET, idNumber: '11010519491231002X' } as const
  const refusal = (problem: string) => ({ ok: false, error: { kind: 'refused', problem } })
  const leaveWithTicket = async () => {
    const consultationId = newConsultationId()
    await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
    const held = await terminal.ask({ type: 'hold', consultationId, ticket: TICKET })
    expect(held).toMatchObject({ ok: true, value: { state: 'held', heldUntilMs: running.clock.nowMs() + HOLD_MS } })
    return consultationId
  }
  const HOLD_MS = DISPATCH_RULES.holdMs

  it('keeps the place of who leaves, offers him to nobody, and he comes back by another terminal', async () => {
    const consultationId = await leaveWithTicket()
    running.clock.advance(1)
    const other = await newTerminal()
    const later = newConsultationId()
    await other.ask({ type: 'request', consultationId: later, request: consultationRequest() })
    const lawyer = await newLawyer()
    running.clock.advance(1_100)
    const { offer } = await lawyer.until((desk) => desk.offer !== null)
    expect(offer?.consultationId).toBe(later)
    await other.ask({ type: 'leave', consultationId: later, as: 'abandoned' })
    await lawyer.until((desk) => desk.offer === null)

    expect(await other.ask({ type: 'find-ticket', ticket: TICKET })).toMatchObject({
      ok: true,
      value: { consultationId, asksPerson: true },
    })
    const third = await newTerminal()
    const back = await other.ask({ ...comeBack, consultationId }, 'back-once')
    expect(back).toMatchObject({ ok: true, value: { request: { facts: '工资拖欠三个月' } } })
    expect(await other.ask({ ...comeBack, consultationId }, 'back-once')).toMatchObject({ ok: true })
    expect(await other.ask({ ...comeBack, consultationId })).toMatchObject({ ok: true })
    expect(await third.ask({ ...comeBack, consultationId })).toEqual(refusal('conflict'))
    const supervisor = await signInAs(running, 'supervisor')
    const path = `/consultations/${consultationId}/trace/looks`
    const trace = (await (await supervisor.ask('POST', path, WHY)).json()) as { entries: { kind: string }[] }
    expect(trace.entries.filter(({ kind }) => kind === 'held' || kind === 'came-back')).toHaveLength(2)
    expect(JSON.stringify(trace)).not.toContain(TICKET)
    expect(running.logged.join()).not.toContain(TICKET)
  })

  it('opens to nobody without the card of who left, nor in another county, and not to who tries them all', async () => {
    const consultationId = await leaveWithTicket()
    expect(await terminal.ask({ ...comeBack, idNumber: '110105194912310011', consultationId })).toEqual(
      refusal('not-found'),
    )
    expect(await terminal.ask({ ...comeBack, idNumber: null, consultationId })).toEqual(refusal('not-found'))
    const elsewhere = connectTerminal(url, await running.newTerminal('331082'))
    open.push(elsewhere)
    expect(await elsewhere.ask({ type: 'find-ticket', ticket: TICKET })).toEqual(refusal('not-found'))
    expect(await elsewhere.ask({ ...comeBack, consultationId })).toEqual(refusal('not-found'))
    for (let tries = 0; tries < 30; tries += 1) await elsewhere.ask({ type: 'find-ticket', ticket: 'AAAAAA' })
    expect(await elsewhere.ask({ type: 'find-ticket', ticket: TICKET })).toEqual(refusal('rate-limited'))
    expect(await terminal.ask({ ...comeBack, consultationId })).toMatchObject({ ok: true })
  })

  it('is kept over a restart of the centre; after its time staff are told that nobody came', async () => {
    const consultationId = await leaveWithTicket()
    terminal.live.close()
    await running.restart()
    let clerk = await signInAs(running, 'clerk')
    const queue = async () => (await (await clerk.ask('GET', '/dispatch/queue')).json()) as QueueView
    running.clock.advance(1_100)
    await vi.waitUntil(async () => (await queue()).waiting[0]?.place === 1)
    expect(await queue()).toMatchObject({
      waiting: [{ id: consultationId, state: 'held', place: 1, field: 'labour', urgent: false }],
      noShows: [],
    })
    running.clock.advance(HOLD_MS + 1_100)
    clerk = await signInAs(running, 'clerk')
    await vi.waitUntil(async () => (await queue()).noShows.length === 1)
    const told = await queue()
    expect(told).toMatchObject({ waiting: [], noShows: [{ id: consultationId, field: 'labour' }] })
    expect(JSON.stringify(told)).not.toMatch(/王秀英|工资拖欠|11010519/)
    const other = await newTerminal()
    expect(await other.ask({ type: 'find-ticket', ticket: TICKET })).toEqual(refusal('not-found'))
  })
})

describe('an application that comes out of a talk', () => {
  it('is named in its trace, once, and only of the same county', async () => {
    const signer = await running.newTerminal()
    const end = connectTerminal(url, signer)
    open.push(end)
    const lawyer = await newLawyer()
    const consultationId = newConsultationId()
    await end.ask({ type: 'request', consultationId, request: consultationRequest() })
    const { offer } = await lawyer.until((desk) => desk.offer !== null)
    await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence })
    await lawyer.ask({ type: 'summarise', consultationId })
    await lawyer.ask({ type: 'sign', consultationId, record })
    const application = { ...buildApplication(signer), consultationId }
    expect((await signer.submit(application)).status).toBe(201)
    expect((await signer.submit(application)).status).toBe(200)
    const elsewhere = await running.newTerminal('331082')
    expect((await elsewhere.submit({ ...buildApplication(elsewhere), consultationId })).status).toBe(201)
    const supervisor = await signInAs(running, 'supervisor')
    const path = `/consultations/${consultationId}/trace/looks`
    const trace = (await (await supervisor.ask('POST', path, WHY)).json()) as {
      firstBroken: number | null
      entries: { kind: string; body: unknown }[]
    }
    expect(trace.firstBroken).toBeNull()
    expect(trace.entries.filter(({ kind }) => kind === 'application').map(({ body }) => body)).toEqual([
      { applicationId: application.id },
    ])
  })
})

describe('the live door', () => {
  const refusal = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(url().replace('http', 'ws') + path, { headers })
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      socket.on('open', () => resolve(101))
      socket.on('error', () => {})
    })

  it('stays shut to strangers, to other pages, to clerks and to other roads', async () => {
    const lawyer = await signInAs(running, 'lawyer')
    const clerk = await signInAs(running, 'clerk')
    const stranger = await running.newTerminal()
    expect(await refusal('/v1/live', {})).toBe(401)
    expect(await refusal('/v1/live', { authorization: stranger.authorization('GET', '/v1/other') })).toBe(401)
    expect(await refusal('/console/api/live', { cookie: lawyer.cookie, origin: 'https://elsewhere.example' })).toBe(401)
    expect(await refusal('/console/api/live', { cookie: lawyer.cookie })).toBe(401)
    expect(await refusal('/console/api/live', { cookie: clerk.cookie, origin: url() })).toBe(401)
    expect(await refusal('/console/api/elsewhere', { cookie: lawyer.cookie, origin: url() })).toBe(404)
    expect(await refusal('/console/api/live', { cookie: lawyer.cookie, origin: url() })).toBe(101)
  })

  it('carries signals between the two of a call only, and only with the token', async () => {
    const lawyer = await newLawyer()
    const consultationId = newConsultationId()
    await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
    const { offer } = await lawyer.until((desk) => desk.offer !== null)
    await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence })
    const { call } = await terminal.until((view) => view.state === 'connected')
    const heard: unknown[] = []
    const first = new Promise<void>((resolve) => {
      lawyer.live.onTold((body) => {
        heard.push(body)
        resolve()
      })
    })
    const outsider = await newTerminal()
    await outsider.ask({ type: 'look', consultationId })
    const envelope = { consultationId, from: 'citizen', to: 'lawyer', token: call!.token, payload: 'right' }
    outsider.live.tell({ ...envelope, payload: 'from another terminal' })
    terminal.live.tell({ ...envelope, token: 'x'.repeat(64), payload: 'with a wrong token' })
    terminal.live.tell({ ...envelope, from: 'lawyer', payload: 'in another name' })
    terminal.live.tell(envelope)
    await first
    expect(heard).toEqual([{ ...envelope, token: '' }])
  })
})
