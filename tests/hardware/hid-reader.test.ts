/** The ID-card reader as a true HID device: enumerated by the kernel, read through hidraw by node-hid. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../core/clock.ts'
import type { IdCardReader } from '../../device-drivers/contract/id-card-reader.ts'
import { openIdCardReader } from '../../device-drivers/id-card-reader/driver.ts'
import { hidSdt } from '../../device-drivers/id-card-reader/profiles.ts'
import { gadgetWire, zeroPadded } from '../../device-drivers/simulators/gadget-end.ts'
import {
  type IdCardReaderSimulator,
  startIdCardReaderSimulator,
} from '../../device-drivers/simulators/id-card-reader/simulator.ts'
import { superviseDevice } from '../../device-drivers/supervisor.ts'
import { hidTransport } from '../../device-drivers/transport/hid.ts'
import { type Gadget, plugIn, until } from './gadget.ts'

const { vendorId, productId } = hidSdt.usb
let gadget: Gadget
let module: IdCardReaderSimulator
const supervise = () =>
  superviseDevice<IdCardReader>(
    (counters) =>
      openIdCardReader({
        open: hidTransport(hidSdt.usb, hidSdt.wrapping),
        profile: hidSdt,
        clock: systemClock,
        counters,
      }),
    systemClock,
  )
let reader: ReturnType<typeof supervise>
const startModule = async () => {
  module = await startIdCardReaderSimulator({
    line: '',
    controlPort: 0,
    baudRate: 0,
    wire: gadgetWire(gadget.node, zeroPadded(64)),
  })
}
const control = (path: string, method: string, body?: unknown) =>
  fetch(`http://127.0.0.1:${module.controlPort}/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const ready = () => until(() => (reader.status.state === 'ready' ? reader.current : undefined))
const pull = async () => {
  const startedMs = performance.now()
  gadget.unplug()
  await until(() => (reader.status.state === 'absent' ? true : undefined))
  const tookMs = performance.now() - startedMs
  await module.stop()
  return tookMs
}
const replug = async () => {
  gadget.plug()
  await startModule()
  return ready()
}
beforeAll(async () => {
  gadget = plugIn('reader', vendorId, productId, { function: 'hid' })
  await startModule()
  reader = supervise()
})
afterAll(async () => {
  await reader.close()
  await module.stop()
  gadget.unplug()
})

describe('the reader on hidraw', () => {
  it('is found by vendor and product and says who it is', async () => {
    const { identity } = await ready()
    expect(identity).toMatchObject({ attachment: 'hid', serialNumber: expect.stringContaining('05.03') })
    expect(identity.model).toContain('Simulated reader')
  })

  it('reads a card through 64-byte reports', async () => {
    const current = await ready()
    await control('card', 'POST', { preset: 'elder' })
    expect(await current.readCard({ deadlineMs: 20_000 })).toMatchObject({ ok: true })
    await control('card', 'DELETE')
  })

  it('is missed within two seconds when it is pulled while idle, and comes back', async () => {
    await ready()
    expect(await pull()).toBeLessThan(2_000)
    const current = await replug()
    await control('card', 'POST', { preset: 'elder' })
    expect(await current.readCard({ deadlineMs: 20_000 })).toMatchObject({ ok: true })
    await control('card', 'DELETE')
  })

  it('ends a read that was under way when it was pulled', async () => {
    const current = await ready()
    const reading = current.readCard({ deadlineMs: 50_000 })
    await until(() => (reader.status.state === 'busy' ? true : undefined))
    expect(await pull()).toBeLessThan(2_000)
    expect(await reading).toMatchObject({ ok: false, error: { code: 'DISCONNECTED' } })
    await replug()
  })
})
