import { createTestClock } from '@lutong/core/clock.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayGoNow, MOST_HELD_BYTES, MOST_WAITING_BYTES } from './pacing.ts'
import { createPieceSender, type Fate, pauseMs } from './piece-sender.ts'

interface Piece {
  readonly take: string
  readonly seq: number
  readonly sizeBytes: number
}

/** Far enough for everything that can be done without time passing. */
const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}
const start = (answer: (piece: Piece, tried: number) => Fate) => {
  const clock = createTestClock(0)
  const tries: string[] = []
  const kept: string[] = []
  const lost: string[] = []
  const released: string[] = []
  const line = { weak: false }
  const nameOf = ({ seq, take }: Piece) => `${take}${seq}`
  const sender = createPieceSender<Piece>({
    clock,
    send: async (piece) => {
      tries.push(nameOf(piece))
      const fate = answer(piece, tries.filter((one) => one === nameOf(piece)).length)
      if (fate === 'kept') kept.push(nameOf(piece))
      return fate
    },
    isWeak: () => line.weak,
    onLost: (take) => void lost.push(take),
    release: (piece) => void released.push(nameOf(piece)),
  })
  const add = (take: string, seq: number, sizeBytes = 10) => sender.add({ take, seq, sizeBytes })
  return { clock, tries, kept, lost, released, line, sender, add }
}

describe('pieces on their way', () => {
  it('go one after another, in their order, each until it is kept', async () => {
    const { add, clock, kept, tries } = start(({ seq }, tried) => (seq === 1 && tried < 3 ? 'later' : 'kept'))
    for (const seq of [0, 1, 2]) add('a', seq)
    await settled()
    expect(tries).toEqual(['a0', 'a1'])
    clock.advance(pauseMs(1))
    await settled()
    clock.advance(pauseMs(2))
    await settled()
    expect(kept).toEqual(['a0', 'a1', 'a2'])
    expect(tries).toEqual(['a0', 'a1', 'a1', 'a1', 'a2'])
  })

  it('never leave a gap, whatever the line does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom<Fate>('kept', 'later'), { maxLength: 40 }), async (fates) => {
        const answers = [...fates]
        const { add, clock, kept, sender } = start(() => answers.shift() ?? 'kept')
        for (let seq = 0; seq < 8; seq++) add('a', seq)
        for (let round = 0; round < 60; round++) {
          await settled()
          clock.advance(5_000)
        }
        expect(kept).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'])
        expect(sender.waitingBytes).toBe(0)
      }),
      { numRuns: 30 },
    )
  })

  it('of a take that is lost are given up, and the next take goes on', async () => {
    const { add, kept, lost, released } = start(({ take }) => (take === 'a' ? 'lost' : 'kept'))
    add('a', 4)
    add('a', 5)
    add('b', 0)
    await settled()
    expect(lost).toEqual(['a'])
    expect(kept).toEqual(['b0'])
    expect(add('a', 6)).toBe(false)
    expect(released).toEqual(['a4', 'a5', 'b0', 'a6'])
  })

  it('stop all of them where the centre wants no more', async () => {
    const { add, lost, sender, tries } = start(() => 'refused')
    add('a', 0)
    add('b', 0)
    await settled()
    expect(lost).toEqual([])
    expect([add('a', 1), add('b', 1)]).toEqual([false, false])
    expect(tries).toEqual(['a0'])
    expect(sender.waitingBytes).toBe(0)
  })

  it('wait while the line is weak, and go when it is good again or the call is over', async () => {
    const { add, kept, line, sender } = start(() => 'kept')
    line.weak = true
    add('a', 0)
    await settled()
    expect(kept).toEqual([])
    line.weak = false
    add('a', 1)
    await settled()
    expect(kept).toEqual(['a0', 'a1'])
    line.weak = true
    add('a', 2)
    sender.over()
    await settled()
    expect(kept).toEqual(['a0', 'a1', 'a2'])
  })

  it('do not fill the memory: what is too much is given up with its take, without a gap', async () => {
    const { add, clock, kept, tries } = start((_piece, tried) => (tried < 2 ? 'later' : 'kept'))
    const half = MOST_WAITING_BYTES / 2
    expect([add('a', 0, half), add('a', 1, half), add('a', 2, 1), add('a', 3, 1)]).toEqual([true, true, false, false])
    await settled()
    expect(tries).toEqual(['a0'])
    for (let round = 0; round < 4; round++) {
      clock.advance(5_000)
      await settled()
    }
    expect(kept).toEqual(['a0', 'a1'])
    expect(add('a', 4, 1)).toBe(false)
  })

  it('are forgotten when they are not wanted any more', async () => {
    const { add, clock, released, sender, tries } = start(() => 'later')
    add('a', 0)
    add('a', 1)
    await settled()
    sender.drop()
    clock.advance(60_000)
    await settled()
    expect(released).toEqual(['a0', 'a1'])
    expect(tries).toEqual(['a0'])
  })
})

describe('the pace', () => {
  it('holds back on a weak line up to a bound, and never after the call', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.nat(2 * MOST_HELD_BYTES), (weak, over, waitingBytes) => {
        expect(mayGoNow({ weak, over, waitingBytes })).toBe(over || !weak || waitingBytes > MOST_HELD_BYTES)
      }),
    )
  })
})
