/** A guide-only terminal tells every service and takes none; another offers the services its profile names. */
import { GuideQuery } from '@lutong/core/catalogue/guide-address.ts'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { COMPLETE_LANGUAGES } from '@lutong/core/messages/language-pack.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'
import { FULL_OFFER } from './offer.ts'

const catalogue = loadCatalogue()
const ENGLISH = COMPLETE_LANGUAGES.filter(({ tag }) => tag === 'en')
let rig: HostRig
afterEach(() => rig.end())

/** Where a service ends when one goes on as far as one can. */
const ends = async (): Promise<string> => {
  for (let press = 0; press < 3; press += 1) {
    const { name } = rig.page.snapshot.screen
    if (name !== 'guide' && name !== 'bundle') return name
    await rig.page.send({ type: 'continue' })
  }
  return rig.page.snapshot.screen.name
}

describe('a guide-only terminal', () => {
  it.each([...catalogue.items.values()].map(({ code, kind }) => [code, kind] as const))(
    '%s (%s) ends told, and cannot be handed in',
    async (code, kind) => {
      rig = startHostRig({ offer: { ...FULL_OFFER, guideOnly: true } })
      await rig.page.send({ type: 'open-item', itemCode: code })
      const told = kind === 'library' || kind === 'directory' ? kind : 'guidance'
      expect(await ends()).toBe(told)
      if (told === 'guidance') {
        expect(screenNow(rig.page, 'guidance').items.map(({ item, where }) => [item.code, where.way])).toEqual([
          [code, 'shown'],
        ])
        expect(await rig.page.send({ type: 'print-guidance' })).toBe(true)
      }
      for (const type of ['submit', 'type-identity', 'save-visit'] as const)
        expect(await rig.page.send({ type }), type).toBe(false)
      expect(rig.outbox.openCount()).toBe(0)
      expect(rig.centre.cases.size).toBe(0)
    },
  )

  it.each(catalogue.bundles.map(({ code }) => code))('%s ends in guidance for all that was chosen', async (code) => {
    rig = startHostRig({ offer: { ...FULL_OFFER, guideOnly: true } })
    await rig.page.send({ type: 'open-bundle', bundleCode: code })
    expect(screenNow(rig.page, 'bundle').items.map(({ kind }) => kind)).not.toContain('sent')
    expect(await ends()).toBe('guidance')
  })

  it('lets the guide be taken along by telephone, in the language of the visit, and offers no print without a printer', async () => {
    rig = startHostRig({ offer: { ...FULL_OFFER, guideOnly: true }, fitted: [] })
    await rig.page.send({ type: 'open-bundle', bundleCode: 'TC001' })
    await rig.page.send({ type: 'set-language', language: 'en' })
    expect(await ends()).toBe('guidance')
    const { canPrint, guideUrl, items } = screenNow(rig.page, 'guidance')
    expect(canPrint).toBe(false)
    const { origin, pathname, searchParams } = new URL(guideUrl ?? '')
    expect(origin + pathname).toBe(rig.centre.enrolment.guideUrl)
    expect(GuideQuery.strict().parse(Object.fromEntries(searchParams))).toEqual({
      i: items.map(({ item }) => item.code),
      l: 'en',
    })
  })

  it('goes on with no visit that was put aside elsewhere', async () => {
    rig = startHostRig({ offer: { ...FULL_OFFER, guideOnly: true } })
    expect(await rig.page.send({ type: 'open-resume' })).toBe(false)
    expect(rig.page.snapshot).toMatchObject({ guideOnly: true, screen: { name: 'welcome' } })
  })
})

describe('a terminal with some services', () => {
  it('shows, finds and opens those alone, in its own languages, and waits as long as it was told', async () => {
    const own = ItemCode.parse('GF02003')
    rig = startHostRig({ offer: { ...FULL_OFFER, services: [own], idleFactor: 2 }, languages: ENGLISH })
    expect(rig.page.snapshot).toMatchObject({ language: 'en', languages: [{ tag: 'en' }] })
    await rig.page.send({ type: 'set-language', language: 'zh-CN' })
    expect(rig.page.snapshot.language).toBe('en')
    await rig.page.send({ type: 'open-theme', theme: 'wages' })
    expect(screenNow(rig.page, 'items').items.map(({ code }) => code)).toEqual([own])
    rig.clock.advance(200_000)
    expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    rig.clock.advance(41_000)
    expect(rig.page.snapshot.idleEndsAtMs).not.toBeNull()
  })
})
