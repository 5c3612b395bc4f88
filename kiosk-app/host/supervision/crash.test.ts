/** A host that is killed in the middle of a visit: the next one goes on at the same step with what was typed. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { ApplicationId, ItemCode, Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { passGuide, sign } from '../../../scripts/system/walk-visit.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { placeToTakeUp } from '../session/taking-up.ts'
import { freshVisit } from '../session/visit.ts'
import { createVisitKeeper, takenBack } from './visit-keeper.ts'

const DOOR = { token: 'token', cookie: 'cookie' }
const catalogue = loadCatalogue()
let folder: string
let key: Buffer
let file: string
let rig: HostRig
const keeper = () => createVisitKeeper({ file, key })
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-kept-'))
  file = join(folder, 'visit.sealed')
  key = randomBytes(32)
  const first = keeper()
  first.keepDoor(DOOR)
  rig = startHostRig({ keeper: first })
})
afterEach(() => {
  rig.end()
  rmSync(folder, { recursive: true, force: true })
})

const toForm = async () => {
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })
  await passGuide(rig.page)
  await rig.page.send({ type: 'accept-notice', processing: true })
  rig.reader.place()
  await rig.page.untilScreen('confirm-person')
  await rig.page.send({ type: 'continue' })
  await rig.page.untilScreen('form-step')
  await rig.page.send({ type: 'submit-step', stepId: screenNow(rig.page, 'form-step').stepId, values: {} })
}
/** What a crash leaves: the file, and a new process over the same store. */
const crash = async () => {
  await Promise.resolve()
  rig.restartHost(keeper())
}

describe('after a crash of the host', () => {
  it('the visit stands on the same step, with answers and with what was typed', async () => {
    await toForm()
    const { stepId } = screenNow(rig.page, 'form-step')
    const typed = { 'applicant.phone': '138000', 'applicant.residence': '样例村三' }
    expect(await rig.page.send({ type: 'keep-typed', fieldsOn: stepId, values: typed })).toBe(true)
    await crash()
    expect(screenNow(rig.page, 'form-step').stepId).toBe(stepId)
    expect(rig.page.snapshot.typed).toEqual(typed)
    expect(rig.page.snapshot.serviceTitle).toBeDefined()
  })

  it('the page comes in by the same door', () => {
    expect(keeper().before?.door).toEqual(DOOR)
  })

  it('an application that was written is done, and not written twice', async () => {
    await rig.walkToSign()
    await sign(rig.page)
    rig.centre.setWeather('request-lost')
    await rig.page.send({ type: 'submit' })
    await rig.page.until(({ screen }) => screen.name === 'sending' && screen.phase !== 'saving')
    await crash()
    await rig.page.untilScreen('done')
    expect(rig.outbox.openCount()).toBe(1)
    rig.centre.setWeather('fine')
    rig.outbox.wake()
    await rig.page.until(({ screen }) => {
      const outcome = screen.name === 'done' ? screen.results[0]?.outcome : undefined
      return outcome?.state === 'received' && !outcome.awaitingMaterials
    })
    expect(rig.outbox.openCount()).toBe(0)
  })

  it('an application is found again that was written a moment before the crash, and one that was not is reviewed', () => {
    const [item] = catalogue.items.values()
    const id = ApplicationId.parse(newUuidV7(0))
    const kept = {
      place: 'visiting.place.sending.saving',
      visit: { ...freshVisit('zh-CN'), items: item === undefined ? [] : [item] },
      typed: new Map(),
      intended: new Map(item === undefined ? [] : [[item.code, id] as const]),
    }
    const digest = Sha256Hex.parse('0'.repeat(64))
    const digestSm3 = Sm3Hex.parse('0'.repeat(64))
    const written = takenBack(kept, { written: () => ({ id, digest, digestSm3, papers: [] }) })
    expect(placeToTakeUp(kept.place, written)).toBe('done')
    expect(placeToTakeUp(kept.place, takenBack(kept, { written: () => undefined }))).toBe('review')
  })

  it('nothing is kept once the visit has ended', async () => {
    await toForm()
    const during = statSync(file).size
    await rig.page.send({ type: 'end' })
    await Promise.resolve()
    expect(statSync(file).size).toBeLessThan(during / 4)
    expect(keeper().before?.visit(catalogue)).toBeUndefined()
  })

  it('another boot, with another key, finds nothing', async () => {
    await toForm()
    await Promise.resolve()
    expect(createVisitKeeper({ file, key: randomBytes(32) }).before).toBeUndefined()
  })

  it('the file says nothing to who reads it', async () => {
    await toForm()
    const { stepId } = screenNow(rig.page, 'form-step')
    await rig.page.send({ type: 'keep-typed', fieldsOn: stepId, values: { 'applicant.residence': '样例村三' } })
    await Promise.resolve()
    const bytes = readFileSync(file)
    expect(existsSync(`${file}.new`)).toBe(false)
    for (const word of ['样例村三', '李试样', 'GF02003', 'token']) expect(bytes.includes(word)).toBe(false)
  })
})

describe('what is typed', () => {
  it('is kept for the screen that stands, and for no other', async () => {
    await toForm()
    expect(await rig.page.send({ type: 'keep-typed', fieldsOn: 'another', values: { a: 'b' } })).toBe(false)
    expect(rig.page.snapshot.typed).toBeUndefined()
  })

  it('is gone when it was handed in, and when the visit ended', async () => {
    await toForm()
    const { stepId } = screenNow(rig.page, 'form-step')
    await rig.page.send({ type: 'keep-typed', fieldsOn: stepId, values: { 'applicant.phone': '1' } })
    await rig.page.send({ type: 'submit-step', stepId, values: {} })
    expect(rig.page.snapshot.typed).toBeUndefined()
    await rig.page.send({ type: 'end' })
    expect(await rig.page.send({ type: 'keep-typed', fieldsOn: 'farewell', values: { a: 'b' } })).toBe(false)
  })
})
