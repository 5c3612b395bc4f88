/** A visit put aside goes on where it was, at any terminal, by its code and the card; nobody else can read it. */
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { passGuide } from '../../../scripts/system/walk-visit.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'
import { freshVisit } from '../session/visit.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'
import { CODE_GUESSES } from './put-aside.ts'
import { keysOfCode, newSaveCode, normalSaveCode, openVisit, seal, sealVisit } from './sealed-visit.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const toForm = async () => {
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })
  await passGuide(rig.page)
  await rig.page.send({ type: 'accept-notice', processing: true })
  rig.reader.place()
  await rig.page.untilScreen('confirm-person')
  await rig.page.send({ type: 'continue' })
  await rig.page.untilScreen('form-step')
}
const answer = (values: Record<string, string>) =>
  rig.page.send({ type: 'submit-step', stepId: screenNow(rig.page, 'form-step').stepId, values })
const putAside = async () => {
  expect(rig.page.snapshot.canSave).toBe(true)
  await rig.page.send({ type: 'save-visit' })
  const { screen } = await rig.page.until(({ screen: now }) => now.name === 'put-aside' && now.saved !== null)
  return screen.name === 'put-aside' ? screen.saved!.code : ''
}
const leave = async () => {
  rig.reader.takeAway()
  await rig.page.send({ type: 'home' })
  await rig.page.untilScreen('welcome')
}
const resume = async (code: string) => {
  await rig.page.send({ type: 'open-resume' })
  await rig.page.send({ type: 'resume-visit', code })
  await rig.page.until(({ screen }) => screen.name !== 'resume' || screen.problem !== null)
}

describe('a visit put aside', () => {
  it('goes on at the same step with the same answers, after the card has been read again', async () => {
    await toForm()
    await answer({})
    await answer({ 'applicant.phone': '13800000000', 'applicant.residence': '样例村三组十二号' })
    const before = screenNow(rig.page, 'form-step').stepId
    const code = await putAside()
    await leave()
    await resume(` ${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`)
    await rig.page.send({ type: 'accept-notice', processing: true })
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
    await rig.page.untilScreen('form-step')
    expect(screenNow(rig.page, 'form-step').stepId).toBe(before)
    await rig.page.send({ type: 'back' })
    expect(screenNow(rig.page, 'form-step').values).toMatchObject({ 'applicant.phone': '13800000000' })
  })

  it('lies at the centre as bytes that say nothing, and its slip says nothing of it either', async () => {
    await toForm()
    await answer({})
    await answer({ 'applicant.phone': '13800000000', 'applicant.residence': '样例村三组十二号' })
    const code = await putAside()
    const stored = Buffer.concat([...rig.centre.saved.values()].map((one) => Buffer.from(one)))
    expect(stored.length).toBeGreaterThan(100)
    for (const word of ['13800000000', '样例村', '李试样', 'GF02003', code]) expect(stored.includes(word)).toBe(false)
    expect([...rig.centre.saved.keys()].join()).not.toContain(code)
    await rig.page.until(({ screen }) => screen.name === 'put-aside' && screen.print?.state === 'printed')
    expect(rig.logged.join()).not.toContain(code)
  })

  it('is kept at this terminal while the line is away, said so, readable by its code alone, and moves when it is back', async () => {
    await toForm()
    await answer({})
    await answer({ 'applicant.phone': '13800000000', 'applicant.residence': '样例村三组十二号' })
    rig.centre.setWeather('no-line')
    await rig.page.send({ type: 'save-visit' })
    const put = await rig.page.until(({ screen }) => screen.name === 'put-aside' && screen.saved !== null)
    const saved = put.screen.name === 'put-aside' ? put.screen.saved : null
    expect(saved).toMatchObject({ onlyHere: true })
    await leave()
    for (const word of ['13800000000', '样例村', '李试样', saved!.code])
      expect(rig.storedBytes().includes(word)).toBe(false)
    await resume(saved!.code)
    expect(rig.page.snapshot.screen.name).toBe('notice')
    await leave()
    // Half of it arrives, the answer is lost, and it comes again: the same record under the same address.
    rig.centre.setWeather('answer-lost')
    rig.clock.advance(600_000)
    await vi.waitUntil(() => rig.centre.saved.size === 1)
    rig.centre.setWeather('fine')
    await vi.waitUntil(() => {
      rig.clock.advance(60_000)
      return rig.outbox.openCount() === 0
    })
    expect(rig.centre.saved.size).toBe(1)
    await resume(saved!.code)
    expect(rig.page.snapshot.screen.name).toBe('notice')
  })

  it('keeps photographs of any size that is taken, and gives them back byte for byte', async () => {
    const { key, id } = await keysOfCode(newSaveCode())
    const photographs = ['a', 'b'].map((materialId, index) => {
      const bytes = Buffer.alloc(9_000_000, index + 1)
      const looks = { pages: 1, widthPx: 10, heightPx: 10, turn: 0, look: 'unjudged', keptUnclear: false } as const
      return {
        ...looks,
        materialId,
        materialCode: 'evidence',
        mediaType: 'image/jpeg' as const,
        bytes,
        sha256: sha256Hex(bytes),
      }
    })
    const catalogue = loadCatalogue()
    const item = catalogue.items.get(ItemCode.parse('GF02003'))!
    const records = sealVisit(
      { visit: { ...freshVisit('zh-CN'), items: [item], item, materials: photographs }, typed: new Map() },
      id,
      key,
    )
    expect(records).toHaveLength(3)
    expect(records.at(-1)?.id).toBe(id)
    const opened = await openVisit(records.at(-1)!.sealed, key, {
      catalogue,
      read: async (wanted) => {
        const found = records.find((one) => one.id === wanted)
        return found === undefined ? err({ code: 'refused', problem: 'not-found' }) : ok(found.sealed)
      },
    })
    expect(opened.ok && opened.value.visit.materials?.map((one) => one.sha256)).toEqual(
      photographs.map((one) => one.sha256),
    )
  })

  it('is put aside already before the first question, and goes on at the question, with the answers before it', async () => {
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02001') })
    await rig.page.send({ type: 'continue' })
    await rig.page.send({ type: 'answer-check', answer: 'unsure' })
    const { number, question } = screenNow(rig.page, 'eligibility')
    expect(number).toBe(2)
    const code = await putAside()
    expect(screenNow(rig.page, 'put-aside').holds).toEqual({ checks: true, answers: false, pages: 0 })
    await leave()
    await resume(code)
    expect(screenNow(rig.page, 'eligibility')).toMatchObject({ number: 2, question })
    await rig.page.send({ type: 'back' })
    expect(screenNow(rig.page, 'eligibility').number).toBe(1)
  })

  it('keeps what stood in a field and was not handed in', async () => {
    await toForm()
    await answer({})
    const { stepId } = screenNow(rig.page, 'form-step')
    await rig.page.send({ type: 'keep-typed', fieldsOn: stepId, values: { 'applicant.residence': '样例村三' } })
    const code = await putAside()
    await leave()
    await resume(code)
    await rig.page.send({ type: 'accept-notice', processing: true })
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
    expect(screenNow(rig.page, 'form-step').stepId).toBe(stepId)
    expect(rig.page.snapshot.typed).toEqual({ 'applicant.residence': '样例村三' })
  })

  it('of a terminal with the software before this one goes on too', async () => {
    const { key } = await keysOfCode(newSaveCode())
    const plain = JSON.stringify({
      version: 2,
      language: 'zh-CN',
      bundle: null,
      items: ['GF02003'],
      drafts: { 'GF02003.F1': { applicant: { phone: '13800000000' } } },
      stepIndex: 1,
      materials: [],
      paperNames: {},
    })
    const opened = await openVisit(seal(Buffer.from(plain), key), key, {
      catalogue: loadCatalogue(),
      read: async () => err({ code: 'refused', problem: 'not-found' }),
    })
    expect(opened).toMatchObject({ ok: true, value: { visit: { item: { code: 'GF02003' }, resumeAt: 1, checks: [] } } })
  })

  it('cannot be guessed: after five wrong codes nobody can try for ten minutes', async () => {
    await toForm()
    const code = await putAside()
    await leave()
    await rig.page.send({ type: 'open-resume' })
    const guess = async (typed: string) => {
      await rig.page.send({ type: 'resume-visit', code: typed })
      const told = await rig.page.until(
        ({ screen }) => screen.name === 'notice' || (screen.name === 'resume' && !screen.asking),
      )
      return told.screen.name === 'resume' ? told.screen.problem : 'found'
    }
    for (let guesses = 0; guesses < CODE_GUESSES.most; guesses += 1)
      expect(await guess('short')).toBe('save-code-wrong')
    expect(await guess(code)).toBe('save-code-locked')
    rig.clock.advance(CODE_GUESSES.lockedMs + 1)
    await leave()
    await resume(code)
    expect(rig.page.snapshot.screen.name).toBe('notice')
  })

  it('is found by no other code', async () => {
    await toForm()
    await putAside()
    await leave()
    await resume('0000000000')
    expect(screenNow(rig.page, 'resume').problem).toBe('save-code-wrong')
    await rig.page.send({ type: 'resume-visit', code: 'zu kurz' })
    await rig.page.until(({ screen }) => screen.name === 'resume' && !screen.asking)
    expect(screenNow(rig.page, 'resume').problem).toBe('save-code-wrong')
  })
})

describe('the code', () => {
  it('forgives what people mistake, gives address and key apart, and is never the same twice', async () => {
    expect(normalSaveCode('o1il-abcde-0')).toBe('0111ABCDE0')
    expect(normalSaveCode('too short')).toBeUndefined()
    const [a, b] = [newSaveCode(), newSaveCode()]
    expect(a).not.toBe(b)
    const keys = await keysOfCode(a)
    expect(keys.id).toMatch(/^[0-9a-f]{32}$/)
    expect(keys.key.toString('hex')).not.toContain(keys.id)
    expect((await keysOfCode(a)).id).toBe(keys.id)
  })
})
