/** Papers come from the citizen's telephone while the materials screen is open, and the address ends with it. */
import { keyFrom, seal } from '../../../admin/phone/seal.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paperPng } from '../../../scripts/system/ink.ts'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const toMaterials = async () => {
  await rig.walkToSign()
  await rig.page.send({ type: 'back' })
  await rig.page.send({ type: 'back' })
  await rig.page.untilScreen('materials')
}
/** As the telephone does: the key from the code on the screen, the real library. */
const phoneSends = (fileId: string, bytes: Uint8Array) => {
  const url = screenNow(rig.page, 'materials').handover?.code?.url ?? ''
  rig.centre.sendFromPhone(fileId, seal(bytes, fileId, keyFrom(new URL(url).hash)!))
}
const open = async () => {
  await rig.page.send({ type: 'open-handover', materialCode: 'evidence' })
  await rig.page.until(({ screen }) => screen.name === 'materials' && screen.handover?.code != null)
}
const look = () => rig.clock.advance(SESSION_TIMINGS.handoverLookMs)
const arrived = () => screenNow(rig.page, 'materials').handover?.arrived

describe('pictures from a telephone', () => {
  it('are shown a code to scan, arrive one by one, and become papers of the application', async () => {
    await toMaterials()
    const before = screenNow(rig.page, 'materials').needs.find((one) => one.code === 'evidence')!.added.length
    await open()
    phoneSends('file-first', paperPng())
    look()
    await rig.page.until(() => arrived() === before + 1)
    expect(screenNow(rig.page, 'materials').handover?.code?.url).toMatch(/\/handover\/[A-Za-z0-9_-]{22}#k=[\w-]{43}$/)
    // Looked for again and again while the address is open.
    phoneSends('file-second', paperPng())
    look()
    await rig.page.until(() => arrived() === before + 2)
    await rig.page.send({ type: 'close-handover' })
    expect(screenNow(rig.page, 'materials').handover).toBeNull()
    expect(rig.centre.phoneIsOpen()).toBe(false)
    expect(screenNow(rig.page, 'materials').needs.find((one) => one.code === 'evidence')?.added).toHaveLength(
      before + 2,
    )
  })

  it('that are no pictures are told, and nothing of them stays', async () => {
    await toMaterials()
    const before = screenNow(rig.page, 'materials').needs.find((one) => one.code === 'evidence')!.added.length
    await open()
    phoneSends('file-no-picture', Buffer.from('no picture'))
    look()
    await rig.page.until(({ screen }) => screen.name === 'materials' && screen.problem === 'material-not-readable')
    expect(arrived()).toBe(before)
  })

  it('cannot be asked for when the centre is away, nor for a paper nobody wants; leaving ends the address', async () => {
    await toMaterials()
    expect(await rig.page.send({ type: 'open-handover', materialCode: 'nothing' })).toBe(false)
    rig.centre.setWeather('request-lost')
    await rig.page.send({ type: 'open-handover', materialCode: 'evidence' })
    await rig.page.until(({ screen }) => screen.name === 'materials' && screen.problem === 'centre-unreachable')
    rig.centre.setWeather('fine')
    await rig.page.send({ type: 'open-handover', materialCode: 'evidence' })
    await rig.page.until(({ screen }) => screen.name === 'materials' && screen.handover?.code != null)
    rig.reader.takeAway()
    await rig.page.send({ type: 'end' })
    await rig.page.until(() => !rig.centre.phoneIsOpen())
  })
})
