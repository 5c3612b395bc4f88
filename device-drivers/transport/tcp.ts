import { connect } from 'node:net'
import { err, ok } from '@lutong/core/result.ts'
import { fault } from '../contract/device.ts'
import { createLineEvents, type OpenTransport, plainLine } from './byte-transport.ts'

const CONNECT_TIMEOUT_MS = 1_500

/** A raw TCP line (JetDirect, port 9100). A refused or silent host is NO_DEVICE. */
export const tcpTransport =
  (host: string, port: number): OpenTransport =>
  () =>
    new Promise((resolve) => {
      const events = createLineEvents()
      const socket = connect({ host, port, noDelay: true })
      socket.setTimeout(CONNECT_TIMEOUT_MS, () => socket.destroy())
      socket.on('error', events.ended)
      socket.on('data', (chunk) => events.bytes(typeof chunk === 'string' ? Buffer.from(chunk) : chunk))
      socket.on('close', () => {
        events.ended()
        resolve(err(fault('NO_DEVICE')))
      })
      socket.on('connect', () => {
        socket.setTimeout(0)
        resolve(
          ok({
            info: plainLine('tcp'),
            write: (bytes) =>
              new Promise((settle) => {
                if (socket.destroyed || !socket.writable) return settle(err(fault('DISCONNECTED')))
                socket.write(bytes, (error) => settle(error ? err(fault('DISCONNECTED')) : ok(null)))
              }),
            onBytes: events.onBytes,
            onClosed: events.onClosed,
            close: () =>
              new Promise((settle) => {
                events.ended()
                if (socket.destroyed) return settle()
                socket.once('close', () => settle())
                socket.destroy()
              }),
          }),
        )
      })
    })
