/** An invented person goes through every door of the host; no word of hers may be found where it does not belong. */
import { EMPTY_DOSSIER } from '@lutong/core/cases/dossier.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { CaseNumber } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardOf } from './testing/fake-devices.ts'
import { type HostRig, startHostRig } from './testing/host-rig.ts'

/** Name, number, telephone, addresses, and what she tells: as they are on the card and in the sample answers. */
const CANARIES = ['李试样', '11010519491231002X', '13800000000', '样例路一号', '屋檐水', '赵邻居'] as const
const findings = (bytes: Buffer) =>
  CANARIES.filter((word) =>
    (['utf8', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(word, encoding))),
  )

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const wholeVisit = async () => {
  await rig.walkToSign()
  await rig.page.send({ type: 'submit' })
  await rig.page.until(
    ({ screen }) =>
      screen.name === 'done' && screen.prints.length === 2 && screen.prints.every((one) => one.state !== 'printing'),
  )
  rig.reader.takeAway()
  await rig.page.send({ type: 'end' })
}

describe('after a visit, no word of the citizen', () => {
  it('is in any log line, whatever went wrong on the way', async () => {
    rig.centre.setWeather('request-lost')
    rig.printers.next.slip = 'PAPER_OUT'
    rig.printers.next.form = 'UNKNOWN_OUTCOME'
    await rig.walkToSign()
    await rig.page.send({ type: 'submit' })
    await rig.page.until(({ screen }) => screen.name === 'sending' && screen.phase === 'waiting')
    rig.clock.advance(60_000)
    await rig.page.until(({ screen }) => screen.name === 'done' && screen.prints.every((one) => one.problem !== null))
    await rig.page.send({ type: 'end' })
    await rig.page.send({ type: 'home' })
    rig.reader.takeAway()
    rig.centre.setWeather('refuses')
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF09002') })
    rig.reader.place(cardOf(), 'CARD_INCONSISTENT')
    await rig.page.until(({ screen }) => screen.name === 'progress-identify' && screen.problem !== null)
    expect(rig.logged.length).toBeGreaterThan(5)
    expect(findings(Buffer.from(rig.logged.join('\n')))).toEqual([])
  })

  it('stands in clear in the store or its write-ahead log', async () => {
    await wholeVisit()
    expect(rig.storedBytes().length).toBeGreaterThan(10_000)
    expect(findings(rig.storedBytes())).toEqual([])
  })

  it('is in a snapshot any more', async () => {
    await wholeVisit()
    expect(findings(Buffer.from(JSON.stringify(rig.page.snapshot)))).toEqual([])
  })

  it('was on the progress screen but the state of her cases', async () => {
    rig.centre.setCases([
      {
        caseNumber: CaseNumber.parse('331081-20261124-000001'),
        itemCode: ItemCode.parse('GF05001'),
        stage: 'applied',
        awaitingMaterials: false,
        outcome: null,
        history: [],
        due: null,
        dossier: EMPTY_DOSSIER,
      },
    ])
    rig.reader.place()
    await rig.page.untilScreen('progress')
    expect(findings(Buffer.from(JSON.stringify(rig.page.snapshot)))).toEqual([])
  })
})
