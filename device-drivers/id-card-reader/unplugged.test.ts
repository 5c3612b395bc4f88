/** The reader is pulled off the terminal: known within two seconds, whatever it is doing. */
import { awakeMs } from '@lutong/core/awake-time.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type ReaderRig, startReportRig, startSerialRig, untilState } from './testing.ts'

const LIMIT_MS = 2_000
let rig: ReaderRig | undefined
afterEach(() => rig?.stop())
const started = async (start: () => Promise<ReaderRig>) => {
  rig = await start()
  return rig.reader
}
describe.each([
  ['serial line', startSerialRig],
  ['HID line', startReportRig],
])('an unplugged %s', (_line, start) => {
  it('is noticed while nobody reads', async () => {
    const reader = await started(start)
    await rig?.unplug()
    expect(await awakeMs(untilState(reader, 'absent'))).toBeLessThan(LIMIT_MS)
  })

  it('is noticed while it waits for a card', async () => {
    const reader = await started(start)
    const reading = reader.readCard({ deadlineMs: 60_000 })
    await rig?.unplug()
    expect(await awakeMs(reading)).toBeLessThan(LIMIT_MS)
    expect(await reading).toMatchObject({ error: { code: 'DISCONNECTED' } })
    expect(reader.status.state).toBe('absent')
  })

  it('is noticed in the middle of a read', async () => {
    const reader = await started(start)
    await rig?.order('silent-read', 1)
    await rig?.place('elder')
    const reading = reader.readCard({ deadlineMs: 60_000 })
    await untilState(reader, 'busy')
    await rig?.unplug()
    expect(await awakeMs(reading)).toBeLessThan(LIMIT_MS)
    expect(await reading).toMatchObject({ ok: false })
  })
})

describe('a reader that lost its power behind a line that still stands', () => {
  it('is noticed while nobody reads', async () => {
    const reader = await started(startSerialRig)
    await rig?.order('silence', 1_000)
    expect(await awakeMs(untilState(reader, 'absent'))).toBeLessThan(LIMIT_MS)
  })
})
