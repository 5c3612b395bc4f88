import type { Clock } from '@lutong/core/clock.ts'
import { err, type Result } from '@lutong/core/result.ts'
import { type Attachment, type DeviceFault, fault } from '../contract/device.ts'

/** What the operating system knows of the device at the other end; `null` where the line tells nothing. */
export interface LineInfo {
  readonly attachment: Attachment
  readonly model: string | null
  readonly firmware: string | null
  readonly serialNumber: string | null
}

/** A line that carries bytes both ways. Frames, retries and meaning live above it. */
export interface ByteTransport {
  readonly info: LineInfo
  /** Settles when the operating system has taken the bytes. */
  write(bytes: Uint8Array): Promise<Result<null, DeviceFault>>
  onBytes(listener: (bytes: Uint8Array) => void): () => void
  /** Called once when the line is gone, for whatever reason. */
  onClosed(listener: () => void): () => void
  close(): Promise<void>
}

export type OpenTransport = () => Promise<Result<ByteTransport, DeviceFault>>

export const plainLine = (attachment: Attachment): LineInfo => ({
  attachment,
  model: null,
  firmware: null,
  serialNumber: null,
})

/** A write that ends in time: a line that takes nothing more (flow control, a dead port) is TIMEOUT, never a wait for ever. */
export const writeWithin = (
  line: ByteTransport,
  bytes: Uint8Array,
  timeoutMs: number,
  clock: Clock,
): Promise<Result<null, DeviceFault>> =>
  new Promise((resolve) => {
    const cancel = clock.setTimer(timeoutMs, () => resolve(err(fault('TIMEOUT', 'write'))))
    const settle = async () => {
      const result = await line.write(bytes)
      cancel()
      resolve(result)
    }
    void settle()
  })

/** Fans out bytes and the one end of a line. */
export const createLineEvents = () => {
  const byteListeners = new Set<(bytes: Uint8Array) => void>()
  const closeListeners = new Set<() => void>()
  let closed = false
  return {
    isClosed: () => closed,
    bytes: (bytes: Uint8Array) => {
      for (const listener of byteListeners) listener(bytes)
    },
    ended: () => {
      if (closed) return
      closed = true
      for (const listener of closeListeners) listener()
    },
    onBytes: (listener: (bytes: Uint8Array) => void) => {
      byteListeners.add(listener)
      return () => void byteListeners.delete(listener)
    },
    onClosed: (listener: () => void) => {
      closeListeners.add(listener)
      return () => void closeListeners.delete(listener)
    },
  }
}
