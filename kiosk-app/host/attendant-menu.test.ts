/** The menu at the real host: only outside of a visit, and gone when a visit begins. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ATTENDANT_PIN, type HostRig, startHostRig } from './testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())
const openMenu = async () => {
  await rig.page.send({ type: 'call-help' })
  await rig.page.send({ type: 'open-attendant' })
  await rig.page.send({ type: 'attendant-pin', pin: ATTENDANT_PIN })
}

it('opens by PIN from the help panel, and shows every device with its test', async () => {
  await openMenu()
  const { attendant, helpOpen } = await rig.page.until(
    (now) => now.attendant?.state === 'open' && !now.attendant.testing,
  )
  expect(helpOpen).toBe(false)
  expect(attendant?.state === 'open' && attendant.devices.map((one) => [one.device, one.state, one.checks])).toEqual([
    ['id-card-reader', 'ready', []],
    ['receipt-printer', 'ready', []],
    ['document-printer', 'ready', []],
  ])
})

it('closes when a citizen begins, and does not open in a visit', async () => {
  await openMenu()
  await rig.page.send({ type: 'open-theme', theme: 'wages' })
  await rig.page.until(({ inSession }) => inSession)
  expect(rig.page.snapshot.attendant).toBeNull()
  expect(await rig.page.send({ type: 'open-attendant' })).toBe(false)
  expect(rig.page.snapshot.attendant).toBeNull()
})
