/** To look up and work out, without a card: questions with their sources, calculators, the directory. */
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const open = async (code: string) => {
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse(code) })
  await rig.page.send({ type: 'continue' })
}

describe('the common questions', () => {
  it('lead from a door to an answer with its source, and on to the service', async () => {
    await open('GF09003')
    await rig.page.send({ type: 'show-questions', theme: 'family' })
    const [first] = screenNow(rig.page, 'questions').questions
    await rig.page.send({ type: 'open-question', id: first!.id })
    const question = screenNow(rig.page, 'question')
    expect(question.laws[0]?.title).toContain('法')
    // What can be opened is not told a second time in words.
    expect(question.source).toBe('')
    await rig.page.send({ type: 'open-item', itemCode: question.items[0]!.code })
    expect(rig.page.snapshot.screen.name).toBe('guide')
  })

  it('come back one step at a time', async () => {
    await open('GF09003')
    await rig.page.send({ type: 'show-questions', theme: 'wages' })
    await rig.page.send({ type: 'open-question', id: 'wages-1' })
    for (const name of ['questions', 'library', 'guide']) {
      await rig.page.send({ type: 'back' })
      expect(rig.page.snapshot.screen.name).toBe(name)
    }
  })
})

const DOUBLE_WAGE = {
  which: 'double-wage',
  'double-wage.monthly': '5000',
  'double-wage.from': '2026-01-01',
  'double-wage.to': '2026-06-30',
}

describe('the calculators', () => {
  it('say what is missing, then the result with rule and source', async () => {
    await open('GF09003')
    await rig.page.send({ type: 'open-calculators' })
    await rig.page.send({ type: 'open-calculator', id: 'wages' })
    await rig.page.send({ type: 'calculate', values: { which: 'double-wage', 'double-wage.monthly': '5000' } })
    expect(screenNow(rig.page, 'calculator')).toMatchObject({ incomplete: true, result: null })
    await rig.page.send({ type: 'calculate', values: DOUBLE_WAGE })
    expect(JSON.stringify(screenNow(rig.page, 'calculator').result)).toContain('25,000')
  })
})

describe('the directory', () => {
  it('shows the places of a kind on the county’s own map, and says that they are made up', async () => {
    await open('GF09001')
    await rig.page.send({ type: 'show-directory', kind: 'notary' })
    const { invented, map, places } = screenNow(rig.page, 'directory')
    expect(places.map((one) => one.name)).toContain('青石县公证处')
    expect([invented, map !== null]).toEqual([true, true])
  })

  it('gives the nearest places where a service is handled', async () => {
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF10002') })
    await rig.page.send({ type: 'continue' })
    expect(screenNow(rig.page, 'where').places[0]?.name).toBe('青石县公共法律服务中心')
  })
})
