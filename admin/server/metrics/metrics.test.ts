import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { connectTerminal, consultationRequest, newConsultationId } from '../testing/live-ends.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'

let running: RunningCentre
let terminal: SigningTerminal
beforeAll(async () => {
  running = await startCentre({ metricsPort: 0 })
  terminal = await running.newTerminal()
})
afterAll(() => running.end())

const metricsUrl = () => running.centre.metricsUrl ?? 'nowhere'
const figures = async (): Promise<string> => (await fetch(metricsUrl())).text()
/** Value of the one line that begins so. */
const valueOf = (text: string, name: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length + 1))
}

describe('a centre that is measured', () => {
  it('counts requests by pattern, what intake did with applications, and the writes that shared a commit', async () => {
    const application = buildApplication(terminal)
    expect((await terminal.submit(application)).status).toBe(201)
    expect((await terminal.submit(application)).status).toBe(200)
    expect((await terminal.submit(buildApplication(terminal, { forms: [] }))).status).toBe(400)
    const text = await figures()
    const route = 'method="PUT",route="/v1/applications/:id"'
    expect(valueOf(text, `lutong_request_duration_seconds_count{${route},status="201"}`)).toBe(1)
    expect(valueOf(text, `lutong_request_duration_seconds_bucket{le="+Inf",${route},status="400"}`)).toBe(1)
    expect(valueOf(text, 'lutong_intake_total{outcome="accepted",code=""}')).toBe(1)
    expect(valueOf(text, 'lutong_intake_total{outcome="repeated",code=""}')).toBe(1)
    expect(valueOf(text, 'lutong_intake_total{outcome="refused",code="invalid-request"}')).toBe(1)
    expect(valueOf(text, 'lutong_group_commit_size_count{of="applications"}')).toBe(1)
    expect(valueOf(text, 'lutong_consultations_waiting')).toBe(0)
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0)
  })

  it('says how many sockets are open and how many people wait', async () => {
    const host = connectTerminal(() => running.centre.url, terminal, running.clock)
    await host.ask({ type: 'request', consultationId: newConsultationId(), request: consultationRequest() })
    await vi.waitFor(async () => expect(valueOf(await figures(), 'lutong_consultations_waiting')).toBe(1))
    expect(valueOf(await figures(), 'lutong_live_sockets{door="terminal"}')).toBe(1)
    host.live.close()
    await vi.waitFor(async () => expect(valueOf(await figures(), 'lutong_live_sockets{door="terminal"}')).toBe(0))
  })

  it('names nobody: no person, no case, no terminal, no address with an id in it', async () => {
    const answer = await terminal.submit(buildApplication(terminal))
    const { receipt } = (await answer.json()) as { receipt: { body: { caseNumber: string } } }
    const text = await figures()
    for (const secret of [samplePerson.name, samplePerson.idNumber, receipt.body.caseNumber, terminal.id])
      expect(text).not.toContain(secret)
    await fetch(`${running.centre.url}/nowhere/${samplePerson.idNumber}`)
    expect(await figures()).not.toContain(samplePerson.idNumber)
  })

  it('tells them at a door of its own, on loopback, and nowhere else', async () => {
    expect(new URL(metricsUrl()).hostname).toBe('127.0.0.1')
    expect((await fetch(`${running.centre.url}/metrics`)).status).toBe(404)
    expect((await fetch(metricsUrl().replace('/metrics', '/'))).status).toBe(404)
  })
})

it('a centre that nobody asked to be measured opens no such door', async () => {
  const other = await startCentre()
  expect(other.centre.metricsUrl).toBeUndefined()
  await other.end()
})
