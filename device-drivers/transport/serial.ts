/** Serial lines by node-serialport. `close` is not reliable after an unplug: drivers poll and time out on top. */
import { err, ok } from '@lutong/core/result.ts'
import { SerialPort } from 'serialport'
import { fault } from '../contract/device.ts'
import { createLineEvents, type OpenTransport, plainLine } from './byte-transport.ts'
import { watchNode } from './node-watch.ts'

/** Opens `path` at 8N1. A missing path or a refused open is NO_DEVICE. */
export const serialTransport =
  (path: string, baudRate: number): OpenTransport =>
  () =>
    new Promise((resolve) => {
      const events = createLineEvents()
      const port = new SerialPort({ path, baudRate, autoOpen: false })
      port.on('data', (chunk: Buffer) => events.bytes(chunk))
      port.on('close', events.ended)
      port.on('error', events.ended)
      port.open((failure) => {
        if (failure) return resolve(err(fault('NO_DEVICE')))
        const stopWatching = watchNode(path, events.ended)
        events.onClosed(stopWatching)
        resolve(
          ok({
            info: plainLine('serial'),
            write: (bytes) =>
              new Promise((settle) => {
                if (!port.isOpen) return settle(err(fault('DISCONNECTED')))
                port.write(Buffer.from(bytes), (error) => {
                  if (!error) return settle(ok(null))
                  events.ended()
                  settle(err(fault('DISCONNECTED')))
                })
              }),
            onBytes: events.onBytes,
            onClosed: events.onClosed,
            close: () =>
              new Promise((settle) => {
                events.ended()
                if (!port.isOpen) return settle()
                port.close(() => settle())
              }),
          }),
        )
      })
    })
