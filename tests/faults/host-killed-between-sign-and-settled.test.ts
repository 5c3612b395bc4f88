/** The power goes between "sign" and "settled": afterwards there is exactly one case, and the citizen can see it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ItemCode } from '../../core/ids.ts'
import { paperPng } from '../../scripts/system/ink.ts'
import { walkToSending } from '../../scripts/system/walk-visit.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

let running: RunningSystem
beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
})
afterAll(async () => {
  await running?.stop()
})

const connect = () => running.connect()
const placeCard = () => running.reader('POST', 'card', { preset: 'worker' })

/** The citizen's cases as any terminal shows them by card. */
const casesByCard = async (): Promise<readonly string[]> => {
  const client = await connect()
  try {
    await client.untilScreen('welcome')
    await running.reader('DELETE', 'card')
    await client.send({ type: 'open-item', itemCode: ItemCode.parse('GF09002') })
    await client.untilScreen('progress-identify')
    await placeCard()
    const { screen } = await client.until(
      ({ screen: now }) => now.name === 'progress' || (now.name === 'progress-identify' && now.problem !== null),
    )
    await running.reader('DELETE', 'card')
    await client.send({ type: 'home' })
    await client.untilScreen('welcome')
    return screen.name === 'progress' ? screen.cases.map((one) => one.caseNumber) : []
  } finally {
    client.close()
  }
}

describe('a host that is killed after the signature', () => {
  it('while the centre cannot be reached: sends it when both are back, once', async () => {
    const client = await connect()
    await client.untilScreen('welcome')
    await walkToSending({
      client,
      code: 'GF02003',
      placeCard,
      takeCardAway: () => running.reader('DELETE', 'card'),
      photo: paperPng(),
    })
    await running.system.kill('centre')
    await client.send({ type: 'submit' })
    await client.until(({ screen }) => screen.name === 'sending' && screen.phase !== 'saving')
    await running.system.kill('host')
    client.close()

    expect((await running.system.startCentre()).ok).toBe(true)
    expect((await running.system.startHost()).ok).toBe(true)
    const after = await connect()
    await after.until(
      ({ screen, centre }) => centre === 'online' && screen.name === 'welcome' && screen.openIntents === 0,
      60_000,
    )
    after.close()
    expect(await casesByCard()).toHaveLength(1)
  })

  it('while the answer is on its way: asks again with the same id and gets the same case', async () => {
    const before = await casesByCard()
    const client = await connect()
    await client.untilScreen('welcome')
    await walkToSending({
      client,
      code: 'GF05001',
      placeCard,
      takeCardAway: () => running.reader('DELETE', 'card'),
      photo: paperPng(),
    })
    // Once the screen no longer says that it is saving, the intent is written, and the kill changes nothing any more.
    const pressed = client.send({ type: 'submit' })
    await client.until(
      ({ screen }) => (screen.name === 'sending' && screen.phase !== 'saving') || screen.name === 'done',
    )
    await running.system.kill('host')
    client.close()
    void pressed
    expect((await running.system.startHost()).ok).toBe(true)
    const after = await connect()
    await after.until(({ screen }) => screen.name === 'welcome' && screen.openIntents === 0, 60_000)
    after.close()
    const cases = await casesByCard()
    expect(cases).toHaveLength(before.length + 1)
    expect(new Set(cases).size).toBe(cases.length)
  })
})
