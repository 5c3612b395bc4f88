/** A bundle asks each fact once, fills every form with it, and sends each service by itself. */
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { FormCode } from '@lutong/core/forms/form-submission.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paperPng } from '../../../scripts/system/ink.ts'
import { walkToSending, walkVisit } from '../../../scripts/system/walk-visit.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

const catalogue = loadCatalogue()
let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const asked: { stepId: string; path: string }[] = []
const parts = (code: string) => {
  asked.length = 0
  return {
    client: rig.page,
    code,
    placeCard: async () => rig.reader.place(),
    takeCardAway: async () => rig.reader.takeAway(),
    photo: paperPng(),
    onAsked: (stepId: string, paths: readonly string[]) => {
      for (const path of paths) asked.push({ stepId, path })
    },
  }
}
const meaningOf = ({ path, stepId }: (typeof asked)[number]): string | undefined => {
  const [item = '', form] = stepId.split('.')
  return catalogue
    .form(FormCode.parse(form), catalogue.items.get(ItemCode.parse(item)))
    .steps.flatMap((step) => step.fields)
    .find((field) => field.path === path)?.meaning
}
const sent = () => [...rig.centre.cases.values()].map(({ application }) => application)

describe('a bundle', () => {
  it.each(catalogue.bundles.map((bundle) => bundle.code))('%s asks no meaning twice', async (code) => {
    await walkToSending(parts(code))
    const meanings = asked.flatMap((one) => meaningOf(one) ?? [])
    expect(meanings.toSorted()).toEqual([...new Set(meanings)].toSorted())
    expect(meanings.length).toBeGreaterThan(4)
  })

  it('of six services about wages asks less than half of what its forms hold', async () => {
    await walkToSending(parts('TC001'))
    const services = catalogue.bundles
      .find((one) => one.code === 'TC001')!
      .items.flatMap(({ code }) => catalogue.items.get(code)!)
    const all = services.flatMap((item) =>
      item.forms.flatMap((form) => catalogue.form(form, item).steps.flatMap((step) => step.fields)),
    )
    expect(services).toHaveLength(6)
    expect(asked.length).toBeLessThan(all.length / 2)
  })

  it('fills every form with the one answer', async () => {
    await walkVisit(parts('TC001'))
    const facts = sent().map(({ forms }) => forms[0]!.data)
    expect(facts).toHaveLength(4)
    for (const data of facts) {
      expect(data).toMatchObject({ applicant: { name: '李试样', phone: '13800000000' } })
      expect('facts' in data ? data.facts : '').toContain('木工')
    }
  })

  it('sends each by itself, with its own signature and number', async () => {
    const outcomes = await walkVisit(parts('TC001'))
    expect(outcomes.map(({ item, state }) => [item, state])).toEqual([
      ['GF02003', 'received'],
      ['GF05001', 'received'],
      ['GF06002', 'received'],
      ['GF12002', 'received'],
      ['GF08001', 'paper'],
      ['GF01002', 'told'],
    ])
    const signed = sent().map(({ signature }) => signature?.documentSha256)
    expect(new Set(signed).size).toBe(4)
    expect(new Set(outcomes.map((one) => one.caseNumber).filter((number) => number !== '')).size).toBe(4)
  })

  it('is not held up by one that is refused, and says exactly which', async () => {
    rig.centre.refuseItem('GF06002')
    await walkToSending(parts('TC001'))
    await rig.page.send({ type: 'submit' })
    await rig.printsSettled()
    const states = screenNow(rig.page, 'done').results.map(({ itemCode, outcome }) => [itemCode, outcome.state])
    expect(states).toEqual([
      ['GF02003', 'received'],
      ['GF05001', 'received'],
      ['GF06002', 'refused'],
      ['GF12002', 'received'],
      ['GF08001', 'paper'],
      ['GF01002', 'told'],
    ])
  })

  it('changed on the review in one place is changed in every form', async () => {
    await walkToSending(parts('TC001'))
    await rig.page.send({ type: 'back' })
    const review = await rig.page.untilScreen('review')
    const section = review.screen.sections.find(({ stepId }) => stepId.endsWith('.requests'))!
    await rig.page.send({ type: 'edit-step', stepId: section.stepId })
    const { screen } = await rig.page.untilScreen('form-step')
    await rig.page.send({
      type: 'submit-step',
      stepId: screen.stepId,
      values: { ...screen.values, requests: '只要工钱，别的不要' },
    })
    await rig.page.untilScreen('review')
    await rig.page.send({ type: 'continue' })
    await rig.page.untilScreen('sign')
    await rig.signAndSubmit()
    const requests = sent().flatMap(({ forms }) =>
      forms.flatMap(({ data }) => ('requests' in data ? [data.requests] : [])),
    )
    expect(new Set(requests)).toEqual(new Set(['只要工钱，别的不要']))
  })

  it('leaves out what the citizen takes away', async () => {
    await rig.page.send({ type: 'open-bundle', bundleCode: 'TC001' })
    for (const code of ['GF05001', 'GF06002', 'GF12002', 'GF08001', 'GF01002'])
      await rig.page.send({ type: 'choose-bundle-item', itemCode: ItemCode.parse(code), chosen: false })
    const { screen } = await rig.page.untilScreen('bundle')
    expect(screen.items.filter((one) => one.chosen).map((one) => one.code)).toEqual(['GF02003'])
    await rig.page.send({
      type: 'choose-bundle-item',
      itemCode: ItemCode.parse('GF02003'),
      chosen: false,
    })
    expect(await rig.page.send({ type: 'continue' })).toBe(false)
  })
})
