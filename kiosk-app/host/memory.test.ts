/** After the wipe nothing of the visit is in the host's memory (interaction 30): planted words are looked for in the heap. */
import { passGuide } from '../../scripts/system/walk-visit.ts'
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { cardOf } from './testing/fake-devices.ts'
import { type HostRig, startHostRig } from './testing/host-rig.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { SESSION_TIMINGS } from './session/timings.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Kept as changed bytes, so that the test itself does not hold the word it looks for. */
const plant = () => {
  const bytes = Buffer.from(randomBytes(12).toString('hex').replaceAll(/\d/g, 'q')).map((byte) => byte ^ 1)
  return { word: () => Buffer.from(bytes.map((byte) => byte ^ 1)).toString('latin1') }
}
const heap = (): Buffer => {
  collect()
  collect()
  const file = writeHeapSnapshot(join(tmpdir(), `lutong-${process.pid}.heapsnapshot`))
  try {
    return readFileSync(file)
  } finally {
    rmSync(file)
  }
}

const visit = async (rig: HostRig, address: string, typed: string) => {
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF05001') })
  await passGuide(rig.page)
  await rig.page.send({ type: 'accept-notice', processing: true })
  rig.reader.place(cardOf({ address }))
  await rig.page.untilScreen('confirm-person')
  await rig.page.send({ type: 'continue' })
  const { screen } = rig.page.snapshot
  if (screen.name !== 'form-step') throw new Error(screen.name)
  const values = Object.fromEntries(screen.fields.map((field) => [field.path, typed]))
  await rig.page.send({ type: 'submit-step', stepId: screen.stepId, values })
  rig.reader.takeAway()
}

describe('the memory of the host', () => {
  it('holds the card and the answers while the visit lasts, and nothing of them after its end', async () => {
    const rig = startHostRig()
    const [card, typed] = [plant(), plant()]
    await visit(rig, card.word(), typed.word())
    expect(heap().includes(card.word())).toBe(true)
    await rig.page.send({ type: 'end' })
    await rig.page.send({ type: 'continue' })
    expect(rig.page.snapshot.screen.name).toBe('welcome')
    const after = heap()
    expect([after.includes(card.word()), after.includes(typed.word())]).toEqual([false, false])
    rig.end()
    // Two pictures of a whole heap: as long as the disk and other work make it.
  }, 90_000)

  it('is collected after each visit, a moment later, and not while somebody sits there', async () => {
    let collected = 0
    const rig = startHostRig({ collect: () => (collected += 1) })
    await visit(rig, plant().word(), plant().word())
    rig.clock.advance(SESSION_TIMINGS.collectMs)
    expect(collected).toBe(0)
    await rig.page.send({ type: 'end' })
    rig.clock.advance(SESSION_TIMINGS.collectMs)
    expect(collected).toBe(1)
    rig.end()
  })

  it('is not collected by a host that has closed meanwhile: another has the process, or nobody', async () => {
    let collected = 0
    const rig = startHostRig({ collect: () => (collected += 1) })
    await visit(rig, plant().word(), plant().word())
    await rig.page.send({ type: 'end' })
    rig.end()
    rig.clock.advance(SESSION_TIMINGS.collectMs)
    expect(collected).toBe(0)
  })
})
