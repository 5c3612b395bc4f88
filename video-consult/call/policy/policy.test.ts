import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adapt, ADAPTATION, type Adaptation, type LineSample, SEND_LEVELS, startAdaptation } from './adaptation.ts'
import { qualityOf, worstOf } from './quality.ts'
import { LINE_TIMES, nextAct, type RecoveryFacts, RESTARTS_BEFORE_REBUILD } from './recovery.ts'

const run = (from: Adaptation, seconds: number, sample: Omit<LineSample, 'atMs'>, startMs = 0): Adaptation =>
  Array.from({ length: seconds + 1 }, (_, second) => startMs + second * 1000).reduce(
    (now, atMs) => adapt(now, { ...sample, atMs }),
    from,
  )
const clean = { lossRatio: 0, roundTripMs: 40 }

describe('what is sent', () => {
  it('steps down one level at a time where the line is narrow, and not for a moment’s dip', () => {
    const begun = startAdaptation('720p')
    expect(run(begun, 2, { ...clean, availableKbps: 250 }).level).toBe('720p')
    expect(run(begun, 3, { ...clean, availableKbps: 250 }).level).toBe('360p')
    expect(run(begun, 60, { ...clean, availableKbps: 250 }).level).toBe('180p')
    expect(run(begun, 60, { ...clean, availableKbps: 60 }).level).toBe('audio')
  })
  it('gives up the picture for the sound at once where much is lost, and the sound for text only at last', () => {
    expect(run(startAdaptation('720p'), 3, { availableKbps: 2000, lossRatio: 0.25, roundTripMs: 40 }).level).toBe(
      'audio',
    )
    expect(run(startAdaptation('720p'), 60, { availableKbps: 500, lossRatio: 0.25, roundTripMs: 40 }).level).toBe(
      'audio',
    )
    expect(run(startAdaptation('720p'), 60, { availableKbps: 20, lossRatio: 0.6, roundTripMs: 40 }).level).toBe('text')
  })
  it('climbs back slowly, and slower after each relapse', () => {
    const low = { ...startAdaptation('720p'), level: '180p' } as const
    const wide = { ...clean, availableKbps: 5000 }
    expect(run(low, 11, wide).level).toBe('180p')
    const climbed = run(low, 12, wide)
    expect(climbed.level).toBe('360p')
    const relapsed = run(climbed, 4, { ...clean, availableKbps: 100 }, 13_000)
    expect(relapsed).toMatchObject({ level: '180p', upAfterMs: 2 * ADAPTATION.upAfterMs })
  })
  it('never flutters: two changes lie at least the down time apart, whatever the line does', () => {
    const sample = fc.record({
      availableKbps: fc.option(fc.integer({ min: 0, max: 3000 })),
      lossRatio: fc.double({ min: 0, max: 1, noNaN: true }),
      roundTripMs: fc.option(fc.integer({ min: 1, max: 4000 })),
    })
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 200 }), (samples) => {
        let now = startAdaptation('720p')
        let changedMs = -Infinity
        for (const [second, one] of samples.entries()) {
          const next = adapt(now, { ...one, atMs: second * 1000 })
          if (next.level !== now.level) {
            expect(second * 1000 - changedMs).toBeGreaterThanOrEqual(ADAPTATION.downAfterMs)
            changedMs = second * 1000
          }
          expect(SEND_LEVELS.indexOf(next.level)).toBeLessThanOrEqual(SEND_LEVELS.indexOf(next.ceiling))
          now = next
        }
      }),
    )
  })
})

describe('the quality shown', () => {
  const fine = { connected: true, silentMs: 0, lossRatio: 0, roundTripMs: 30, lowered: false }
  it('names its cause and never better than it is', () => {
    expect(qualityOf(fine)).toEqual({ figure: 'good', cause: 'none' })
    expect(qualityOf({ ...fine, silentMs: 3000 })).toEqual({ figure: 'broken', cause: 'no-media' })
    expect(qualityOf({ ...fine, lossRatio: 0.05 })).toEqual({ figure: 'weak', cause: 'loss' })
    expect(qualityOf({ ...fine, roundTripMs: 700 })).toEqual({ figure: 'weak', cause: 'delay' })
    expect(qualityOf({ ...fine, lowered: true })).toEqual({ figure: 'weak', cause: 'bandwidth' })
    expect(qualityOf({ ...fine, connected: false })).toEqual({ figure: 'broken', cause: 'not-connected' })
    expect(worstOf([qualityOf(fine), qualityOf({ ...fine, lowered: true })]).figure).toBe('weak')
    expect(worstOf([]).figure).toBe('broken')
  })
})

describe('mending a connection', () => {
  const facts: RecoveryFacts = {
    nowMs: 100_000,
    sinceStartMs: 60_000,
    everConnected: true,
    transport: 'connected',
    silentMs: 0,
    signalling: true,
    lastActMs: null,
    mendingSinceMs: null,
    answeredRestarts: 0,
    negotiation: 'idle',
  }
  it('leaves what works alone', () => expect(nextAct(facts)).toBe('none'))
  it('restarts where no byte comes although the peer says connected', () => {
    expect(nextAct({ ...facts, silentMs: LINE_TIMES.silentMs })).toBe('restart')
    expect(nextAct({ ...facts, transport: 'disconnected' })).toBe('restart')
    expect(nextAct({ ...facts, transport: 'disconnected', lastActMs: 99_000 })).toBe('none')
  })
  it('sends the waiting offer again instead of a second one', () =>
    expect(nextAct({ ...facts, transport: 'disconnected', negotiation: 'offered' })).toBe('resend-offer'))
  it('asks for no second offer while the first is being made', () =>
    expect(nextAct({ ...facts, transport: 'disconnected', negotiation: 'making' })).toBe('none'))
  it('does nothing while nothing can be agreed on', () =>
    expect(nextAct({ ...facts, transport: 'disconnected', signalling: false })).toBe('none'))
  it('builds anew only after restarts that were answered brought nothing', () =>
    expect(nextAct({ ...facts, transport: 'disconnected', answeredRestarts: RESTARTS_BEFORE_REBUILD })).toBe('rebuild'))
  it('gives a peer up at the deadline, whatever it waits for', () => {
    const mendingSinceMs = facts.nowMs - LINE_TIMES.giveUpMs
    for (const negotiation of ['idle', 'making', 'offered'] as const) {
      const dead = { ...facts, transport: 'disconnected', negotiation } as const
      expect(nextAct({ ...dead, mendingSinceMs })).toBe('rebuild')
      expect(nextAct({ ...dead, mendingSinceMs: mendingSinceMs + 1 })).not.toBe('rebuild')
    }
  })
  it('gives a first connection its time', () => {
    const young = { ...facts, everConnected: false, transport: 'new' } as const
    expect(nextAct({ ...young, sinceStartMs: 5_000 })).toBe('none')
    expect(nextAct({ ...young, sinceStartMs: 15_000 })).toBe('restart')
  })
})
