/** One suite on each line: TCP, and a real pseudo terminal. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cloneStatusAfter } from './profiles.ts'
import { type PrinterRig, slip, startPrinterRig, untilStatus } from './testing.ts'

describe.each(['tcp', 'serial'] as const)('the receipt printer over %s', (line) => {
  let rig: PrinterRig
  beforeEach(async () => {
    rig = await startPrinterRig(line)
  })
  afterEach(() => rig.stop())
  const print = (lines: number, deadlineMs = 3_000) => rig.printer.print(slip(lines), { deadlineMs })

  it('says printed when the printer has said so', async () => {
    expect(await print(2)).toEqual({ ok: true, value: { confirmation: 'process-id' } })
    expect(rig.text(1)).toBe('法律\n法律')
    expect(rig.printer.status).toEqual({ state: 'ready' })
    expect(rig.counters.counts).toEqual({ slips: 1, cuts: 1, lines: 2 })
  })

  it('introduces itself', () => {
    expect(rig.printer.identity).toMatchObject({
      attachment: line,
      model: 'SIM-80',
      firmware: '1.23 ESC/POS',
      serialNumber: 'SIM0000001',
    })
  })

  it('prints one slip after the other, whole', async () => {
    const results = await Promise.all([print(3), print(2), print(1)])
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect([rig.text(1), rig.text(2), rig.text(3)]).toEqual(['法律\n法律\n法律', '法律\n法律', '法律'])
  })

  it('warns of the paper’s end by itself, and still prints', async () => {
    await rig.control('POST', { nearEnd: true })
    await untilStatus(rig.printer, (status) => status.state === 'ready' && status.warning === 'PAPER_LOW')
    expect(await print(1)).toMatchObject({ ok: true })
    expect(rig.printer.status).toEqual({ state: 'ready', warning: 'PAPER_LOW' })
  })

  it('tests itself, and says what is wrong', async () => {
    const report = await rig.printer.checkHealth('external', { deadlineMs: 3_000 })
    expect(report.ok && report.value.checks.map(({ name, passed }) => [name, passed])).toEqual([
      ['status', true],
      ['works-off', true],
    ])
    await rig.control('POST', { coverOpen: true })
    const open = await rig.printer.checkHealth('external', { deadlineMs: 3_000 })
    expect(open).toMatchObject({ value: { checks: [{ name: 'status', passed: false, detail: 'COVER_OPEN' }] } })
  })
})

describe('a printer that says how it is only after its buffer', () => {
  it('has printed when its answer comes and its status is clean', async () => {
    const rig = await startPrinterRig('tcp', cloneStatusAfter)
    expect(await rig.printer.print(slip(1), { deadlineMs: 3_000 })).toEqual({
      ok: true,
      value: { confirmation: 'status-after' },
    })
    await rig.stop()
  })
})
