/** HID devices by node-hid over hidraw. Its `error` event is the usual sign of an unplug; the device node's end another. */
import { err, ok } from '@lutong/core/result.ts'
import { HIDAsync } from 'node-hid'
import { fault } from '../contract/device.ts'
import { createLineEvents, type OpenTransport } from './byte-transport.ts'
import { type ReportWrapping, unwrapReport, wrapInReports } from './hid-reports.ts'
import { findHidraw, type HidMatch, type HidrawNode } from './hidraw-nodes.ts'
import { watchNode } from './node-watch.ts'

/** What of node-hid is used. */
export interface HidHandle {
  on(event: 'data', listener: (report: Buffer) => void): unknown
  on(event: 'error', listener: (problem: unknown) => void): unknown
  write(report: Buffer): Promise<number>
  close(): Promise<void>
}
interface HidSystem {
  readonly find: (match: HidMatch) => HidrawNode | undefined
  readonly open: (path: string) => Promise<HidHandle>
  readonly watch: (path: string, onGone: () => void) => () => void
}
const SYSTEM: HidSystem = { find: findHidraw, open: (path) => HIDAsync.open(path), watch: watchNode }

/** Opens the device with that vendor and product. Not plugged in, or not ours to open (a udev rule is missing): NO_DEVICE. */
export const hidTransport =
  (match: HidMatch, wrapping: ReportWrapping, system: HidSystem = SYSTEM): OpenTransport =>
  async () => {
    const node = system.find(match)
    if (node === undefined) return err(fault('NO_DEVICE'))
    const events = createLineEvents()
    let handle: HidHandle
    try {
      handle = await system.open(node.path)
    } catch {
      return err(fault('NO_DEVICE', 'hidraw'))
    }
    handle.on('error', events.ended)
    handle.on('data', (report) => {
      const bytes = unwrapReport(report, wrapping)
      if (bytes.length > 0 && !events.isClosed()) events.bytes(bytes)
    })
    let closing: Promise<void> | undefined
    // Closed once, also after an unplug: hidraw keeps the device's memory until its last reader lets go.
    const release = () => {
      closing ??= handle.close().catch(() => {})
      return closing
    }
    const stopWatching = system.watch(node.path, events.ended)
    events.onClosed(() => {
      stopWatching()
      void release()
    })
    return ok({
      info: { attachment: 'hid', model: node.model, firmware: null, serialNumber: node.serialNumber },
      write: async (bytes) => {
        for (const report of wrapInReports(bytes, wrapping)) {
          if (events.isClosed()) return err(fault('DISCONNECTED'))
          try {
            await handle.write(Buffer.from(report))
          } catch {
            events.ended()
            return err(fault('DISCONNECTED'))
          }
        }
        return ok(null)
      },
      onBytes: events.onBytes,
      onClosed: events.onClosed,
      close: () => {
        events.ended()
        return release()
      },
    })
  }
