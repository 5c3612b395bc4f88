/** The HID line without a device: what node-hid may do to it. The true kernel is met in tests/hardware. */
import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HidHandle, hidTransport } from './hid.ts'
import type { ReportWrapping } from './hid-reports.ts'
import { findHidraw } from './hidraw-nodes.ts'

const WRAPPING: ReportWrapping = { reportId: null, reportBytes: 64, framing: 'zero-padded' }
const MATCH = { vendorId: 0x2b8b, productId: 0x2721 }
const NODE = { path: '/dev/hidraw7', model: 'Reader', serialNumber: 'SN1' }

const fakeHandle = () => {
  const emitter = new EventEmitter()
  const written: Buffer[] = []
  let closes = 0
  let refuses = false
  const handle: HidHandle = {
    on: (event, listener) => emitter.on(event, listener),
    write: async (report) => {
      if (refuses) throw new Error('Cannot write to hid device')
      written.push(report)
      return report.length
    },
    close: async () => void (closes += 1),
  }
  return { handle, emitter, written, refuse: () => (refuses = true), closes: () => closes }
}
const openWith = async (fake: ReturnType<typeof fakeHandle>) => {
  let pull = () => {}
  const opened = await hidTransport(MATCH, WRAPPING, {
    find: () => NODE,
    open: async () => fake.handle,
    watch: (_path, onGone) => {
      pull = onGone
      return () => {}
    },
  })()
  if (!opened.ok) throw new Error(opened.error.code)
  let ends = 0
  opened.value.onClosed(() => void (ends += 1))
  return { line: opened.value, pull: () => pull(), ends: () => ends }
}

describe('a HID line', () => {
  it('is NO_DEVICE where nothing is plugged in or it may not be opened', async () => {
    const gone = hidTransport(MATCH, WRAPPING, { find: () => undefined, open: fakeOpen, watch: () => () => {} })
    expect(await gone()).toMatchObject({ ok: false, error: { code: 'NO_DEVICE' } })
    const shut = hidTransport(MATCH, WRAPPING, { find: () => NODE, open: fakeOpen, watch: () => () => {} })
    expect(await shut()).toMatchObject({ ok: false, error: { code: 'NO_DEVICE', raw: 'hidraw' } })
  })
  const fakeOpen = () => Promise.reject(new TypeError('cannot open device with path /dev/hidraw7'))

  it('writes whole reports and says whose they are', async () => {
    const fake = fakeHandle()
    const { line } = await openWith(fake)
    expect(line.info).toMatchObject({ attachment: 'hid', model: 'Reader', serialNumber: 'SN1' })
    expect(await line.write(new Uint8Array(100).fill(7))).toEqual({ ok: true, value: null })
    expect(fake.written.map((report) => report.length)).toEqual([65, 65])
  })

  it('ends once at an error that carries a string, and lets the device go', async () => {
    const fake = fakeHandle()
    const { ends, line, pull } = await openWith(fake)
    fake.emitter.emit('error', 'could not read from HID device')
    fake.emitter.emit('error', 'could not read from HID device')
    pull()
    await line.close()
    expect(ends()).toBe(1)
    expect(fake.closes()).toBe(1)
    expect(await line.write(Uint8Array.of(1))).toMatchObject({ error: { code: 'DISCONNECTED' } })
  })

  it('ends when a write is refused, and when the node is taken away without a word', async () => {
    const refusing = fakeHandle()
    const first = await openWith(refusing)
    refusing.refuse()
    expect(await first.line.write(Uint8Array.of(1))).toMatchObject({ error: { code: 'DISCONNECTED' } })
    expect(first.ends()).toBe(1)
    const silent = await openWith(fakeHandle())
    silent.pull()
    expect(silent.ends()).toBe(1)
  })

  it('gives no bytes after its end', async () => {
    const fake = fakeHandle()
    const { line } = await openWith(fake)
    const seen: number[] = []
    line.onBytes((bytes) => void seen.push(...bytes))
    fake.emitter.emit('data', Buffer.from([1, 2]))
    await line.close()
    fake.emitter.emit('data', Buffer.from([3]))
    expect(seen).toEqual([1, 2])
  })
})

describe('the kernel’s list of HID devices', () => {
  let root: string
  const put = (name: string, uevent: string) => {
    const folder = join(root, 'sys/class/hidraw', name, 'device')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'uevent'), uevent)
  }
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'lutong-sys-'))))
  afterEach(() => rmSync(root, { recursive: true }))

  it('is searched by vendor and product, and by serial number where it is named', () => {
    expect(findHidraw(MATCH, root)).toBeUndefined()
    put('hidraw0', 'DRIVER=hid-generic\nHID_ID=0003:0000046D:0000C31C\nHID_NAME=Keyboard\n')
    put('hidraw1', 'HID_ID=0003:00002B8B:00002721\nHID_NAME=Reader\nHID_UNIQ=A1\n')
    put('hidraw2', 'HID_ID=0003:00002B8B:00002721\nHID_NAME=Reader\nHID_UNIQ=B2\n')
    expect(findHidraw(MATCH, root)).toEqual({ path: join(root, 'dev/hidraw1'), model: 'Reader', serialNumber: 'A1' })
    expect(findHidraw({ ...MATCH, serialNumber: 'B2' }, root)?.path).toBe(join(root, 'dev/hidraw2'))
    expect(findHidraw({ ...MATCH, serialNumber: 'C3' }, root)).toBeUndefined()
  })
})
