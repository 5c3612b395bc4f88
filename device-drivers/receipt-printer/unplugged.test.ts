/** The printer is gone: known within two seconds, idle or in the middle of a slip, by a cut line or by silence. */
import { afterEach, describe, expect, it } from 'vitest'
import { type PrinterRig, slip, startPrinterRig, untilStatus } from './testing.ts'

const LIMIT_MS = 2_000
let rig: PrinterRig | undefined
afterEach(() => rig?.stop())
const started = async (line: 'tcp' | 'serial'): Promise<PrinterRig> => {
  rig = await startPrinterRig(line)
  return rig
}
const GONE = [
  ['is pulled off', { dropConnection: true }],
  ['falls silent', { silentStatus: true }],
] as const

describe.each(['tcp', 'serial'] as const)('a printer on %s', (line) => {
  it.each(GONE)('that %s is noticed while it stands idle', async (_how, order) => {
    const { control, printer } = await started(line)
    const startedMs = performance.now()
    await control('POST', order)
    await untilStatus(printer, ({ state }) => state === 'absent')
    expect(performance.now() - startedMs).toBeLessThan(LIMIT_MS)
  })

  it.each(GONE)('that %s is noticed in the middle of a slip, whose outcome is unknown', async (_how, order) => {
    const { control, printer } = await started(line)
    await control('POST', { paperOutAtLine: 1 })
    const printing = printer.print(slip(5), { deadlineMs: 60_000 })
    await untilStatus(printer, ({ state }) => state === 'faulted')
    const startedMs = performance.now()
    await control('POST', order)
    expect(await printing).toMatchObject({ error: { code: 'UNKNOWN_OUTCOME' } })
    expect(performance.now() - startedMs).toBeLessThan(LIMIT_MS)
    expect(printer.status.state).toBe('absent')
  })
})
