/**
 * The device's end of a USB gadget (Linux, configfs): /dev/hidgN, /dev/ttyGSN, /dev/g_printerN. What the simulated
 * device writes here, the terminal's kernel takes from a true USB device.
 */
import { spawnSync } from 'node:child_process'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { OpenWire } from './pty-line.ts'

const LOOK_EVERY_MS = 4
const READ_BYTES = 4_096
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const isFull = (problem: unknown) => problem instanceof Error && 'code' in problem && problem.code === 'EAGAIN'

/** How the stream lies in what is written and read here: as it is, or in HID reports of a size. */
export interface GadgetFraming {
  readonly pack: (bytes: Uint8Array) => readonly Uint8Array[]
  readonly unpack: (bytes: Uint8Array) => Uint8Array
}
const asItIs: GadgetFraming = { pack: (bytes) => [bytes], unpack: (bytes) => bytes }
/** Reports filled up with zeros (HID-A of the device page). */
export const zeroPadded = (reportBytes: number): GadgetFraming => ({
  pack: (bytes) =>
    Array.from({ length: Math.ceil(bytes.length / reportBytes) }, (_, n) => {
      const report = new Uint8Array(reportBytes)
      report.set(bytes.subarray(n * reportBytes, (n + 1) * reportBytes))
      return report
    }),
  unpack: (bytes) => bytes,
})
/** Reports whose first byte is the count of those that matter. */
export const lengthFirst = (reportBytes: number): GadgetFraming => ({
  pack: (bytes) =>
    Array.from({ length: Math.ceil(bytes.length / (reportBytes - 1)) }, (_, n) => {
      const piece = bytes.subarray(n * (reportBytes - 1), (n + 1) * (reportBytes - 1))
      const report = new Uint8Array(reportBytes)
      report[0] = piece.length
      report.set(piece, 1)
      return report
    }),
  unpack: (bytes) => {
    const parts: number[] = []
    for (let at = 0; at + reportBytes <= bytes.length; at += reportBytes)
      parts.push(...bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)))
    return Uint8Array.from(parts)
  },
})

export const gadgetWire =
  (path: string, framing: GadgetFraming = asItIs): OpenWire =>
  async (onBytes) => {
    // A serial gadget's own line is a terminal too: it must neither echo nor change a byte.
    if (path.includes('ttyGS')) spawnSync('stty', ['-F', path, 'raw', '-echo'])
    const handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK)
    const over = new AbortController()
    const buffer = Buffer.alloc(READ_BYTES)
    const readOn = async () => {
      while (!over.signal.aborted) {
        try {
          const { bytesRead } = await handle.read(buffer, 0, READ_BYTES)
          if (bytesRead > 0) onBytes(framing.unpack(Uint8Array.from(buffer.subarray(0, bytesRead))))
          else await wait(LOOK_EVERY_MS)
        } catch (problem) {
          if (!isFull(problem)) return
          await wait(LOOK_EVERY_MS)
        }
      }
    }
    const reading = readOn()
    const put = async (bytes: Uint8Array) => {
      for (const piece of framing.pack(bytes))
        for (let at = 0; at < piece.length && !over.signal.aborted;) {
          try {
            at += (await handle.write(piece, at)).bytesWritten
          } catch (problem) {
            if (!isFull(problem)) return
            await wait(LOOK_EVERY_MS)
          }
        }
    }
    let writing: Promise<void> = Promise.resolve()
    return {
      write: (bytes) => {
        writing = writing.then(() => put(bytes))
      },
      unplug: async () => {
        over.abort()
        await reading
        await writing
        await handle.close().catch(() => {})
      },
    }
  }
