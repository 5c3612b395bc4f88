import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptanceSlip } from '../documents/acceptance-slip.ts'
import { sampleSlips } from '../documents/samples.ts'
import { type FontLibrary, openFontLibrary } from '../fonts/font-library.ts'
import type { SlipBlock } from './model.ts'
import { RECEIPT_58MM, RECEIPT_80MM } from './profile.ts'
import { renderReceipt } from './render-receipt.ts'
import { encodeText, textColumns } from './repertoire.ts'
import { slipLines } from './slip-lines.ts'

let fonts: FontLibrary
beforeAll(async () => {
  fonts = await openFontLibrary({ systemFallbacks: false })
})
const slip = (...blocks: SlipBlock[]) => ({ kind: 'slip', title: '', language: 'zh-CN', blocks }) as const
const render = (...blocks: SlipBlock[]) => renderReceipt(slip(...blocks), RECEIPT_80MM, { fonts })
/** Not the encoder's own tables: the platform's decoder, as a printer's ROM would read it. */
const decode = (payload: readonly number[]) => new TextDecoder('gb18030').decode(Uint8Array.from(payload))
const texts = async (...blocks: SlipBlock[]) =>
  (await render(...blocks)).commands.filter(({ type }) => type === 'text').map(({ payload }) => decode(payload))

describe('receipt bytes', () => {
  it('are these for a plain line: ESC @, FS &, GB2312 text, LF, GS V B n', async () => {
    const { bytes } = await render({ kind: 'text', text: '回执A1' })
    expect(Buffer.from(bytes).toString('hex')).toBe('1b401c26bbd8d6b441310a1d564260')
  })

  it('set and take back align, weight and size', async () => {
    const { bytes } = await render({ kind: 'text', text: 'A', align: 'center', bold: true, double: true })
    expect(Buffer.from(bytes).toString('hex')).toBe('1b401c261b61011b45011d2111410a1b61001b45001d21001d564260')
  })

  it('use the printer’s own QR (GS ( k, model 2, correction M)', async () => {
    const { commands } = await render({ kind: 'code', data: 'AB' })
    const code = commands.find(({ type }) => type === 'code')
    expect(Buffer.from(code?.payload ?? []).toString('hex')).toBe(
      [
        '1d286b040031413200',
        '1d286b0300314306',
        '1d286b0300314531',
        '1d286b0500315030',
        '4142',
        '1d286b0300315130',
      ].join(''),
    )
  })

  it('turn ¥ into ￥, whose code every Chinese ROM has, and • into ·', async () => {
    expect(await texts({ kind: 'text', text: '¥5 •' })).toEqual(['￥5 ·'])
  })

  it('draw the whole line where one character is not in the ROM', async () => {
    const { commands, missing } = await render({ kind: 'text', text: '㛃某' })
    expect(commands.filter(({ type }) => type === 'text')).toEqual([])
    const raster = commands.find(({ type }) => type === 'raster')
    expect(raster?.payload.slice(0, 8)).toEqual([0x1d, 0x76, 0x30, 0, 6, 0, 30, 0])
    expect(raster?.payload.length).toBe(8 + 6 * 30)
    expect(missing).toEqual([])
    expect(raster?.payload.slice(8).some((byte) => byte !== 0)).toBe(true)
  })

  it('report a character no font has, and print a box', async () => {
    const { commands, missing } = await render({ kind: 'text', text: '𠮷' })
    expect(missing).toEqual(['𠮷'])
    expect(
      commands
        .find(({ type }) => type === 'raster')
        ?.payload.slice(8)
        .some((byte) => byte !== 0),
    ).toBe(true)
  })

  it('trust only GB2312 by default: 镕 is GBK and is drawn, unless the profile trusts GBK', () => {
    expect(encodeText('镕', 'gb2312')).toBeUndefined()
    expect(encodeText('镕', 'gbk')).toEqual([0xe9, 0x46])
  })

  it('never let a text carry a command', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        const { commands } = await render({ kind: 'text', text }, { kind: 'pair', name: text, value: text })
        for (const { type, payload } of commands)
          if (type === 'text') expect(payload.every((byte) => byte >= 0x20 && byte !== 0x7f)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('keep every line within the paper, on both widths, and lose no character', () => {
    const text = fc
      .array(fc.constantFrom(...'青石县法律援助，。（）AB 12￥'), { maxLength: 90 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, fc.constantFrom(RECEIPT_80MM, RECEIPT_58MM), (name, value, profile) => {
        const lines = slipLines(
          slip({ kind: 'text', text: name }, { kind: 'point', mark: '1. ', text: value }),
          profile.columns,
        )
        for (const line of lines)
          if (line.kind === 'text') expect(textColumns(line.text)).toBeLessThanOrEqual(profile.columns)
        const shown = lines.map((line) => (line.kind === 'text' ? line.text : '')).join('')
        expect(shown.replaceAll(' ', '')).toBe(`${name}1.${value}`.replaceAll(' ', ''))
      }),
    )
  })
})

describe('slips', () => {
  it('without the centre’s receipt say plainly that it is kept here and not received', async () => {
    const provisional = sampleSlips(0).find(([name]) => name === 'acceptance-slip-provisional')
    const text = JSON.stringify(provisional)
    expect(text).toContain('暂存凭条')
    expect(text).toContain('中心尚未收到')
    expect(text).not.toContain('"编号"')
  })

  it('fit 58 mm paper as well: each name and value stays readable', async () => {
    for (const [name, model] of sampleSlips(0)) {
      const { bytes } = await renderReceipt(model, RECEIPT_58MM, { fonts })
      expect(bytes.length, name).toBeGreaterThan(100)
    }
  })

  it('mark a reprint', () => {
    const model = acceptanceSlip({
      caseNumber: '331081-20261124-000001',
      receivedAtMs: 0,
      itemName: '咨询',
      materials: [],
      digestShort: 'AB',
      centreName: '中心',
      centrePhone: '1',
      nextSteps: [],
      awaitingMaterials: false,
      reprint: true,
      language: 'zh-CN',
    })
    expect(JSON.stringify(model)).toContain('【补打】')
  })
})
