/** The line as a whole: whatever happens to pages, peers, network and signalling, two machines find each other again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINE_TIMES, RESTARTS_BEFORE_REBUILD } from '../policy/recovery.ts'
import { connectTwoEnds, type Side, type TwoEnds } from './testing/two-ends.ts'

const SIDES = ['citizen', 'lawyer'] as const
/** Until both are whole again; the longest it may take is the test's to say. */
const wholeAgainMs = (line: TwoEnds, atMostMs: number): number => {
  const begunMs = line.clock.nowMs()
  while (!line.isWhole() && line.clock.nowMs() - begunMs < atMostMs) line.clock.advance(50)
  return line.clock.nowMs() - begunMs
}
const talking = (lateMs = 30): TwoEnds => {
  const line = connectTwoEnds(lateMs)
  for (const side of SIDES) line.setSignalling(side, true)
  expect(wholeAgainMs(line, 2_000)).toBeLessThan(2_000)
  return line
}

describe('two pages', () => {
  it.each(SIDES)('find each other, whoever of them is there first (%s)', (first) => {
    const line = connectTwoEnds(30)
    line.setSignalling(first, true)
    line.clock.advance(LINE_TIMES.preparedForMs * 2.5)
    expect(line.state(first).phase).toBe('awaited')
    line.setSignalling(first === 'citizen' ? 'lawyer' : 'citizen', true)
    expect(wholeAgainMs(line, 2_000)).toBeLessThan(1_000)
  })
  it.each([
    ['citizen', true],
    ['citizen', false],
    ['lawyer', true],
    ['lawyer', false],
  ] as const)('are one call again after the %s’s page was loaded again (said so: %s)', (side, saysBye) => {
    const line = talking()
    line.reload(side, saysBye)
    expect(wholeAgainMs(line, 4_000)).toBeLessThan(2_000)
  })
  it.each([5_000, 30_000, 300_000])('are one call again soon after a cut of %i ms, by the same peers', (cutMs) => {
    const line = talking()
    const peers = SIDES.map(line.peer)
    line.network.carries = false
    line.clock.advance(1_500)
    for (const side of SIDES) line.setSignalling(side, false)
    line.clock.advance(cutMs)
    expect(line.state('citizen').phase).toBe('reconnecting')
    line.network.carries = true
    // Agreed on before, it may carry again by itself: signalling is late by more.
    line.network.epoch += 1
    for (const side of SIDES) line.setSignalling(side, true)
    expect(wholeAgainMs(line, 3_000)).toBeLessThan(1_000)
    expect(SIDES.map(line.peer)).toEqual(peers)
  })
  it('are one call again after a change of address', () => {
    const line = talking()
    line.network.epoch += 1
    expect(wholeAgainMs(line, 4_000)).toBeLessThan(LINE_TIMES.silentMs + 1_000)
  })
  it('go on without signalling, and begin nothing', () => {
    const line = talking()
    for (const side of SIDES) line.setSignalling(side, false)
    line.clock.advance(300_000)
    expect(line.isWhole()).toBe(true)
  })
  it.each(SIDES)('build anew where the %s’s peer has ended', (side) => {
    const line = talking()
    line.killPeer(side)
    expect(wholeAgainMs(line, 10_000)).toBeLessThan(5_000)
  })
  it.each(SIDES)('give a peer up that hangs (the %s’s)', (side) => {
    const line = talking()
    const stuck = line.peer(side)!
    stuck.isStuck = true
    line.network.epoch += 1
    expect(wholeAgainMs(line, 120_000)).toBeLessThan(LINE_TIMES.giveUpMs + 10_000)
    expect(line.peer(side)?.mark).not.toBe(stuck.mark)
  })
  it('build anew where restarts are answered and bring nothing', () => {
    const line = talking()
    const before = line.peer('citizen')?.mark
    line.network.carries = false
    line.clock.advance((RESTARTS_BEFORE_REBUILD + 2) * LINE_TIMES.restartEveryMs + LINE_TIMES.silentMs)
    expect(line.peer('citizen')?.mark).not.toBe(before)
  })
})

const Happening = fc.oneof(
  fc.record({ what: fc.constant('carries' as const), is: fc.boolean() }),
  fc.record({ what: fc.constant('address' as const) }),
  fc.record({ what: fc.constant('signalling' as const), side: fc.constantFrom(...SIDES), is: fc.boolean() }),
  fc.record({ what: fc.constant('reload' as const), side: fc.constantFrom(...SIDES), is: fc.boolean() }),
  fc.record({ what: fc.constant('killed' as const), side: fc.constantFrom(...SIDES) }),
  fc.record({ what: fc.constant('twice' as const), is: fc.boolean() }),
)
type Happening = typeof Happening extends fc.Arbitrary<infer T> ? T : never
const happen = (line: TwoEnds, now: Happening): void => {
  switch (now.what) {
    case 'carries':
      line.network.carries = now.is
      return
    case 'address':
      line.network.epoch += 1
      return
    case 'signalling':
      return line.setSignalling(now.side, now.is)
    case 'reload':
      return line.reload(now.side, now.is)
    case 'killed':
      return line.killPeer(now.side)
    case 'twice':
      return line.sayTwice(now.is)
    default:
      now satisfies never
  }
}

describe('whatever happens', () => {
  const story = fc.array(fc.tuple(Happening, fc.integer({ min: 0, max: 20_000 })), { maxLength: 25 })
  const calmDown = (line: TwoEnds) => {
    line.network.carries = true
    for (const side of SIDES) line.setSignalling(side, true)
  }
  it('the two are one call again once it is over, and no peer dies of what it is given twice', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 400 }), (happenings, lateMs) => {
        const line = connectTwoEnds(lateMs)
        for (const [now, forMs] of happenings) {
          happen(line, now)
          line.clock.advance(forMs)
        }
        calmDown(line)
        expect(wholeAgainMs(line, 60_000)).toBeLessThan(30_000)
        line.clock.advance(30_000)
        expect(line.isWhole()).toBe(true)
        expect(line.deaths).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
  it('a page that is gone is never turned to again', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 2_000 }), (happenings, lateMs) => {
        const line = connectTwoEnds(lateMs)
        for (const side of SIDES) line.setSignalling(side, true)
        for (const [now, forMs] of happenings) {
          happen(line, now)
          line.clock.advance(forMs)
        }
        for (const side of SIDES as readonly Side[]) expect(new Set(line.met(side)).size).toBe(line.met(side).length)
      }),
      { numRuns: 200 },
    )
  })
})
