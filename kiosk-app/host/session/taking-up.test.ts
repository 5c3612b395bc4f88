import { COMPLETE_LANGUAGES } from '@lutong/core/messages/language-pack.ts'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { createTestClock } from '@lutong/core/clock.ts'
import { expect, it } from 'vitest'
import { createVisitMachine } from './machine.ts'
import { placeToTakeUp } from './taking-up.ts'
import { freshVisit } from './visit.ts'

it('a visit goes on from every place there is', () => {
  const machine = createVisitMachine({
    catalogue: loadCatalogue(),
    clock: createTestClock(0),
    newId: () => '',
    newPauseNumber: () => '0000',
    newTicket: () => '000000',
    languages: COMPLETE_LANGUAGES,
    inService: true,
    idleFactor: 1,
  })
  const places = Object.keys(machine.states.visiting?.states.place?.states ?? {})
  expect(places.length).toBeGreaterThan(20)
  for (const place of places) expect(placeToTakeUp(`visiting.place.${place}`, freshVisit('zh-CN')), place).toBeDefined()
})

it('there is no visit to go on with on the welcome screen and at the farewell', () => {
  for (const place of ['welcome.watching', 'farewell', 'outOfService'])
    expect(placeToTakeUp(place, freshVisit('zh-CN'))).toBeUndefined()
})
