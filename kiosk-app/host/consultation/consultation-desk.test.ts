/** The terminal's end of consultations, with a line that answers when the test says so. */
import { createTestClock } from '@lutong/core/clock.ts'
import type { ConsultationView } from '@lutong/core/consultation/consultation.ts'
import { TerminalAsk } from '@lutong/core/contracts/live.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import { ok, type Result } from '@lutong/core/result.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import type { LiveClient, LiveFailure } from '@lutong/video-consult/signalling/client.ts'
import { describe, expect, it } from 'vitest'
import { beginConsult, type Consult, requestOf } from './consult.ts'
import { createConsultationDesk } from './consultation-desk.ts'

const NOON_MS = Date.UTC(2026, 10, 24, 4)
const newId = () => ConsultationId.parse(newUuidV7(NOON_MS))
const nobody = { tag: 'zh-CN', person: null, identification: { method: 'none' } } as const

const joined = (): Consult & { readonly request: NonNullable<Consult['request']> } => {
  const begun = beginConsult(newId(), 'labour')
  return { ...begun, request: requestOf(nobody, begun, NOON_MS) }
}
const viewOf = (id: ConsultationId, over: Partial<ConsultationView> = {}): ConsultationView => ({
  ...{ id, state: 'queued', place: 1, outlook: null, waitingSinceMs: NOON_MS, lawyer: null, call: null, record: null },
  ...{ recording: 'none', trace: { entries: 1, sha256: 'a', sm3: 'b' }, continuesAs: null, guests: [], offer: null },
  heldUntilMs: null,
  ...over,
})

const start = () => {
  const clock = createTestClock(NOON_MS)
  const lines: ReturnType<typeof createLine>[] = []
  const createLine = () => {
    const asked: { readonly ask: TerminalAsk; readonly answer: (value: unknown) => Promise<void> }[] = []
    const events = new Set<(event: unknown) => void>()
    const state = { closed: false }
    const client: LiveClient = {
      online: true,
      ask: (ask) => {
        const settled = Promise.withResolvers<Result<unknown, LiveFailure>>()
        asked.push({
          ask: TerminalAsk.parse(ask),
          answer: async (value) => {
            settled.resolve(ok(value))
            await settled.promise
            await Promise.resolve()
          },
        })
        return settled.promise
      },
      tell: () => true,
      probe: () => {},
      onEvent: (listener) => {
        events.add(listener)
        return () => events.delete(listener)
      },
      onTold: () => () => {},
      onLine: (listener) => {
        listener(true, true)
        return () => {}
      },
      close: () => void (state.closed = true),
    }
    const told = (view: ConsultationView) => {
      for (const listener of events) listener({ type: 'view', view })
    }
    return { client, asked, told, state }
  }
  const seen: string[] = []
  const chat: string[][] = []
  const desk = createConsultationDesk({
    connect: () => {
      const line = createLine()
      lines.push(line)
      return line.client
    },
    clock,
    onView: (view) => void seen.push(view.state),
    onLine: () => {},
    onRelays: () => {},
    onRecordingOffer: () => {},
    onSignal: () => {},
    onChat: (part) => void chat.push(part.map(({ id }) => id)),
  })
  const line = (nth: number) => {
    const found = lines[nth]
    if (found === undefined) throw new Error(`line ${nth} was not opened`)
    return found
  }
  return { chat, clock, desk, line, lines, seen }
}

describe('the terminal’s end of a consultation', () => {
  it('hears of the second queue of one visit, and no more of the first', async () => {
    const { desk, line, seen } = start()
    const [first, second] = [joined(), joined()]
    desk.join(first.id, first.request)
    await line(0).asked[0]?.answer(viewOf(first.id))
    desk.leave('abandoned')
    desk.join(second.id, second.request)
    await line(0).asked[2]?.answer(viewOf(second.id, { state: 'offered' }))
    await line(0).asked[1]?.answer(viewOf(first.id, { state: 'abandoned' }))
    line(0).told(viewOf(second.id, { state: 'connected' }))
    expect(seen).toEqual(['queued', 'offered', 'connected'])
  })

  it('goes on under the id a handover names', async () => {
    const { desk, line, seen } = start()
    const one = joined()
    const goesOn = newId()
    desk.join(one.id, one.request)
    await line(0).asked[0]?.answer(viewOf(one.id, { state: 'transferred', continuesAs: goesOn }))
    expect(line(0).asked[1]?.ask).toEqual({ type: 'look', consultationId: goesOn })
    line(0).told(viewOf(goesOn, { state: 'offered' }))
    expect(seen).toEqual(['transferred', 'offered'])
  })

  it('says the last words of a visit that is over, and tells the next visit nothing of it', async () => {
    const { desk, line, lines, seen } = start()
    const [gone, next] = [joined(), joined()]
    desk.join(gone.id, gone.request)
    await line(0).asked[0]?.answer(viewOf(gone.id))
    desk.release({ ...gone, view: viewOf(gone.id) })
    desk.join(next.id, next.request)
    expect(lines).toHaveLength(2)
    expect(line(0).asked[1]?.ask).toMatchObject({ type: 'leave', consultationId: gone.id, as: 'abandoned' })
    expect(line(0).state.closed).toBe(false)
    await line(0).asked[1]?.answer(viewOf(gone.id, { state: 'abandoned' }))
    expect(line(0).state.closed).toBe(true)
    expect(line(1).state.closed).toBe(false)
    line(1).told(viewOf(next.id))
    expect(seen).toEqual(['queued', 'queued'])
  })

  it('has written words kept, and reads them back whole and in order for a page that came back', async () => {
    const { chat, desk, line } = start()
    const one = joined()
    desk.join(one.id, one.request)
    await line(0).asked[0]?.answer(viewOf(one.id, { state: 'connected' }))
    const words = { id: newId(), text: '听不清，写给您' }
    desk.keepChat(words)
    expect(line(0).asked[1]?.ask).toEqual({ type: 'keep-chat', consultationId: one.id, line: words })
    desk.readChat()
    const kept = Array.from({ length: 40 }, (_, seq) => ({ id: newId(), text: 'x'.repeat(500), seq, from: 'lawyer' }))
    await line(0).asked[2]?.answer(kept)
    expect(chat.flat()).toEqual(kept.map(({ id }) => id))
    expect(chat.length).toBeGreaterThan(1)
  })

  it('gives what was written in a call to no later visit, however late the answer comes', async () => {
    const { chat, desk, line } = start()
    const [gone, next] = [joined(), joined()]
    desk.join(gone.id, gone.request)
    await line(0).asked[0]?.answer(viewOf(gone.id, { state: 'connected' }))
    desk.readChat()
    desk.release({ ...gone, view: viewOf(gone.id, { state: 'connected' }) })
    desk.join(next.id, next.request)
    await line(0).asked[1]?.answer([{ id: newId(), text: '只给上一位', seq: 1, from: 'lawyer' }])
    expect(chat).toEqual([])
  })

  it('gives up last words nobody answers, and closes every line when the terminal stops', () => {
    const { clock, desk, line } = start()
    const [gone, left, now] = [joined(), joined(), joined()]
    desk.join(gone.id, gone.request)
    desk.release(gone)
    clock.advance(60_000)
    expect(line(0).state.closed).toBe(true)
    desk.join(left.id, left.request)
    desk.release(left)
    desk.join(now.id, now.request)
    desk.close()
    expect([line(1).state.closed, line(2).state.closed]).toEqual([true, true])
  })
})
