/** One end of a line by itself: what it does with what it hears, and when. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINE_TIMES } from '../policy/recovery.ts'
import { startLink, stepLink } from './link-machine.ts'
import { type LinkEffect, type LinkEvent, type LinkState, peerOf } from './link-state.ts'
import type { LinkSignal, PeerSignal } from './wire.ts'

const ME = 'me1'
const THEY = 'they1'
const sdp = (mark: string) => `o=- ${mark} 2 IN IP4 127.0.0.1\na=ice-ufrag:${mark}`
const offer = (mark = 'a'): PeerSignal => ({ type: 'offer', sdp: sdp(mark) })
const answer = (mark = 'b'): PeerSignal => ({ type: 'answer', sdp: sdp(mark) })
const from = (link: string, signal: PeerSignal): LinkSignal => ({ k: 'peer', link, signal })
const hello = (page = THEY, knows: string | null = ME): LinkSignal => ({ k: 'hello', page, knows })

/** One end, driven by hand. Everything it does is given back. */
const anEnd = (offers: boolean) => {
  const begun = startLink(ME, offers, 0)
  let { state } = begun
  let nowMs = 0
  let bytes = 0
  const tell = (event: LinkEvent): readonly LinkEffect[] => {
    const step = stepLink(state, event, nowMs)
    state = step.state
    return step.effects
  }
  const id = () => peerOf(state)?.id ?? -1
  const look = (isMediaComing = false) => {
    if (isMediaComing) bytes += 1_000
    return tell({ on: 'looked', received: { peer: id(), bytes } })
  }
  const end = {
    begun: begun.effects,
    get state(): LinkState {
      return state
    },
    get phase() {
      return state.phase
    },
    id,
    tell,
    look,
    hear: (signal: LinkSignal) => tell({ on: 'heard', signal }),
    online: (online = true) => tell({ on: 'signalling', online }),
    /** As simple-peer and the connection do by themselves. */
    makesOffer: (mark = 'a') => {
      tell({ on: 'negotiation', peer: id(), isOffered: true })
      return tell({ on: 'signal', peer: id(), signal: offer(mark) })
    },
    settles: () => tell({ on: 'negotiation', peer: id(), isOffered: false }),
    transport: (transport: 'new' | 'connected' | 'disconnected') => tell({ on: 'transport', peer: id(), transport }),
    wait: (ms: number) => void (nowMs += ms),
    /** Looks as the line does, for so long: everything done meanwhile. */
    looks: (forMs: number, isMediaComing = false): readonly LinkEffect[] => {
      const done: LinkEffect[] = []
      for (let goneMs = 0; goneMs < forMs; goneMs += LINE_TIMES.lookEveryMs) {
        nowMs += LINE_TIMES.lookEveryMs
        done.push(...look(isMediaComing))
      }
      return done.filter((effect) => effect.do !== 'beat')
    },
  }
  return end
}
const talkingOfferer = () => {
  const end = anEnd(true)
  end.online()
  end.makesOffer()
  end.hear(from(`${ME}/${THEY}/1`, answer()))
  end.settles()
  end.transport('connected')
  expect(end.phase).toBe('connected')
  return end
}
const talkingAnswerer = () => {
  const end = anEnd(false)
  end.online()
  end.hear(from(`${THEY}//1`, offer()))
  end.transport('connected')
  expect(end.phase).toBe('connected')
  return end
}
const kinds = (effects: readonly LinkEffect[]) =>
  effects.map((effect) => (effect.do === 'say' ? `say ${effect.signal.k}` : effect.do))

describe('before anybody is there', () => {
  it('a peer is made at once, and anew once it has grown old', () => {
    for (const offers of [true, false]) {
      const end = anEnd(offers)
      expect(end.begun).toEqual([{ do: 'build', peer: 1 }])
      expect(kinds(end.looks(LINE_TIMES.preparedForMs - LINE_TIMES.lookEveryMs))).toEqual([])
      expect(end.looks(LINE_TIMES.lookEveryMs)).toEqual([{ do: 'build', peer: 2 }])
      expect(end.phase).toBe('awaited')
    }
  })
  it('whoever offers does so to nobody by name, and the first who answers is the other', () => {
    const end = anEnd(true)
    end.online()
    expect(end.makesOffer()).toEqual([{ do: 'say', signal: from(`${ME}//1`, offer()) }])
    end.hear(from(`${ME}/${THEY}/1`, answer()))
    expect(end.state).toMatchObject({ phase: 'connecting', other: THEY })
    expect(end.hear(from(`${ME}/somebody/1`, answer('c')))).toEqual([])
  })
  it('the other takes up an offer whose greeting was lost', () => {
    const end = anEnd(false)
    expect(end.hear(from(`${THEY}//3`, offer()))).toEqual([{ do: 'take', signal: offer() }])
    expect(end.state).toMatchObject({ phase: 'connecting', other: THEY, attempt: 3 })
    expect(end.id()).toBe(1)
  })
})

describe('greetings', () => {
  it('end: one that knows this page is not answered', () => {
    const end = anEnd(false)
    expect(kinds(end.hear(hello(THEY, null)))).toEqual(['say hello'])
    expect(kinds(end.hear(hello(THEY, ME)))).toEqual([])
  })
  it('bring the offer that was lost, and not the one they have crossed', () => {
    const end = anEnd(true)
    end.makesOffer()
    expect(kinds(end.hear(hello(THEY, null)))).toEqual(['say hello'])
    end.wait(LINE_TIMES.offerCrossesMs + 1)
    expect(kinds(end.hear(hello(THEY, null)))).toEqual(['say hello', 'describe'])
  })
  it('of a new page begin anew, and nothing of the old one is heard any more', () => {
    const offerer = talkingOfferer()
    expect(kinds(offerer.hear(hello('they2', null)))).toEqual(['build', 'say hello'])
    expect(offerer.state).toMatchObject({ phase: 'reconnecting', other: 'they2', attempt: 2 })
    for (const late of [hello(THEY, null), from(`${ME}/${THEY}/1`, answer('c'))]) expect(offerer.hear(late)).toEqual([])
    const answerer = talkingAnswerer()
    answerer.hear(hello('they2', null))
    expect(answerer.state).toMatchObject({ phase: 'reconnecting', other: 'they2', attempt: 0 })
    for (const late of [hello(THEY, null), from(`${THEY}/${ME}/9`, offer('c'))]) expect(answerer.hear(late)).toEqual([])
    expect(answerer.state).toMatchObject({ other: 'they2' })
  })
  it('go again to whoever speaks to a page that is gone', () => {
    expect(talkingOfferer().hear({ k: 'mend', link: `me0/${THEY}/4`, act: 'restart' })).toEqual([
      { do: 'say', signal: hello(ME, THEY) },
    ])
    expect(talkingAnswerer().hear(from(`${THEY}/me0/4`, offer('c')))).toEqual([{ do: 'say', signal: hello(ME, THEY) }])
  })
})

describe('a farewell', () => {
  it('ends it for that page, whatever of it still comes', () => {
    for (const end of [talkingOfferer(), talkingAnswerer()]) {
      expect(kinds(end.hear({ k: 'bye', page: 'somebody' }))).toEqual([])
      expect(kinds(end.hear({ k: 'bye', page: THEY }))).toEqual(['tear-down'])
      for (const late of [hello(THEY, null), from(`${THEY}/${ME}/2`, offer('c')), from(`${ME}/${THEY}/1`, answer('c'))])
        expect(end.hear(late)).toEqual([])
      expect(end.looks(120_000)).toEqual([])
      expect(end.phase).toBe('left')
      expect(kinds(end.hear(hello('they2', null)))).toContain('build')
      expect(end.phase).toBe('reconnecting')
    }
  })
  it('is said once, and nothing after it', () => {
    const end = talkingOfferer()
    expect(kinds(end.tell({ on: 'close' }))).toEqual(['say bye', 'tear-down'])
    expect([...end.tell({ on: 'close' }), ...end.hear(hello('they2', null)), ...end.looks(120_000)]).toEqual([])
  })
})

describe('offers', () => {
  it('are taken once; the same one again gets the same answer again', () => {
    const end = talkingAnswerer()
    expect(end.hear(from(`${THEY}/${ME}/1`, offer()))).toEqual([
      { do: 'describe', type: 'answer', link: `${THEY}/${ME}/1` },
    ])
    expect(kinds(end.hear(from(`${THEY}/${ME}/1`, offer('restarted'))))).toEqual(['take'])
  })
  it('of an earlier attempt are late, of a later one they begin anew', () => {
    const end = anEnd(false)
    end.hear(from(`${THEY}/${ME}/4`, offer()))
    expect(end.hear(from(`${THEY}/${ME}/3`, offer('c')))).toEqual([])
    expect(kinds(end.hear(from(`${THEY}/${ME}/5`, offer('d'))))).toEqual(['build', 'take'])
  })
  it('are made by one side alone: the other’s are not taken there, nor answers here', () => {
    expect(talkingOfferer().hear(from(`${ME}/${THEY}/1`, offer('c')))).toEqual([])
    expect(talkingAnswerer().hear(from(`${THEY}/${ME}/1`, answer('c')))).toEqual([])
  })
  it('are answered once', () => {
    const end = talkingOfferer()
    expect(end.hear(from(`${ME}/${THEY}/1`, answer('c')))).toEqual([])
    end.makesOffer('restarted')
    expect(end.hear(from(`${ME}/${THEY}/1`, answer()))).toEqual([])
    expect(kinds(end.hear(from(`${ME}/${THEY}/1`, answer('c'))))).toEqual(['take'])
  })
  it('that wait for their answer are sent again', () => {
    const end = anEnd(true)
    end.online()
    end.hear(hello())
    end.makesOffer()
    expect(kinds(end.looks(3 * LINE_TIMES.restartEveryMs))).toEqual(['describe', 'describe', 'describe'])
  })
})

describe('a dead line', () => {
  it('is doubted, noticed and restarted by missing bytes, whatever the peer says of itself', () => {
    const end = talkingOfferer()
    expect(end.looks(60_000, true)).toEqual([])
    expect(kinds(end.looks(LINE_TIMES.doubtMs))).toEqual(['doubt'])
    expect(kinds(end.looks(LINE_TIMES.silentMs - LINE_TIMES.doubtMs))).toContain('restart')
    expect(end.phase).toBe('reconnecting')
  })
  it('is alive again with the first byte', () => {
    const end = talkingOfferer()
    end.looks(LINE_TIMES.silentMs)
    end.tell({ on: 'data', peer: end.id() })
    expect(end.phase).toBe('connected')
    end.looks(LINE_TIMES.silentMs)
    end.look(true)
    expect(end.phase).toBe('connected')
    end.transport('disconnected')
    expect(end.phase).toBe('reconnecting')
    end.wait(LINE_TIMES.silentMs)
    end.transport('connected')
    expect(end.phase).toBe('connected')
  })
  it('is restarted by the side that offers; the other asks for it, by the name of the peer', () => {
    const end = talkingAnswerer()
    expect(end.looks(LINE_TIMES.silentMs).at(-1)).toEqual({
      ...{ do: 'say', signal: { k: 'mend', link: `${THEY}/${ME}/1`, act: 'restart' } },
    })
  })
  it('noticed by both at once is restarted once', () => {
    const end = talkingOfferer()
    end.looks(LINE_TIMES.silentMs)
    const asks: LinkSignal = { k: 'mend', link: `${ME}/${THEY}/1`, act: 'restart' }
    expect(end.hear(asks)).toEqual([])
    end.makesOffer('restarted')
    expect(kinds(end.hear(asks))).toEqual(['describe'])
    end.hear(from(`${ME}/${THEY}/1`, answer('c')))
    end.settles()
    expect(kinds(end.hear(asks))).toEqual(['restart'])
  })
  it('is left alone while nothing can be agreed on, and mended with the line of the signals', () => {
    const end = talkingOfferer()
    end.online(false)
    expect(kinds(end.looks(10 * LINE_TIMES.giveUpMs)).filter((kind) => kind !== 'doubt')).toEqual([])
    expect(kinds(end.online())).toEqual(['say hello', 'restart'])
  })
  it('whose offer waits sends that one with the line of the signals, and begins no restart behind it', () => {
    const end = talkingOfferer()
    end.looks(LINE_TIMES.silentMs)
    end.makesOffer('restarted')
    end.online(false)
    end.wait(5_000)
    expect(kinds(end.online())).toEqual(['say hello', 'describe'])
    end.hear(from(`${ME}/${THEY}/1`, answer('c')))
    end.settles()
    expect(kinds(end.looks(LINE_TIMES.lookEveryMs))).toEqual([])
  })
  it('is given up at the deadline, counted without the time nobody could answer in', () => {
    const end = talkingOfferer()
    end.looks(LINE_TIMES.silentMs)
    end.makesOffer('restarted')
    end.looks(LINE_TIMES.giveUpMs / 2)
    end.online(false)
    end.online()
    expect(kinds(end.looks(LINE_TIMES.giveUpMs - 2 * LINE_TIMES.restartEveryMs))).not.toContain('build')
    expect(kinds(end.looks(4 * LINE_TIMES.restartEveryMs))).toContain('build')
  })
  it('whose peer has ended is built anew; the other side asks for that', () => {
    const offerer = talkingOfferer()
    offerer.tell({ on: 'ended', peer: offerer.id() })
    expect(offerer.phase).toBe('reconnecting')
    expect(kinds(offerer.looks(LINE_TIMES.lookEveryMs))).toEqual(['build'])
    const answerer = talkingAnswerer()
    answerer.tell({ on: 'ended', peer: answerer.id() })
    expect(answerer.looks(LINE_TIMES.lookEveryMs)).toEqual([
      { do: 'say', signal: { k: 'mend', link: `${THEY}/${ME}/1`, act: 'rebuild' } },
    ])
    const asked = talkingOfferer()
    asked.makesOffer('for a peer that is gone')
    expect(kinds(asked.hear({ k: 'mend', link: `${ME}/${THEY}/1`, act: 'rebuild' }))).toEqual(['build'])
  })
  it('that comes back now and then is not held against its peer', () => {
    const end = talkingOfferer()
    for (let count = 0; count < 20; count += 1) {
      end.looks(LINE_TIMES.silentMs)
      end.makesOffer(`restart${count}`)
      end.hear(from(`${ME}/${THEY}/1`, answer(`c${count}`)))
      end.settles()
      end.look(true)
    }
    expect(end.id()).toBe(1)
  })
})

describe('the first picture', () => {
  it('after a cut is small too: of another size it is whole, and nobody waits for what was lost', () => {
    const end = talkingOfferer()
    end.tell({ on: 'opened', peer: end.id() })
    end.looks(2 * LINE_TIMES.firstPictureMs, true)
    end.looks(LINE_TIMES.silentMs)
    expect(end.tell({ on: 'data', peer: end.id() })).toEqual([{ do: 'picture', size: 'small' }])
    expect(end.looks(LINE_TIMES.firstPictureMs, true)).toEqual([{ do: 'picture', size: 'full' }])
  })
  it('is small, and full a moment after the line is open', () => {
    const end = talkingOfferer()
    expect(end.looks(2 * LINE_TIMES.firstPictureMs, true)).toEqual([])
    end.tell({ on: 'opened', peer: end.id() })
    expect(end.looks(LINE_TIMES.firstPictureMs - LINE_TIMES.lookEveryMs, true)).toEqual([])
    expect(end.looks(2 * LINE_TIMES.firstPictureMs, true)).toEqual([{ do: 'picture', size: 'full' }])
  })
})

describe('whatever is heard and said', () => {
  const page = fc.constantFrom(ME, THEY, 'they2', '')
  const link = fc
    .tuple(page, page, fc.integer({ min: 0, max: 4 }))
    .map(([offering, answering, attempt]) => `${offering}/${answering}/${attempt}`)
  const mark = fc.constantFrom('a', 'b', 'c')
  const peer = fc.integer({ min: 0, max: 5 })
  const peerSignal: fc.Arbitrary<PeerSignal> = fc.oneof(
    mark.map(offer),
    mark.map(answer),
    fc.constant({ type: 'renegotiate', renegotiate: true } as const),
  )
  const signal: fc.Arbitrary<LinkSignal> = fc.oneof(
    fc.record({ k: fc.constant('hello' as const), page, knows: fc.option(page) }),
    fc.record({ k: fc.constant('peer' as const), link, signal: peerSignal }),
    fc.record({ k: fc.constant('mend' as const), link, act: fc.constantFrom('restart', 'rebuild') }),
    fc.record({ k: fc.constant('bye' as const), page }),
  )
  const event: fc.Arbitrary<LinkEvent> = fc.oneof(
    fc.record({ on: fc.constant('heard' as const), signal }),
    fc.record({ on: fc.constant('signalling' as const), online: fc.boolean() }),
    fc.record({
      ...{ on: fc.constant('transport' as const), peer },
      transport: fc.constantFrom('new', 'connected', 'disconnected'),
    }),
    fc.record({ on: fc.constant('negotiation' as const), peer, isOffered: fc.boolean() }),
    fc.record({ on: fc.constant('signal' as const), peer, signal: peerSignal }),
    fc.record({ on: fc.constantFrom('opened' as const, 'data' as const, 'ended' as const), peer }),
    fc.record({ on: fc.constant('looked' as const), received: fc.option(fc.record({ peer, bytes: fc.nat(9) })) }),
  )
  const story = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 3_000 })), { maxLength: 80 })

  it('a peer is built as the state says, hears nothing of the other role, and takes nothing twice', () => {
    fc.assert(
      fc.property(fc.boolean(), story, (offers, events) => {
        let { state } = startLink(ME, offers, 0)
        let nowMs = 0
        let built = 1
        let taken = new Set<string>()
        for (const [now, forMs] of events) {
          nowMs += forMs
          const step = stepLink(state, now, nowMs)
          for (const effect of step.effects) {
            if (effect.do === 'build') {
              expect(effect.peer).toBe(++built)
              taken = new Set()
            }
            if (effect.do === 'restart') expect(offers).toBe(true)
            if (effect.do !== 'take' || !('sdp' in effect.signal)) continue
            expect(effect.signal.type).toBe(offers ? 'answer' : 'offer')
            expect(taken.has(effect.signal.sdp)).toBe(false)
            taken.add(effect.signal.sdp)
          }
          state = step.state
          if (peerOf(state) !== null) expect(peerOf(state)?.id).toBe(built)
          if (state.phase === 'connected')
            expect(state.peer).toMatchObject({ transport: 'connected', everConnected: true })
        }
      }),
    )
  })
  it('late news of an earlier peer changes nothing', () => {
    fc.assert(
      fc.property(fc.boolean(), story, event, (offers, events, late) => {
        let { state } = startLink(ME, offers, 0)
        for (const [now] of events) ({ state } = stepLink(state, now, 0))
        if (!('peer' in late) || late.peer === peerOf(state)?.id) return
        expect(stepLink(state, late, 0)).toEqual({ state, effects: [] })
      }),
    )
  })
})
