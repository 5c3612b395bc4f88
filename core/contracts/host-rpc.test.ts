import { COMPLETE_LANGUAGES } from '../messages/language-pack.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ItemCode } from '../ids.ts'
import { Command, HostMessage, PageMessage, SignatureUpload, type Snapshot, Stroke } from './host-rpc.ts'

const snapshot: Snapshot = {
  dictation: null,
  captions: null,
  seq: 1,
  language: 'zh-CN',
  pack: COMPLETE_LANGUAGES[0]!,
  languages: [{ tag: 'zh-CN', name: '简体中文' }],
  textSize: 'normal',
  colours: 'normal',
  lowReach: false,
  plain: false,
  speech: { available: false, on: false, headphones: false, volume: 3, rate: 1, blank: false },
  panelPpi: 82,
  padKeys: { up: 'ArrowUp', down: 'ArrowDown', back: 'Escape', help: 'F1', ok: 'Enter' },
  centreName: '青石县公共法律服务中心',
  centrePhone: '0571-00000000',
  terminalName: '一号机',
  practice: true,
  guideOnly: false,
  centre: 'online',
  devices: [{ device: 'id-card-reader', state: 'ready', fault: null }],
  inSession: false,
  canGoBack: false,
  canPause: false,
  visitOutlivesCrash: false,
  canSave: false,
  helpOpen: false,
  help: 'none',
  attendantOffered: false,
  attendant: null,
  idleEndsAtMs: null,
  nowMs: 1,
  screen: { name: 'welcome', openIntents: 0 },
}

describe('the bridge between page and host', () => {
  it('carries a snapshot over the wire unchanged', () => {
    const message = { type: 'snapshot', snapshot }
    expect(HostMessage.parse(JSON.parse(JSON.stringify(message)))).toEqual(message)
  })

  it('carries a step with whatever JSON the citizen typed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 80 }), fc.jsonValue()), (values) => {
        const sent = JSON.parse(JSON.stringify({ type: 'submit-step', stepId: 'F1.who', values }))
        expect(Command.safeParse(sent).success).toBe(true)
      }),
    )
  })

  it('refuses a command it does not know, and more than a command holds', () => {
    expect(Command.safeParse({ type: 'open-settings' }).success).toBe(false)
    expect(Command.safeParse({ type: 'end', after: 'x' }).success).toBe(false)
    expect(Command.safeParse({ type: 'open-item', itemCode: 'x' }).success).toBe(false)
    expect(Command.parse({ type: 'open-item', itemCode: 'GF01001' })).toEqual({
      type: 'open-item',
      itemCode: ItemCode.parse('GF01001'),
    })
    expect(Command.safeParse({ type: 'accept-notice', processing: false }).success).toBe(false)
  })

  it('never throws on what comes in', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof PageMessage.safeParse(value).success === 'boolean'))
  })

  it('takes a signature of one stroke or more, inside the pad', () => {
    const point = { x: 0.5, y: 0.5, p: 0.5, t: 0 }
    expect(SignatureUpload.safeParse({ strokes: [[point]], pngBase64: 'AAAA' }).success).toBe(true)
    expect(SignatureUpload.safeParse({ strokes: [], pngBase64: 'AAAA' }).success).toBe(false)
    expect(Stroke.safeParse([{ ...point, p: 2 }]).success).toBe(false)
  })
})
