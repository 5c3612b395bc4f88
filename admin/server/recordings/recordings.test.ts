import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TakeView } from '@lutong/core/consultation/recording.ts'
import { Colleagues } from '@lutong/core/contracts/live.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { LiveClient } from '@lutong/video-consult/signalling/client.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sealOfTake } from '../../store/kysely/recording-seal.ts'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  type LawyerEnd,
  newConsultationId,
  type TerminalEnd,
} from '../testing/live-ends.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { restingFiles } from '../testing/resting-files.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, signInNamed, type StaffDesk } from '../testing/staff-desk.ts'
import { blobOfPiece } from './piece-blob.ts'
import { QUIET_MS } from './sweep.ts'

const DAY_MS = 24 * 3_600_000
const CANARY = 'CANARY-of-what-was-said'
const AGREED = {
  processing: true,
  sharingMaterials: false,
  textVersion: '1',
  recordingTextVersion: '1',
  atMs: 1,
} as const

let running: RunningCentre
let signing: SigningTerminal
let terminal: TerminalEnd
let desk: StaffDesk
let lawyer: LawyerEnd
let supervisor: StaffDesk
const open: { live: LiveClient }[] = []
const url = () => running.centre.url

const offerRecording = async (keptDays = 30) => {
  const admin = await signInAs(running, 'admin')
  expect((await admin.ask('PUT', '/recording-offer', { offered: true, keptDays })).status).toBe(204)
}
const connectEnds = async () => {
  terminal = connectTerminal(url, signing)
  desk = await signInNamed(running, 'lawyer')
  lawyer = connectLawyer(url, desk)
  open.push(terminal, lawyer)
  await lawyer.ask({ type: 'availability', availability: 'available' })
}
const callWith = async (recording: boolean): Promise<ConsultationId> => {
  const consultationId = newConsultationId()
  const request = consultationRequest({ consents: { ...AGREED, recording } })
  await terminal.ask({ type: 'request', consultationId, request })
  const { offer } = await lawyer.until((now) => now.offer?.consultationId === consultationId)
  expect(offer?.recorded).toBe(recording)
  await lawyer.ask({ type: 'accept', consultationId, fence: offer?.fence ?? 0 })
  await terminal.until((view) => view.id === consultationId && view.call !== null)
  return consultationId
}
const pathOf = (id: string, take: string, seq: number, last = false) =>
  `/consultations/${id}/recording/${take}/${seq}?mediaType=video%2Fwebm&endMs=${(seq + 1) * 4000}&last=${last ? 'yes' : 'no'}`
const fromKiosk = (id: string, take: string, seq: number, words: string, last = false) =>
  signing.send('PUT', `/v1${pathOf(id, take, seq, last)}`, Buffer.from(words), {
    contentType: 'application/octet-stream',
  })
const fromDesk = (id: string, take: string, seq: number, words: string, last = false) =>
  fetch(`${url()}/console/api${pathOf(id, take, seq, last)}`, {
    method: 'PUT',
    headers: { cookie: desk.cookie, origin: url(), 'content-type': 'application/octet-stream' },
    body: words,
  })
const Trace = z.object({
  firstBroken: z.int().nullable(),
  entries: z.array(z.object({ kind: z.string(), actor: z.string(), body: z.json() })),
})
const traceOf = async (id: string) => {
  const answer = await supervisor.ask('POST', `/consultations/${id}/trace/looks`, {
    ground: 'quality',
    reason: '抽查质量',
  })
  return Trace.parse(await answer.json())
}
const recordingEntries = async (id: string) =>
  (await traceOf(id)).entries.filter(({ kind }) => kind.startsWith('recording-'))
const kindsOf = async (id: string) => (await recordingEntries(id)).map(({ kind }) => kind)
const Look = z.object({ pass: z.string(), takes: z.array(TakeView) })
const lookAt = async (id: string, who = supervisor) => {
  const answer = await who.ask('POST', `/consultations/${id}/recording/looks`, {
    ground: 'complaint',
    reason: '当事人投诉，核对',
  })
  return { status: answer.status, look: answer.status === 200 ? Look.parse(await answer.json()) : undefined }
}
const pieceOf = (id: string, party: string, take: string, seq: number, pass: string, who = supervisor) =>
  who.ask('GET', `/consultations/${id}/recording/${party}/${take}/${seq}`, undefined, { 'lutong-look': pass })
const blobPath = (id: string, party: string, take: string, seq: number, words: string) => {
  const sha256 = createHash('sha256').update(words).digest('hex')
  const blob = blobOfPiece({ consultationId: id, party, take, seq, sha256 })
  return join(running.dataFolder, 'blobs', blob.slice(0, 2), blob)
}
const hasFile = (path: string) => statSync(path, { throwIfNoEntry: false }) !== undefined
/** The sweep is asked by timers: time goes on until it has said so in the log. */
const passUntilLogged = async (event: string, stepMs: number) => {
  for (let step = 0; step < 200 && !running.logged.join().includes(event); step++) {
    running.clock.advance(stepMs)
    await signing.ask({ by: 'id-card', idNumber: '11010519491231002X' })
  }
  expect(running.logged.join()).toContain(event)
}

beforeEach(async () => {
  running = await startCentre()
  signing = await running.newTerminal()
  supervisor = await signInAs(running, 'supervisor')
  await connectEnds()
})
afterEach(async () => {
  for (const end of open.splice(0)) end.live.close()
  await running.end()
})

describe('a recording', () => {
  it('is offered only where the administrator has said so', async () => {
    expect(await terminal.ask({ type: 'recording-offer' })).toMatchObject({ ok: true, value: { offered: false } })
    // An answer to what was never offered is no consent.
    const id = newConsultationId()
    await terminal.ask({
      type: 'request',
      consultationId: id,
      request: consultationRequest({ consents: { ...AGREED, recording: true } }),
    })
    const { offer } = await lawyer.until((now) => now.offer !== null)
    expect(offer?.recorded).toBe(false)
    await lawyer.ask({ type: 'accept', consultationId: id, fence: offer?.fence ?? 0 })
    expect((await terminal.until((view) => view.call !== null)).call?.recordingAllowed).toBe(false)
    expect((await supervisor.ask('PUT', '/recording-offer', { offered: true, keptDays: 1 })).status).toBe(403)
    await offerRecording(45)
    expect(await terminal.ask({ type: 'recording-offer' })).toMatchObject({ value: { offered: true, keptDays: 45 } })
  })

  it('is kept piece by piece from both sides, each once, and its end is in the chain', async () => {
    await offerRecording()
    const id = await callWith(true)
    const [mine, theirs] = [randomUUID(), randomUUID()]
    expect(await (await fromKiosk(id, mine, 0, `${CANARY} 0`)).json()).toEqual({ next: 1 })
    expect(await (await fromDesk(id, theirs, 0, 'lawyer 0')).json()).toEqual({ next: 1 })
    expect(await (await fromKiosk(id, mine, 0, `${CANARY} 0`)).json()).toEqual({ next: 1 })
    expect((await fromKiosk(id, mine, 0, 'another')).status).toBe(422)
    expect(await (await fromKiosk(id, mine, 2, 'too far')).json()).toEqual({ next: 1 })
    expect(await (await fromKiosk(id, mine, 1, `${CANARY} 1`, true)).json()).toEqual({ next: 2 })
    // The answer was lost and it comes again: nothing new happens.
    expect(await (await fromKiosk(id, mine, 1, `${CANARY} 1`, true)).json()).toEqual({ next: 2 })
    const seal = sealOfTake(
      [`${CANARY} 0`, `${CANARY} 1`].map((words) => ({
        sizeBytes: words.length,
        sha256: createHash('sha256').update(words).digest('hex'),
      })),
    )
    const entries = await recordingEntries(id)
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...['recording-consented', 'recording-begun', 'recording-begun', 'recording-ended'],
    ])
    expect(entries.at(-1)?.body).toEqual({ party: 'citizen', take: mine, how: 'stopped', ...seal })
    for (const { bytes, path } of restingFiles([running.dataFolder])) expect(bytes.includes(CANARY), path).toBe(false)
    expect(running.logged.join()).not.toContain(CANARY)
  })

  it('is taken from nobody else, nor where it was refused', async () => {
    await offerRecording()
    const refused = await callWith(false)
    expect((await fromKiosk(refused, randomUUID(), 0, 'no')).status).toBe(403)
    expect(await kindsOf(refused)).toEqual(['recording-refused'])
    await lawyer.ask({ type: 'summarise', consultationId: refused })
    await lawyer.ask({
      type: 'sign',
      consultationId: refused,
      record: { facts: '', issue: '', advice: '好', lawsCited: [], nextSteps: '', legalAidTold: true },
    })
    const id = await callWith(true)
    signing = await running.newTerminal()
    expect((await fromKiosk(id, randomUUID(), 0, 'a stranger')).status).toBe(404)
    desk = await signInNamed(running, 'lawyer2')
    expect((await fromDesk(id, randomUUID(), 0, 'a stranger')).status).toBe(404)
  })

  it('stops and goes when the citizen takes the consent back', async () => {
    await offerRecording()
    const id = await callWith(true)
    const [mine, theirs] = [randomUUID(), randomUUID()]
    await fromKiosk(id, mine, 0, 'mine')
    await fromDesk(id, theirs, 0, 'theirs')
    await terminal.ask({ type: 'withdraw-recording', consultationId: id })
    const view = await terminal.until((now) => now.recording === 'withdrawn')
    expect(view.call?.recordingAllowed).toBe(false)
    await lawyer.until((now) => now.current[0]?.call?.recordingAllowed === false)
    expect((await fromKiosk(id, mine, 1, 'later')).status).toBe(403)
    await passUntilLogged('recording.erased', 1_000)
    expect(await kindsOf(id)).toEqual([
      ...['recording-consented', 'recording-begun', 'recording-begun', 'recording-withdrawn', 'recording-ended'],
      ...['recording-ended', 'recording-erasing', 'recording-erased'],
    ])
    expect(hasFile(blobPath(id, 'citizen', mine, 0, 'mine'))).toBe(false)
    expect((await lookAt(id)).status).toBe(404)
    expect((await traceOf(id)).firstBroken).toBeNull()
  })

  it('is told to whoever is asked in before they join, and no more once it was taken back', async () => {
    await offerRecording()
    const consultationId = await callWith(true)
    const guest = connectLawyer(url, await signInNamed(running, 'lawyer2'))
    open.push(guest)
    await guest.ask({ type: 'availability', availability: 'available' })
    const colleagues = await lawyer.ask({ type: 'colleagues', consultationId, role: 'interpreter' })
    const [free] = Colleagues.parse(colleagues.ok ? colleagues.value : undefined)
    await lawyer.ask({ type: 'invite', consultationId, accountId: free?.accountId ?? '', role: 'interpreter' })
    const party = (await terminal.until((view) => view.guests.length > 0)).guests[0]!.party
    await terminal.ask({ type: 'let-in', consultationId, party, agreed: true })
    const rings = await guest.until((now) => now.invitations.length > 0)
    expect(rings.invitations[0]).toMatchObject({ call: null, recorded: true })
    await guest.ask({ type: 'join', consultationId, party, comes: true })
    const inCall = await guest.until((now) => now.invitations[0]?.call != null)
    expect(inCall.invitations[0]?.call?.recordingAllowed).toBe(true)
    await terminal.ask({ type: 'withdraw-recording', consultationId })
    const after = await guest.until((now) => now.invitations[0]?.recorded === false)
    expect(after.invitations[0]?.call?.recordingAllowed).toBe(false)
  })

  it('is closed by the centre where no page does, also by one that was started again', async () => {
    await offerRecording()
    const id = await callWith(true)
    const take = randomUUID()
    await fromKiosk(id, take, 0, 'before')
    for (const end of open.splice(0)) end.live.close()
    await running.restart()
    supervisor = await signInAs(running, 'supervisor')
    await connectEnds()
    expect(await (await fromKiosk(id, take, 1, 'after')).json()).toEqual({ next: 2 })
    await lawyer.ask({ type: 'summarise', consultationId: id })
    // What was under way when the call ended is still let in.
    expect(await (await fromKiosk(id, take, 2, 'the rest')).json()).toEqual({ next: 3 })
    expect((await fromKiosk(id, randomUUID(), 0, 'a new one')).status).toBe(403)
    for (let step = 0; step < 20 && !(await kindsOf(id)).includes('recording-ended'); step++)
      running.clock.advance(QUIET_MS)
    const ended = (await recordingEntries(id)).at(-1)
    expect(ended).toMatchObject({ kind: 'recording-ended', actor: 'centre', body: { how: 'call-over', pieces: 3 } })
    expect((await fromKiosk(id, take, 3, 'too late')).status).toBe(403)
  })

  it('goes on in a new take after a page was lost', async () => {
    await offerRecording()
    const id = await callWith(true)
    const [first, second] = [randomUUID(), randomUUID()]
    await fromKiosk(id, first, 0, 'first')
    await fromKiosk(id, second, 0, 'second', true)
    const entries = await recordingEntries(id)
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...['recording-consented', 'recording-begun', 'recording-ended', 'recording-begun', 'recording-ended'],
    ])
    expect(entries[2]?.body).toMatchObject({ take: first, how: 'page-lost', pieces: 1 })
  })

  it('is looked at for a reason, by supervisors of its region, and the trace says by whom', async () => {
    await offerRecording()
    const id = await callWith(true)
    const take = randomUUID()
    await fromKiosk(id, take, 0, 'one ')
    await fromKiosk(id, take, 1, 'two', true)
    for (const role of ['clerk', 'lawyer', 'admin'] as const)
      expect((await lookAt(id, await signInAs(running, role))).status).toBe(403)
    expect((await supervisor.ask('POST', `/consultations/${id}/recording/looks`, {})).status).toBe(400)
    const { look } = await lookAt(id)
    expect(look?.takes).toMatchObject([{ party: 'citizen', take, durationMs: 8000, open: false }])
    const pass = look?.pass ?? ''
    expect(await (await pieceOf(id, 'citizen', take, 0, pass)).text()).toBe('one ')
    expect(await (await pieceOf(id, 'citizen', take, 1, pass)).text()).toBe('two')
    expect((await pieceOf(id, 'citizen', take, 0, 'x')).status).toBe(403)
    const other = await signInNamed(running, 'city')
    expect((await pieceOf(id, 'citizen', take, 0, pass, other)).status).toBe(403)
    const looked = (await recordingEntries(id)).at(-1)
    expect(looked).toMatchObject({ kind: 'recording-looked-at', body: { reason: '当事人投诉，核对' } })
    expect(looked?.actor).toMatch(/^staff:/)
    const list = await (await supervisor.ask('GET', '/consultations')).json()
    expect(list).toMatchObject({ consultations: [{ id, recording: { state: 'kept', takes: 1 } }], next: null })
  })

  it('does not give out a piece that was changed, moved or taken away', async () => {
    await offerRecording()
    const id = await callWith(true)
    const take = randomUUID()
    const words = ['zero', 'same', 'same']
    for (const [seq, said] of words.entries()) await fromKiosk(id, take, seq, said)
    const { look } = await lookAt(id)
    const pass = look?.pass ?? ''
    const pathAt = (seq: number) => blobPath(id, 'citizen', take, seq, words[seq] ?? '')
    // The same content twice is two files: one can go without the other.
    expect(new Set([0, 1, 2].map(pathAt)).size).toBe(3)
    const bytes = readFileSync(pathAt(0))
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(pathAt(0), bytes)
    writeFileSync(pathAt(1), readFileSync(pathAt(2)))
    rmSync(pathAt(2))
    for (const seq of [0, 1, 2]) expect((await pieceOf(id, 'citizen', take, seq, pass)).status).toBe(422)
  })

  it('is erased when the days that the citizen was told are over, with the intent written first', async () => {
    await offerRecording(2)
    const id = await callWith(true)
    const take = randomUUID()
    await fromKiosk(id, take, 0, 'kept', true)
    // What is set later counts for later recordings.
    await offerRecording(300)
    running.clock.advance(DAY_MS)
    expect(hasFile(blobPath(id, 'citizen', take, 0, 'kept'))).toBe(true)
    await passUntilLogged('recording.erased', DAY_MS / 4)
    expect(hasFile(blobPath(id, 'citizen', take, 0, 'kept'))).toBe(false)
    supervisor = await signInAs(running, 'supervisor')
    expect((await kindsOf(id)).slice(-2)).toEqual(['recording-erasing', 'recording-erased'])
    expect((await traceOf(id)).firstBroken).toBeNull()
  })
  it('finishes an erasure that was cut short, and tells of its beginning once', async () => {
    await offerRecording(1)
    const id = await callWith(true)
    const take = randomUUID()
    await fromKiosk(id, take, 0, 'kept', true)
    const path = blobPath(id, 'citizen', take, 0, 'kept')
    // A disk that does not let go.
    rmSync(path)
    mkdirSync(path)
    await passUntilLogged('recording.erase-failed', DAY_MS / 4)
    supervisor = await signInAs(running, 'supervisor')
    expect((await kindsOf(id)).at(-1)).toBe('recording-erasing')
    rmdirSync(path)
    for (const end of open.splice(0)) end.live.close()
    await running.restart()
    await passUntilLogged('recording.erased', 60_000)
    supervisor = await signInAs(running, 'supervisor')
    expect((await kindsOf(id)).slice(-2)).toEqual(['recording-erasing', 'recording-erased'])
    expect((await kindsOf(id)).filter((kind) => kind === 'recording-erasing')).toHaveLength(1)
  })
})
