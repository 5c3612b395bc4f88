/** Pieces of a recording on their way through the host, to a centre that answers when the test says so. */
import { randomUUID } from 'node:crypto'
import { createTestClock } from '@lutong/core/clock.ts'
import type { ConsultationView } from '@lutong/core/consultation/consultation.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { describe, expect, it } from 'vitest'
import type { CentreFailure } from '../centre-link/signed-fetch.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { createRecordingDesk } from './recording-desk.ts'

const NOON_MS = Date.UTC(2026, 10, 24, 4)
const AWAY: Result<never, CentreFailure> = err({ code: 'unreachable', answered: false })
const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}
const viewOf = (id: ConsultationId, recording: ConsultationView['recording']): ConsultationView => ({
  ...{ id, state: 'connected', place: null, outlook: null, waitingSinceMs: null, lawyer: null, call: null },
  ...{
    guests: [],
    heldUntilMs: null,
    record: null,
    offer: null,
    recording,
    trace: { entries: 1, sha256: 'a', sm3: 'b' },
    continuesAs: null,
  },
})

const start = () => {
  const clock = createTestClock(NOON_MS)
  const id = ConsultationId.parse(newUuidV7(NOON_MS))
  const take = randomUUID()
  const centre = { reachable: true, next: null as number | null, refuses: false }
  const kept: string[] = []
  const held: Uint8Array[] = []
  const desk = createRecordingDesk({
    clock,
    centre: {
      putRecordingPiece: async ({ seq }, bytes) => {
        held.push(bytes)
        if (!centre.reachable) return AWAY
        if (centre.refuses) return err({ code: 'refused', problem: 'forbidden' })
        kept.push(Buffer.from(bytes).toString())
        return ok({ next: centre.next ?? seq + 1 })
      },
    },
  })
  const hand = (seq: number, words: string, more: { line?: 'good' | 'weak'; last?: 'yes' | 'no' } = {}) =>
    desk.take(
      {
        ...{ kind: 'recording', consultationId: id, take, seq, mediaType: 'video/webm', endMs: 4000 * (seq + 1) },
        ...{ last: 'no', line: 'good', ...more },
      },
      Buffer.from(words),
    )
  return { centre, clock, desk, hand, held, id, kept }
}

describe('a recording on its way through the host', () => {
  it('goes only while the citizen agrees', async () => {
    const { desk, hand, id, kept } = start()
    hand(0, 'before anybody was asked')
    desk.seen(viewOf(id, 'agreed'))
    hand(0, 'agreed')
    await settled()
    desk.seen(viewOf(id, 'withdrawn'))
    hand(1, 'taken back')
    await settled()
    expect(kept).toEqual(['agreed'])
  })

  it('waits in memory for a centre that is away, goes on in order, and is wiped once it is there', async () => {
    const { centre, clock, desk, hand, held, id, kept } = start()
    desk.seen(viewOf(id, 'agreed'))
    centre.reachable = false
    hand(0, 'zero')
    hand(1, 'one')
    await settled()
    centre.reachable = true
    clock.advance(5_000)
    await settled()
    expect(kept).toEqual(['zero', 'one'])
    expect(held.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
  })

  it('is stopped at once, whatever still waits, and whether the centre knows it or not', async () => {
    const { centre, clock, desk, hand, held, id, kept } = start()
    desk.seen(viewOf(id, 'agreed'))
    centre.reachable = false
    hand(0, 'zero')
    await settled()
    desk.stop(id)
    desk.seen(viewOf(id, 'agreed'))
    hand(1, 'one')
    centre.reachable = true
    clock.advance(60_000)
    await settled()
    expect(kept).toEqual([])
    expect(held.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
  })

  it('tells the page when a take is lost, so that it begins another', async () => {
    const { centre, desk, hand, id } = start()
    desk.seen(viewOf(id, 'agreed'))
    // A host that was started anew: what came before never went.
    centre.next = 5
    expect(hand(7, 'seven')).toBe(true)
    await settled()
    expect(hand(8, 'eight')).toBe(false)
  })

  it('lets the call have a weak line, and the rest go when the take has ended', async () => {
    const { desk, hand, id, kept } = start()
    desk.seen(viewOf(id, 'agreed'))
    hand(0, 'zero', { line: 'weak' })
    await settled()
    expect(kept).toEqual([])
    hand(1, '', { line: 'weak', last: 'yes' })
    await settled()
    expect(kept).toEqual(['zero', ''])
  })

  it('brings the rest after the visit for some minutes, and then forgets it', async () => {
    const { centre, clock, desk, hand, held, id, kept } = start()
    desk.seen(viewOf(id, 'agreed'))
    centre.reachable = false
    hand(0, 'zero')
    desk.visitOver()
    hand(1, 'the last word')
    await settled()
    clock.advance(11 * 60_000)
    await settled()
    centre.reachable = true
    clock.advance(60_000)
    await settled()
    expect(kept).toEqual([])
    expect(held.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
  })
})
