/** A call for a person: only what has happened is said, and it ends with the visit. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ItemCode } from '@lutong/core/ids.ts'
import { type HostRig, startHostRig } from '../testing/host-rig.ts'
import { HELP_LOOK_MS } from './help-bell.ts'

let rig: HostRig
beforeEach(async () => {
  rig = startHostRig()
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF05001') })
})
afterEach(() => rig.end())

const help = (state: string) => rig.page.until((one) => one.help === state)

describe('a call for a person', () => {
  it('rings at the centre with the screen’s name and nothing else, and says "coming" only when staff have', async () => {
    await rig.page.send({ type: 'call-help' })
    await help('ringing')
    expect([...rig.centre.helpCalls.values()]).toEqual([{ screen: 'guide', state: 'waiting' }])
    rig.clock.advance(HELP_LOOK_MS)
    await Promise.resolve()
    expect(rig.page.snapshot.help).toBe('ringing')
    rig.centre.answerHelp()
    rig.clock.advance(HELP_LOOK_MS)
    await help('coming')
  })

  it('pressed again is the same call', async () => {
    await rig.page.send({ type: 'call-help' })
    await help('ringing')
    await rig.page.send({ type: 'close-help' })
    await rig.page.send({ type: 'call-help' })
    expect(rig.centre.helpCalls.size).toBe(1)
  })

  it('can be taken back, and ends with the visit', async () => {
    await rig.page.send({ type: 'call-help' })
    await help('ringing')
    await rig.page.send({ type: 'cancel-help' })
    expect([rig.page.snapshot.help, rig.centre.helpCalls.size]).toEqual(['none', 0])
    await rig.page.send({ type: 'call-help' })
    await help('ringing')
    await rig.page.send({ type: 'home' })
    expect([rig.page.snapshot.help, rig.centre.helpCalls.size]).toEqual(['none', 0])
  })

  it('says to use the telephone while there is no line, and rings once it is back', async () => {
    rig.centre.setWeather('no-line')
    await rig.page.send({ type: 'call-help' })
    await help('unreachable')
    rig.centre.setWeather('answer-lost')
    rig.clock.advance(HELP_LOOK_MS)
    await Promise.resolve()
    rig.centre.setWeather('fine')
    for (let looks = 0; looks < 3; looks += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      rig.clock.advance(HELP_LOOK_MS)
    }
    await help('ringing')
    expect(rig.centre.helpCalls.size).toBe(1)
  })

  it('says so after hours', async () => {
    rig.centre.setOfficeOpen(false)
    await rig.page.send({ type: 'call-help' })
    await help('after-hours')
  })
})
