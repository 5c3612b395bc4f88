/**
 * From the request that sees the card to the record in hand, against the time its bytes need on the wire. The module is
 * a program of its own behind a pty paced at 115,200 baud. How long a card lies there before it is looked for is left
 * out: the module wants 300 ms between two looks, and that is no merit or fault of the driver.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import { ok } from '@lutong/core/result.ts'
import { createCounters } from '@lutong/device-drivers/contract/counters.ts'
import { openIdCardReader } from '@lutong/device-drivers/id-card-reader/driver.ts'
import { serialSdt } from '@lutong/device-drivers/id-card-reader/profiles.ts'
import type { OpenTransport } from '@lutong/device-drivers/transport/byte-transport.ts'
import { serialTransport } from '@lutong/device-drivers/transport/serial.ts'
import { z } from 'zod'
import { benchResult, type BenchOptions, type BenchResult, median } from './bench.ts'

const READS = 15
const BAUD = 115_200
const BITS_A_BYTE = 10
const FIND_COMMAND = [0x20, 0x01]
const COMMAND_AT = 7

/** The line, with a meter on it: counts again from each request that looks for a card. */
const metered = (open: OpenTransport) => {
  const meter = { startedMs: 0, byteCount: 0 }
  const line: OpenTransport = async () => {
    const opened = await open()
    if (!opened.ok) return opened
    const inner = opened.value
    inner.onBytes((bytes) => (meter.byteCount += bytes.length))
    return ok({
      ...inner,
      write: (bytes) => {
        if (FIND_COMMAND.every((byte, index) => bytes[COMMAND_AT + index] === byte)) {
          meter.startedMs = performance.now()
          meter.byteCount = 0
        }
        meter.byteCount += bytes.length
        return inner.write(bytes)
      },
    })
  }
  return { line, meter }
}

export const idCardRead = async ({ say }: BenchOptions): Promise<readonly BenchResult[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-bench-'))
  const simulator = spawn(
    process.execPath,
    [
      'device-drivers/simulators/id-card-reader/main.ts',
      ...['--line', join(folder, 'line'), '--control', '0', '--baud', String(BAUD)],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  try {
    const [firstLine] = await once(simulator.stdout, 'data')
    const ready = z.object({ line: z.string(), controlPort: z.int() }).parse(JSON.parse(String(firstLine)))
    const control = (method: string, body?: unknown) =>
      fetch(`http://127.0.0.1:${ready.controlPort}/card`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const { line, meter } = metered(serialTransport(ready.line, BAUD))
    const opened = await openIdCardReader({
      open: line,
      profile: serialSdt,
      clock: systemClock,
      counters: createCounters(),
    })
    if (!opened.ok) throw new Error(opened.error.code)
    const reader = opened.value
    const took: number[] = []
    const wire: number[] = []
    for (let read = 0; read < READS; read += 1) {
      const reading = reader.readCard({ deadlineMs: 10_000 })
      await control('POST', { preset: 'elder' })
      const result = await reading
      if (!result.ok) throw new Error(result.error.code)
      took.push(performance.now() - meter.startedMs)
      wire.push((meter.byteCount * BITS_A_BYTE * 1_000) / BAUD)
      await control('DELETE')
      say(`read ${read + 1} of ${READS}: ${took.at(-1)?.toFixed(1)} ms, ${wire.at(-1)?.toFixed(1)} ms on the wire`)
    }
    await reader.close()
    return [
      benchResult({
        name: 'id-card-read',
        value: median(took),
        unit: 'ms, median of 15 reads',
        against: 'wire time of the bytes that crossed, at 115,200 baud',
        reference: median(wire),
        goal: { atMost: 1.1 },
      }),
    ]
  } finally {
    simulator.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}
