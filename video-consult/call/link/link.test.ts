import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDelivery } from '../delivery.ts'
import { linkNameOf, readLinkName } from './link-name.ts'
import { offerMark, preferClearSpeech } from './sdp.ts'
import { readDataFrame, readLinkSignal } from './wire.ts'

const LINE_ID = '01997c5e-7d00-7000-8000-00000000000a'

const SDP = [
  'v=0',
  'o=- 46 2 IN IP4 127.0.0.1',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=ice-ufrag:abcd',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
].join('\r\n')

describe('session descriptions', () => {
  it('ask for error correction and for no sending of silence, once', () => {
    const changed = preferClearSpeech(SDP)
    expect(changed).toContain('a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate=32000')
    expect(preferClearSpeech(changed)).toBe(changed)
    expect(preferClearSpeech('v=0')).toBe('v=0')
  })
  it('are known again by origin and ICE name, which a restart changes', () => {
    expect(offerMark(SDP)).toBe(offerMark(`${SDP}\r\na=candidate:1`))
    expect(offerMark(SDP)).not.toBe(offerMark(SDP.replace('abcd', 'efgh')))
  })
})

describe('what pages say to each other', () => {
  it('is read or refused, never thrown at', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void [readLinkSignal(text), readDataFrame(text)]))
    expect(readLinkSignal('{"k":"peer","link":"a/b/1","signal":{"type":"offer"}}')).toBeUndefined()
    expect(readLinkSignal('{"k":"hello","page":"p"}')).toEqual({ k: 'hello', page: 'p', knows: null })
    expect(readDataFrame('{"d":"point","at":{"x":2,"y":0}}')).toEqual({ d: 'point', at: null })
    expect(readDataFrame(`{"d":"say","id":"1","message":{"type":"chat","id":"${LINE_ID}","text":"好"}}`)).toEqual({
      d: 'say',
      id: '1',
      message: { type: 'chat', id: LINE_ID, text: '好' },
    })
  })
  it('arrives once, over however many connections', () => {
    let count = 0
    const delivery = createDelivery(() => `m${count++}`)
    const frame = delivery.add('lawyer', { type: 'chat', id: LINE_ID, text: '您好' })
    expect(delivery.waitingFor('lawyer')).toEqual([frame])
    expect(delivery.isNew('citizen', 'm0')).toBe(true)
    expect(delivery.isNew('citizen', 'm0')).toBe(false)
    delivery.arrived('lawyer', 'm0')
    expect(delivery.waitingFor('lawyer')).toEqual([])
  })
})

describe('the name of a peer', () => {
  it('says who offers, who answers and which attempt it is; made beforehand it names nobody who answers', () => {
    const made = { offering: 'p1', answering: null, attempt: 3 }
    expect(readLinkName(linkNameOf(made))).toEqual(made)
    expect(readLinkName(linkNameOf({ ...made, answering: 'p2' }))).toEqual({ ...made, answering: 'p2' })
  })
  it('is read or refused', () => {
    for (const text of ['', 'p1', 'p1/p2', '/p2/1', 'p1/p2/x', 'p1/p2/-1', 'p1/p2/1/2', 'p1/p2/1.5'])
      expect(readLinkName(text)).toBeUndefined()
  })
})
