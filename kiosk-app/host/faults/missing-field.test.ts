/** A form with something missing: the step stays, names the field, keeps the rest. */
import { passGuide } from '../../../scripts/system/walk-visit.ts'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const typeIdentity = async (itemCode: string) => {
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse(itemCode) })
  await passGuide(rig.page)
  await rig.page.send({ type: 'accept-notice', processing: true })
  await rig.page.send({ type: 'type-identity' })
  await rig.page.send({ type: 'submit-identity', name: '李试样', idNumber: '11010519491231002X' })
}

describe('a step', () => {
  it.each(['zh-CN', 'en'] as const)('with an empty field stays and names it (%s)', async (language) => {
    await rig.page.send({ type: 'set-language', language })
    await typeIdentity('GF05001')
    let screen = screenNow(rig.page, 'form-step')
    while (!screen.fields.some((field) => field.required && screen.values[field.path] === undefined)) {
      await rig.page.send({ type: 'submit-step', stepId: screen.stepId, values: {} })
      screen = screenNow(rig.page, 'form-step')
    }
    await rig.page.send({ type: 'submit-step', stepId: screen.stepId, values: {} })
    const after = screenNow(rig.page, 'form-step')
    expect(after.stepId).toBe(screen.stepId)
    const [path = '', text = ''] = Object.entries(after.errors)[0] ?? []
    expect(after.fields.some((field) => path.startsWith(field.path))).toBe(true)
    expect(/[一-鿿]/.test(text)).toBe(language === 'zh-CN')
  })

  it('that the page no longer shows is not taken again', async () => {
    await typeIdentity('GF05001')
    const { stepId } = screenNow(rig.page, 'form-step')
    expect(await rig.page.send({ type: 'submit-step', stepId: 'F2.no-such-step', values: {} })).toBe(false)
    expect(screenNow(rig.page, 'form-step').stepId).toBe(stepId)
  })

  it('cannot change what the chip has said', async () => {
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF05001') })
    await passGuide(rig.page)
    await rig.page.send({ type: 'accept-notice', processing: true })
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
    const { stepId } = screenNow(rig.page, 'form-step')
    await rig.page.send({ type: 'submit-step', stepId, values: { 'applicant.name': '王示例' } })
    await rig.page.send({ type: 'back' })
    expect(JSON.stringify(rig.page.snapshot)).not.toContain('王示例')
  })
})

describe('a paper', () => {
  const toMaterials = async () => {
    await rig.walkToSign('GF02003')
    await rig.page.send({ type: 'back' })
    await rig.page.send({ type: 'edit-step', stepId: 'materials' })
    return screenNow(rig.page, 'materials')
  }

  it('that no program of ours reads is refused, and the screen says so', async () => {
    const { needs } = await toMaterials()
    const code = needs.find((need) => !need.fromCard)?.code ?? ''
    expect(await rig.page.upload(`kind=material&materialCode=${code}`, '<svg onload="x"/>')).toBe(false)
    expect(screenNow(rig.page, 'materials').problem).toBe('material-not-readable')
  })

  it('of a kind the service does not ask for is refused', async () => {
    await toMaterials()
    expect(await rig.page.upload('kind=material&materialCode=love-letter', '%PDF-1.7')).toBe(false)
    expect(screenNow(rig.page, 'materials').problem).toBe('material-not-readable')
  })

  it('over 10 MB is told as too large', async () => {
    await toMaterials()
    rig.host.channel.uploadTooLarge({ kind: 'material', materialCode: 'wage-evidence' })
    expect(screenNow(rig.page, 'materials').problem).toBe('material-too-large')
  })

  it('that is not required may be left out', async () => {
    const { needs } = await toMaterials()
    for (const { materialId } of needs.flatMap((need) => need.added))
      await rig.page.send({ type: 'remove-material', materialId })
    await rig.page.send({ type: 'continue' })
    expect(screenNow(rig.page, 'review').materialCount).toBe(0)
  })

  it('that is required and missing keeps the citizen here with the reason', async () => {
    const catalogue = loadCatalogue()
    const items = [...catalogue.items].map(
      ([code, item]) =>
        [
          code,
          { ...item, materials: item.materials.map((one) => ({ ...one, required: one.origin === 'citizen' })) },
        ] as const,
    )
    rig.end()
    rig = startHostRig({ catalogue: { ...catalogue, items: new Map(items) } })
    const { needs } = await toMaterials()
    for (const { materialId } of needs.flatMap((need) => need.added))
      await rig.page.send({ type: 'remove-material', materialId })
    await rig.page.send({ type: 'continue' })
    expect(screenNow(rig.page, 'materials').problem).toBe('material-missing')
  })
})

describe('a signature', () => {
  it('that hardly moved is none, and sending is refused with the reason', async () => {
    await rig.walkToSign()
    await rig.page.send({ type: 'back' })
    await rig.page.send({ type: 'continue' })
    await rig.page.send({ type: 'submit' })
    expect(screenNow(rig.page, 'sign').problem).toBe('signature-empty')
    const dot = { strokes: [[{ x: 0.5, y: 0.5, p: 0.5, t: 0 }]], pngBase64: 'iVBORw0KGgo=' }
    expect(await rig.page.upload('kind=signature', JSON.stringify(dot))).toBe(false)
    expect(screenNow(rig.page, 'sign').problem).toBe('signature-empty')
  })
})
