/** Without the line: what is said to work works, what is said to wait waits, and each door leads back here. */
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sign } from '../../../scripts/system/walk-visit.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'
import { SESSION_TIMINGS } from './timings.ts'

let rig: HostRig
beforeEach(async () => {
  rig = startHostRig()
  rig.centre.setOnline(false)
  rig.centre.setWeather('no-line')
  await rig.page.send({ type: 'open-offline' })
})
afterEach(() => rig.end())

const back = async (...names: readonly string[]) => {
  for (const name of names) {
    await rig.page.send({ type: 'back' })
    expect(rig.page.snapshot.screen.name).toBe(name)
  }
}

it('counts what the catalogue has, and says which printer is there', () => {
  const kinds = [...loadCatalogue().items.values()].map((item) => item.kind)
  expect(rig.page.snapshot.centre).toBe('offline')
  expect(screenNow(rig.page, 'offline')).toMatchObject({
    sentLater: kinds.filter((kind) => kind === 'application').length,
    finishedHere: kinds.filter((kind) => kind === 'document').length,
    openIntents: 0,
    slipPrinter: true,
    formPrinter: true,
  })
  rig.printers.receipt.unplug()
  expect(screenNow(rig.page, 'offline')).toMatchObject({ slipPrinter: false, formPrinter: true })
})

it('tells when the line is back while one reads it', () => {
  rig.centre.setOnline(true)
  expect(rig.page.snapshot).toMatchObject({ centre: 'online', screen: { name: 'offline' } })
})

it('leads to services, search and library, and back from each', async () => {
  await rig.page.send({ type: 'open-theme', theme: 'wages' })
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })
  await back('items', 'offline')
  await rig.page.send({ type: 'open-search' })
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })
  await back('search', 'offline')
  await rig.page.send({ type: 'open-library' })
  await rig.page.send({ type: 'browse-laws', theme: null })
  await back('library', 'offline', 'welcome')
})

it('what it promises holds: an application is written and signed, gets a provisional number, and waits', async () => {
  await rig.page.send({ type: 'home' })
  await rig.walkToSign()
  await sign(rig.page)
  await rig.page.send({ type: 'submit' })
  await rig.page.until(({ screen }) => screen.name === 'sending' && screen.phase !== 'saving')
  rig.clock.advance(SESSION_TIMINGS.sendingPatienceMs)
  await rig.page.untilScreen('done')
  await rig.printsSettled()
  expect(screenNow(rig.page, 'done').results[0]?.outcome.state).toBe('kept-here')
  expect(rig.printers.slips).toHaveLength(1)
  await rig.page.send({ type: 'home' })
  await rig.page.send({ type: 'open-offline' })
  expect(screenNow(rig.page, 'offline').openIntents).toBe(1)
})
