/** Two server processes of one centre, over one PostgreSQL and one NATS: what is asked of one is seen at the other. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import type { CallEnvelope } from '@lutong/core/contracts/live.ts'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { freshDatabase } from '../../store/testing/fresh-database.ts'
import { readNatsSettings } from '../bus/nats-settings.ts'
import { type Centre, createCentre } from '../centre.ts'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  type LawyerEnd,
  newConsultationId,
  type TerminalEnd,
} from '../testing/live-ends.ts'
import { type NatsProcess, startNats } from '../testing/nats-process.ts'
import { PLACE } from '../testing/running-centre.ts'
import { enrolTerminal, type SigningTerminal } from '../testing/signing-terminal.ts'
import { signInNamed } from '../testing/staff-desk.ts'

let nats: NatsProcess
let folder: string
let here: Centre
let there: Centre
let signer: SigningTerminal
let terminal: TerminalEnd
let lawyer: LawyerEnd
const logged: string[] = []

const open = async (databaseUrl: string): Promise<Centre> => {
  const settings = readNatsSettings({ NATS_URL: nats.url })
  if (!settings.ok) throw new Error(settings.error)
  const opened = await createCentre({
    ...{ dataFolder: folder, databaseUrl, nats: settings.value, clock: systemClock },
    log: (event) => void logged.push(event),
    ...{ host: '127.0.0.1', port: 0 },
  })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

// Of the embedded engine there is one process only.
describe.runIf(inject('postgres') !== undefined)('two processes of one centre', () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lutong-two-'))
    nats = await startNats()
    const database = await freshDatabase()
    if (database === undefined) throw new Error('no PostgreSQL')
    here = await open(database.url)
    there = await open(database.url)
    await vi.waitFor(() => expect(logged.filter((event) => event === 'bus.up')).toHaveLength(2))
    const { code } = await here.createEnrolmentCode(PLACE)
    signer = await enrolTerminal(() => here.url, code, Date.now)
    terminal = connectTerminal(() => here.url, signer)
    lawyer = connectLawyer(() => there.url, await signInNamed({ centre: there }, 'lawyer'))
    await lawyer.ask({ type: 'availability', availability: 'available' })
  })
  afterEach(async () => {
    terminal.live.close()
    lawyer.live.close()
    await Promise.all([here.close(), there.close()])
    await nats.stop()
    rmSync(folder, { recursive: true, force: true })
    logged.splice(0)
  })

  it('shut out a terminal that is revoked at the one while its line is the other’s', async () => {
    await vi.waitFor(() => expect(terminal.live.online).toBe(true))
    const admin = await signInNamed({ centre: there }, 'admin')
    expect((await admin.ask('POST', `/terminals/${signer.id}/revocation`)).status).toBe(204)
    await vi.waitFor(() => expect(terminal.live.online).toBe(false), 5_000)
  })

  const beginCall = async () => {
    const consultationId = newConsultationId()
    expect(await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })).toMatchObject({
      ok: true,
    })
    const { offer } = await lawyer.until((desk) => desk.offer?.consultationId === consultationId)
    await lawyer.ask({ type: 'accept', consultationId, fence: offer?.fence ?? 0 })
    const view = await terminal.until((now) => now.id === consultationId && now.state === 'connected')
    const desk = await lawyer.until((now) => now.current[0]?.call != null)
    return { consultationId, citizen: view.call, adviser: desk.current[0]?.call }
  }

  it('bring a citizen at one to a lawyer at the other, and their signals to each other in order', async () => {
    const { adviser, citizen, consultationId } = await beginCall()
    const heard = { terminal: [] as string[], lawyer: [] as string[] }
    const payloadOf = (body: unknown) => String(Reflect.get(Object(body), 'payload'))
    terminal.live.onTold((body) => void heard.terminal.push(payloadOf(body)))
    lawyer.live.onTold((body) => void heard.lawyer.push(payloadOf(body)))
    const said = Array.from({ length: 50 }, (_, index) => `signal-${index}`)
    const envelope = (from: 'citizen' | 'lawyer', payload: string): CallEnvelope => ({
      ...{ consultationId, from, payload, to: from === 'citizen' ? 'lawyer' : 'citizen' },
      token: (from === 'citizen' ? citizen : adviser)?.token ?? '',
    })
    for (const payload of said) {
      terminal.live.tell(envelope('citizen', payload))
      lawyer.live.tell(envelope('lawyer', payload))
    }
    await vi.waitFor(() => expect([heard.terminal.length, heard.lawyer.length]).toEqual([50, 50]))
    expect(heard).toEqual({ terminal: said, lawyer: said })
  })

  it('carry nothing from whoever is not of the call', async () => {
    const { consultationId } = await beginCall()
    const heard = vi.fn()
    lawyer.live.onTold(heard)
    terminal.live.tell({ consultationId, from: 'citizen', to: 'lawyer', token: 'guessed', payload: 'let me in' })
    await vi.waitFor(() => expect(logged).toContain('consultation.refused'))
    expect(heard).not.toHaveBeenCalled()
  })

  it('know a lawyer as gone whose page was at the other, and as back', async () => {
    lawyer.live.close()
    const consultationId = newConsultationId()
    await vi.waitFor(async () => {
      const asked = newConsultationId()
      const answer = await terminal.ask({ type: 'request', consultationId: asked, request: consultationRequest() })
      await terminal.ask({ type: 'leave', consultationId: asked, as: 'abandoned' })
      expect(answer).toMatchObject({ ok: true, value: { state: 'queued' } })
    })
    await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
    const desk = await signInNamed({ centre: here }, 'lawyer')
    lawyer = connectLawyer(() => there.url, { ...desk })
    expect((await lawyer.until((now) => now.offer !== null)).offer?.consultationId).toBe(consultationId)
  })

  it('read what nobody can tell them while NATS is away, and hear each other again once it is back', async () => {
    const again = await nats.kill()
    await vi.waitFor(() => expect(logged.filter((event) => event === 'bus.down')).toHaveLength(2))
    const { consultationId } = await beginCall()
    await lawyer.ask({ type: 'summarise', consultationId })
    await terminal.until((view) => view.state === 'summarising')
    nats = await again()
    await vi.waitFor(() => expect(logged.filter((event) => event === 'bus.up')).toHaveLength(4), { timeout: 10_000 })
  })
})
