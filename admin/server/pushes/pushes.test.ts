import { createHmac, randomUUID } from 'node:crypto'
import { IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ApiClient, registerClient, telephoned } from '../testing/api-client.ts'
import { openReceiver, type Received, type Receiver } from '../testing/receiver.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import type { DeliveriesView } from './console-webhooks.ts'
import { nextTryMs, PUSH_TIMINGS } from './deliveries.ts'

const Message = z.strictObject({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.strictObject({
    caseNumber: z.string(),
    regionCode: z.string(),
    itemCode: z.string(),
    stage: z.string(),
    outcome: z.string().nullable(),
  }),
})

let running: RunningCentre
let admin: StaffDesk
let clerk: StaffDesk
let hotline: ApiClient
let receiver: Receiver
const url = () => running.centre.url
const open = async (pushTo = { privateToo: false, loopbackToo: true }) => {
  running = await startCentre({ pushTo })
  admin = await signInAs(running, 'admin')
  clerk = await signInAs(running, 'clerk')
  hotline = await registerClient(url, admin)
}
beforeEach(async () => {
  receiver = await openReceiver()
})
afterEach(async () => {
  await running.end()
  await receiver.close()
})

const hook = async (covers = 'own', address = receiver.url, client = hotline) => {
  const answer = await admin.ask('PUT', `/clients/${client.id}/webhook`, { url: address, covers })
  const told = (await answer.json()) as { secret?: string }
  return { status: answer.status, told, key: Buffer.from((told.secret ?? '').replace('whsec_', ''), 'base64') }
}
const handIn = async (client = hotline) => {
  const answer = await client.submit(telephoned(), randomUUID())
  return IntakeAnswer.parse(await answer.json()).receipt.body.caseNumber
}
/** The worker looks by its clock. */
const look = (times = 1) => {
  for (let n = 0; n < times; n += 1) running.clock.advance(PUSH_TIMINGS.lookEveryMs)
}
const has = (count: number) =>
  expect
    .poll(
      () => {
        look()
        return receiver.received.length
      },
      { timeout: 15_000, interval: 50 },
    )
    .toBeGreaterThanOrEqual(count)
const read = ({ body }: Received) => Message.parse(JSON.parse(body))
const troubled = async (): Promise<DeliveriesView['deliveries']> =>
  ((await (await admin.ask('GET', '/deliveries')).json()) as DeliveriesView).deliveries

describe('a push', () => {
  it('tells what happened to a case, signed, and no word about a person', async () => {
    await open()
    const { key, status } = await hook()
    expect(status).toBe(200)
    const caseNumber = await handIn()
    await clerk.ask('POST', `/cases/${caseNumber}/moves`, {
      from: 'applied',
      to: 'accepted',
      outcome: null,
      reason: null,
    })
    await has(2)
    const messages = receiver.received.map(read)
    expect(messages.map(({ data, type }) => `${type} ${data.stage}`).toSorted()).toEqual([
      'case.moved accepted',
      'case.received applied',
    ])
    expect(new Set(messages.map(({ data }) => data.caseNumber))).toEqual(new Set([caseNumber]))
    for (const { body, headers } of receiver.received) {
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
      const signature = createHmac('sha256', key).update(signed).digest('base64')
      expect(headers['webhook-signature']).toBe(`v1,${signature}`)
      for (const secret of [samplePerson.name, samplePerson.idNumber, samplePerson.phone])
        expect(body).not.toContain(secret)
    }
    expect(await troubled()).toEqual([])
  })

  it('goes to whoever handed the case in, and to those who were given their regions', async () => {
    await open()
    const platform = await registerClient(url, admin, { name: '省平台', regions: ['33'], acts: ['query'] })
    const elsewhere = await registerClient(url, admin, { name: '外省', regions: ['11'], acts: ['query'] })
    await hook('own')
    const other = await openReceiver()
    const none = await openReceiver()
    try {
      await hook('regions', other.url, platform)
      await hook('regions', none.url, elsewhere)
      const terminal = await running.newTerminal()
      const { buildApplication } = await import('../testing/applications.ts')
      await terminal.submit(buildApplication(terminal))
      await handIn()
      await has(1)
      await expect.poll(() => (look(), other.received.length), { timeout: 15_000 }).toBe(2)
      expect([receiver.received.length, none.received.length]).toEqual([1, 0])
    } finally {
      await other.close()
      await none.close()
    }
  })

  it('that fails is tried again under the same id, later and later, then given up and shown', async () => {
    await open()
    await hook()
    receiver.answer(500)
    await handIn()
    await has(1)
    for (const [index, pauseMs] of PUSH_TIMINGS.backOffMs.entries()) {
      await expect.poll(async () => (await troubled())[0]?.tries, { timeout: 15_000 }).toBe(index + 1)
      running.clock.advance(pauseMs)
      // The sessions of staff end in these days.
      admin = await signInAs(running, 'admin')
      await has(index + 2)
    }
    await expect.poll(async () => (await troubled())[0]?.state, { timeout: 15_000 }).toBe('dead')
    const [dead] = await troubled()
    expect(dead).toMatchObject({ tries: PUSH_TIMINGS.backOffMs.length + 1, failure: 'their-fault' })
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    receiver.answer(204)
    const again = () => admin.ask('POST', `/deliveries/${dead?.eventId}/${hotline.id}/again`)
    expect((await again()).status).toBe(204)
    await expect.poll(async () => (look(), (await troubled()).length), { timeout: 15_000 }).toBe(0)
    expect((await again()).status).toBe(409)
  })

  it('is not lost with the process that was to send it, and survives a restart', async () => {
    await open()
    await hook()
    receiver.answer(503)
    await handIn()
    await has(1)
    receiver.answer(204)
    await running.restart()
    running.clock.advance(PUSH_TIMINGS.leaseMs)
    await has(2)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it('follows no redirect, and asks no more where the address is gone', async () => {
    await open()
    await hook()
    const inner = await openReceiver()
    try {
      receiver.answer(302, { location: inner.url })
      await handIn()
      await has(1)
      await expect.poll(async () => (await troubled())[0]?.failure, { timeout: 15_000 }).toBe('redirected')
      expect(inner.received).toEqual([])
      receiver.answer(410)
      running.clock.advance(PUSH_TIMINGS.backOffMs[0])
      await expect.poll(async () => (look(), (await troubled())[0]?.state), { timeout: 15_000 }).toBe('dead')
    } finally {
      await inner.close()
    }
  })

  it('is not sent into the centre’s own network, by an address or by a name', async () => {
    await open({ privateToo: false, loopbackToo: false })
    for (const address of [receiver.url, 'https://10.0.0.1/', 'https://[::1]/', 'http://hooks.example.cn/'])
      expect((await hook('own', address)).status).toBe(400)
    // A name is taken as it stands, and looked at when it is asked.
    expect((await hook('own', receiver.url.replace('http://127.0.0.1', 'https://localhost'))).status).toBe(200)
    await handIn()
    await expect.poll(async () => (look(), (await troubled())[0]?.failure), { timeout: 15_000 }).toBe('address-refused')
    expect(receiver.received).toEqual([])
  })

  it('ends with the webhook, and with the system', async () => {
    await open()
    await hook()
    expect((await admin.ask('DELETE', `/clients/${hotline.id}/webhook`)).status).toBe(204)
    await handIn()
    await hook()
    await admin.ask('POST', `/clients/${hotline.id}/revocation`)
    expect((await hook()).status).toBe(404)
    const other = await registerClient(url, admin, { name: '别的' })
    await hook('own', receiver.url, other)
    const mine = await handIn(other)
    await has(1)
    expect(receiver.received.map((one) => read(one).data.caseNumber)).toEqual([mine])
    expect((await clerk.ask('GET', '/deliveries')).status).toBe(403)
  })
})

it('waits three days in all', () => {
  const waits = PUSH_TIMINGS.backOffMs.map((_pause, index) => nextTryMs(index, 'not-reached', 0) ?? 0)
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(3 * 24 * 3_600_000)
  expect(nextTryMs(waits.length, 'not-reached', 0)).toBeNull()
})
