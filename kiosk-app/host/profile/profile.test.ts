import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profileFrom, readProfile } from './profile.ts'

const folder = new URL('../../../deploy/profiles/', import.meta.url).pathname
const tablet = readFileSync(`${folder}village-tablet.yaml`, 'utf8')
const errorOf = (text: string) => {
  const read = profileFrom(text, 'p.yaml')
  return read.ok ? 'read' : read.error
}

describe('a terminal’s profile', () => {
  it.each(readdirSync(folder))('%s is right', (file) => {
    expect(readProfile(`${folder}${file}`)).toMatchObject({ ok: true })
  })

  it.each([
    ['a wrong value', tablet.replace('ppi: 149', 'ppi: 9'), /^p\.yaml, line 3: ppi: write the pixels per inch/],
    ['a wrong kind', tablet.replace('kind: village-tablet', 'kind: toaster'), /line 2: kind: write centre-kiosk/],
    ['a name mistyped', tablet.replace('voice:', 'voise:'), /line 6: voise is not known here/],
    ['a line left out', tablet.replace('ppi: 149\n', ''), /line 1: ppi is missing: write the pixels/],
    ['a place in a list', tablet.replace('[zh-CN]', '[zh-CN, Chinese]'), /line 7: languages: write tags such as zh-CN/],
    [
      'a device the kind has not',
      tablet.replace('devices:', 'devices:\n  idCardReader: /dev/ttyUSB0'),
      /line 5: devices\.idCardReader: a village-tablet reads no cards/,
    ],
    [
      'a device the kind needs',
      tablet.replace('kind: village-tablet', 'kind: desk-unit'),
      /line 5: devices: a desk-unit needs idCardReader/,
    ],
    [
      'a printer the kind needs',
      tablet
        .replace('kind: village-tablet', 'kind: desk-unit')
        .replace(/  receiptPrinter: .*/, '  idCardReader: /dev/ttyUSB0'),
      /line 5: devices: a desk-unit needs receiptPrinter/,
    ],
    [
      'a printer’s address of another kind',
      tablet.replace('devices:', 'devices:\n  documentPrinter: 10.0.0.4'),
      /ipp:\/\//,
    ],
    [
      'dictation without its program',
      `${tablet}\ndictation:\n  microphone: hw:1`,
      /dictation\.program is missing: write under it program: the path of the engine/,
    ],
    [
      'captions without their program',
      `${tablet}\ncaptions: {}`,
      /captions\.program is missing: write under it program: the path of the engine/,
    ],
    ['an alias of nothing', 'kind: *here', /^p\.yaml, line 1: this is not YAML/],
    ['broken YAML', 'kind: [desk-unit\nppi: 3', /^p\.yaml, line \d: this is not YAML/],
  ])('tells %s by line and way out', (_, text, error) => {
    expect(errorOf(text)).toMatch(error)
    expect(errorOf(text)).toMatch(/^[^\n]*\.\np\.yaml 第 \d+ 行：[^\n|]*\p{Script=Han}[^\n|]*。$/u)
  })

  it('lets a tablet be without any printer', () => {
    expect(profileFrom(tablet.replace(/devices:\n  receiptPrinter: .*/, 'devices: {}'), 'p.yaml')).toMatchObject({
      ok: true,
      value: { devices: {} },
    })
  })

  it('says so when there is no file', () => {
    expect(readProfile('/nowhere/p.yaml')).toEqual({
      ok: false,
      error: expect.stringMatching(/^\/nowhere\/p\.yaml cannot be read: .*\n读不了/),
    })
  })

  it('never throws on what is written in it', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof profileFrom(text, 'p').ok === 'boolean'))
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof profileFrom(JSON.stringify(value), 'p').ok === 'boolean'))
  })
})
