/** Paper that does not come: the visit ends well all the same, and nothing is printed twice by itself. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const send = async () => {
  await rig.walkToSign()
  await rig.page.send({ type: 'submit' })
}
const settled = async () => {
  await rig.page.until(
    ({ screen }) =>
      screen.name === 'done' && screen.prints.length === 2 && screen.prints.every((one) => one.state !== 'printing'),
  )
  return screenNow(rig.page, 'done').prints
}

describe('a printer', () => {
  it('that is absent: the number is on the screen, the other paper comes, and it can be tried again', async () => {
    rig.printers.receipt.unplug()
    await send()
    expect(await settled()).toEqual([
      { document: 'slip', state: 'no-printer', problem: 'printer-absent' },
      { document: 'form', state: 'printed', problem: null },
    ])
    expect(screenNow(rig.page, 'done').results[0]?.outcome.state).toBe('received')
    rig.printers.receipt.plugIn()
    expect(await rig.page.send({ type: 'retry-print' })).toBe(true)
    await rig.page.until(({ screen }) => screen.name === 'done' && screen.prints[0]?.state === 'printed')
    expect([rig.printers.slips.length, rig.printers.forms.length]).toEqual([1, 1])
  })

  it('without paper has failed surely: trying again prints that paper only', async () => {
    rig.printers.next.slip = 'PAPER_OUT'
    await send()
    expect((await settled())[0]).toEqual({ document: 'slip', state: 'failed', problem: 'printer-fault' })
    rig.printers.next.slip = null
    await rig.page.send({ type: 'retry-print' })
    await rig.page.until(({ screen }) => screen.name === 'done' && screen.prints[0]?.state === 'printed')
    expect([rig.printers.slips.length, rig.printers.forms.length]).toEqual([1, 1])
  })

  it('whose answer never came is unknown, and is not offered again', async () => {
    rig.printers.next.slip = 'UNKNOWN_OUTCOME'
    await send()
    expect((await settled())[0]).toEqual({ document: 'slip', state: 'unknown', problem: 'print-unknown' })
    rig.printers.next.slip = null
    expect(await rig.page.send({ type: 'retry-print' })).toBe(false)
    expect(rig.printers.slips).toHaveLength(0)
  })

  it('that is slow keeps the signature, though the visit is over and wiped', async () => {
    const letGo = rig.printers.hold()
    await send()
    await rig.page.until(({ screen }) => screen.name === 'done' && screen.prints.length === 2)
    rig.reader.takeAway()
    await rig.page.send({ type: 'continue' })
    letGo()
    await vi.waitFor(() => expect(rig.printers.forms).toHaveLength(1))
    expect(Buffer.from(rig.printers.forms[0] ?? []).toString('latin1')).toMatch(/^%PDF-/)
    await vi.waitFor(() => expect(rig.logged.join()).toContain('"document":"form","state":"confirmed"'))
    expect(rig.page.snapshot.screen.name).toBe('farewell')
  })
})
