/**
 * A printer of the USB printer class through the kernel's usblp: /dev/usb/lpN, read and written without waiting. A read
 * that waits could not be called off: it is asked again and again instead, which also tells an unplug at once (ENODEV).
 */
import { constants, existsSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { err, ok } from '@lutong/core/result.ts'
import { fault } from '../contract/device.ts'
import { createLineEvents, type LineInfo, type OpenTransport } from './byte-transport.ts'
import { watchNode } from './node-watch.ts'

const USB_PRINTER_TIMINGS = {
  /** How often the printer is asked for an answer; a status byte is late by this at most. */
  readEveryMs: 25,
  /** A full buffer in the printer is tried again after this; how long in all, the driver's own deadline says. */
  writeAgainMs: 10,
} as const
/** usblp gives a page at most. */
const READ_BYTES = 4_096
const WRITE_BYTES = 4_096

const codeOf = (problem: unknown): string =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown'

/** IEEE 1284 device id, as usblp shows it: `MFG:…;MDL:…;SN:…;`. */
export const infoFromDeviceId = (deviceId: string): LineInfo => {
  const fields = new Map(
    deviceId.split(';').map((part) => {
      const at = part.indexOf(':')
      return [part.slice(0, at).trim().toUpperCase(), part.slice(at + 1).trim()] as const
    }),
  )
  const one = (...names: readonly string[]) => names.map((name) => fields.get(name)).find((value) => value) ?? null
  return {
    attachment: 'usb-printer',
    model: one('MDL', 'MODEL', 'DES', 'DESCRIPTION'),
    firmware: null,
    serialNumber: one('SN', 'SERN', 'SERIALNUMBER'),
  }
}
const infoOf = (path: string): LineInfo => {
  const file = join('/sys/class/usbmisc', basename(path), 'device/ieee1284_id')
  return infoFromDeviceId(existsSync(file) ? readFileSync(file, 'utf8') : '')
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export const usbPrinterTransport =
  (path: string): OpenTransport =>
  async () => {
    const opened = await open(path, constants.O_RDWR | constants.O_NONBLOCK).catch(() => undefined)
    if (opened === undefined) return err(fault('NO_DEVICE'))
    const handle = opened
    const events = createLineEvents()
    const buffer = Buffer.alloc(READ_BYTES)
    const readOn = async () => {
      while (!events.isClosed()) {
        try {
          const { bytesRead } = await handle.read(buffer, 0, READ_BYTES)
          if (bytesRead > 0 && !events.isClosed()) events.bytes(Uint8Array.from(buffer.subarray(0, bytesRead)))
          else await wait(USB_PRINTER_TIMINGS.readEveryMs)
        } catch (problem) {
          if (codeOf(problem) !== 'EAGAIN') events.ended()
          else await wait(USB_PRINTER_TIMINGS.readEveryMs)
        }
      }
    }
    const reading = readOn()
    const stopWatching = watchNode(path, events.ended)
    let writing: Promise<unknown> = Promise.resolve()
    let closing: Promise<void> | undefined
    const release = async () => {
      stopWatching()
      await reading
      await writing
      await handle.close().catch(() => {})
    }
    events.onClosed(() => void (closing ??= release()))

    const writeAll = async (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length;) {
        if (events.isClosed()) return err(fault('DISCONNECTED'))
        try {
          const { bytesWritten } = await handle.write(bytes, at, Math.min(WRITE_BYTES, bytes.length - at))
          at += bytesWritten
        } catch (problem) {
          if (codeOf(problem) !== 'EAGAIN') {
            events.ended()
            return err(fault('DISCONNECTED'))
          }
          await wait(USB_PRINTER_TIMINGS.writeAgainMs)
        }
      }
      return ok(null)
    }
    return ok({
      info: infoOf(path),
      write: (bytes) => {
        // One after the other: a status question must not land in the middle of a picture.
        const result = writing.then(() => writeAll(bytes))
        writing = result
        return result
      },
      onBytes: events.onBytes,
      onClosed: events.onClosed,
      close: async () => {
        events.ended()
        await closing
      },
    })
  }
