/** The relay board on a real pseudo terminal. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awakeMs } from '@lutong/core/awake-time.ts'
import { systemClock } from '@lutong/core/clock.ts'
import { ok } from '@lutong/core/result.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCounters } from '../contract/counters.ts'
import type { Indicator, IndicatorEvent } from '../contract/indicator.ts'
import { type IndicatorSimulator, startIndicatorSimulator } from '../simulators/indicator/simulator.ts'
import { serialTransport } from '../transport/serial.ts'
import { openIndicator, relayBoard } from './driver.ts'
import { answerTo, crc16, readInputs, writeCoil } from './modbus.ts'

const IN_TIME = { deadlineMs: 2_000 }

describe('Modbus frames', () => {
  it('are the specification’s bytes', () => {
    expect(Buffer.from(writeCoil(1, 0, true)).toString('hex')).toBe('01050000ff008c3a')
    expect(Buffer.from(writeCoil(1, 0, false)).toString('hex')).toBe('010500000000cdca')
    expect(Buffer.from(readInputs(1, 8)).toString('hex')).toBe('01020000000879cc')
    // "123456789" is the check value every CRC catalogue gives for CRC-16/MODBUS.
    expect(crc16(Buffer.from('123456789'))).toBe(0x4b37)
  })

  it('of any kind never make the reader throw, and a wrong bit is never an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void answerTo(readInputs(1, 2), bytes)))
    const echo = writeCoil(1, 2, true)
    fc.assert(
      fc.property(fc.nat(echo.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const spoiled = echo.slice()
        spoiled[at] = (spoiled[at] ?? 0) ^ (1 << bit)
        expect(answerTo(echo, spoiled).ok).toBe(false)
      }),
    )
  })
})

describe('the indicator board', () => {
  let folder: string
  let simulator: IndicatorSimulator
  let indicator: Indicator
  const counters = createCounters()
  const control = (path: string, method: string, body?: unknown) =>
    fetch(`http://127.0.0.1:${simulator.controlPort}/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const next = () =>
    new Promise<IndicatorEvent>((resolve) => {
      const stop = indicator.onEvent((event) => {
        stop()
        resolve(event)
      })
    })
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lutong-indicator-'))
    simulator = await startIndicatorSimulator({ line: join(folder, 'line'), controlPort: 0 })
    const opened = await openIndicator({
      open: serialTransport(simulator.line, relayBoard.baudRate),
      profile: relayBoard,
      clock: systemClock,
      counters,
    })
    if (!opened.ok) throw new Error(opened.error.code)
    indicator = opened.value
  })
  afterEach(async () => {
    await indicator.close()
    await simulator.stop()
    rmSync(folder, { recursive: true })
  })

  it('lights a lamp, and puts all out when it is closed', async () => {
    expect(await indicator.set('reader', 'continuous', IN_TIME)).toEqual(ok(null))
    expect(await indicator.set('alarm', 'continuous', IN_TIME)).toEqual(ok(null))
    expect(simulator.coils).toEqual([true, false, false, true])
    expect(await indicator.set('alarm', 'off', IN_TIME)).toEqual(ok(null))
    expect(simulator.coils).toEqual([true, false, false, false])
    await indicator.close()
    expect(simulator.coils).toEqual([false, false, false, false])
  })

  it('flashes until it is told otherwise', async () => {
    await indicator.set('status', 'quick', IN_TIME)
    await vi.waitFor(() => expect(simulator.coils[2]).toBe(false), { timeout: 2_000, interval: 10 })
    await vi.waitFor(() => expect(simulator.coils[2]).toBe(true), { timeout: 2_000, interval: 10 })
    await indicator.set('status', 'off', IN_TIME)
    expect(simulator.coils[2]).toBe(false)
  })

  it('tells that somebody came and left, and that help was pressed', async () => {
    const came = next()
    await control('inputs', 'POST', { presence: true })
    expect(await came).toEqual({ type: 'presence', present: true })
    const pressed = next()
    await control('inputs', 'POST', { help: true })
    expect(await pressed).toEqual({ type: 'help-pressed' })
    const left = next()
    await control('inputs', 'POST', { presence: false, help: false })
    expect(await left).toEqual({ type: 'presence', present: false })
  })

  it.each([
    ['bad-crc', 'CHECKSUM'],
    ['exception', 'PROTOCOL'],
  ])('works through one %s, and names many', async (kind, code) => {
    await control('fault', 'POST', { kind, times: 1 })
    expect(await indicator.set('reader', 'continuous', IN_TIME)).toEqual(ok(null))
    await control('fault', 'POST', { kind })
    expect(await indicator.set('reader', 'off', IN_TIME)).toMatchObject({ error: { code } })
  })

  it.each(['unplug', 'silence'])('is known to be gone within two seconds of: %s', async (kind) => {
    const gone = new Promise<void>((resolve) => {
      indicator.subscribe(({ state }) => {
        if (state === 'absent') resolve()
      })
    })
    await control('fault', 'POST', { kind })
    expect(await awakeMs(gone)).toBeLessThan(2_000)
    expect(await indicator.set('reader', 'off', IN_TIME)).toMatchObject({ error: { code: 'DISCONNECTED' } })
  })
})
