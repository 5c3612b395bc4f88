import type { Result } from '@lutong/core/result.ts'
import type { DeviceFault } from '../contract/device.ts'

/** A line that carries bytes both ways. Frames, retries and meaning live above it. */
export interface ByteTransport {
  /** Settles when the operating system has taken the bytes. */
  write(bytes: Uint8Array): Promise<Result<null, DeviceFault>>
  onBytes(listener: (bytes: Uint8Array) => void): () => void
  /** Called once when the line is gone, for whatever reason. */
  onClosed(listener: () => void): () => void
  close(): Promise<void>
}

export type OpenTransport = () => Promise<Result<ByteTransport, DeviceFault>>

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
