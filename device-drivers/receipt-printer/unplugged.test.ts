/** The printer is gone: known within two seconds, idle or in the middle of a slip, by a cut line or by silence. */
import { awakeMs } from '@lutong/core/awake-time.ts'
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
    await control('POST', order)
    expect(await awakeMs(untilStatus(printer, ({ state }) => state === 'absent'))).toBeLessThan(LIMIT_MS)
  })

  it.each(GONE)('that %s is noticed in the middle of a slip, whose outcome is unknown', async (_how, order) => {
    const { control, printer } = await started(line)
    await control('POST', { paperOutAtLine: 1 })
    const printing = printer.print(slip(5), { deadlineMs: 60_000 })
    await untilStatus(printer, ({ state }) => state === 'faulted')
    await control('POST', order)
    expect(await awakeMs(printing)).toBeLessThan(LIMIT_MS)
    expect(await printing).toMatchObject({ error: { code: 'UNKNOWN_OUTCOME' } })
    expect(printer.status.state).toBe('absent')
  })
})
