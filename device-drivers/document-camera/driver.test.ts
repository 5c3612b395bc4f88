/** The camera's ways of failing, with pictures drawn for it and a clock in hand. */
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { ok } from '@lutong/core/result.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { createCounters } from '../contract/counters.ts'
import type { DocumentCamera, PageProblem } from '../contract/document-camera.ts'
import { openDocumentCamera } from './driver.ts'
import { emptyFrame, type Frame } from './frame.ts'
import { STALL_MS } from './liveness.ts'
import { type Scene, sheetOnDesk } from './testing.ts'

let clock: TestClock
let camera: DocumentCamera
let counters: ReturnType<typeof createCounters>
/** What the lens sees; `stalled`: no new picture comes. */
let scene: Scene | 'black' | 'stalled'
let frozen: boolean
let end: () => void
let closed: boolean
const given: Frame[] = []
const keep = (frame: Frame) => {
  given.push(frame)
  return frame
}
const see = (width: number, height: number, seed: number): Frame =>
  keep(typeof scene === 'object' ? sheetOnDesk({ ...scene, width, height, seed }) : emptyFrame(width, height))

beforeEach(async () => {
  clock = createTestClock(0)
  counters = createCounters()
  scene = {}
  frozen = false
  closed = false
  given.length = 0
  let seed = 0
  const opened = await openDocumentCamera({
    clock,
    counters,
    open: async () =>
      ok({
        model: 'Test camera',
        preview: async () => {
          if (scene === 'stalled') return new Promise<undefined>(() => {})
          clock.advance(120)
          if (!frozen) seed += 1
          return see(160, 120, seed)
        },
        still: async () => see(600, 450, seed),
        encode: async (page) => Uint8Array.of(0xff, 0xd8, page.width & 0xff),
        onEnded: (listener) => {
          end = listener
          return () => {}
        },
        close: () => {
          closed = true
        },
      }),
  })
  if (!opened.ok) throw new Error(opened.error.code)
  camera = opened.value
})

describe('the document camera', () => {
  it('takes the page when it lies still, and keeps no picture of it', async () => {
    const taken = await camera.capture({ deadlineMs: 20_000, tone: 'text' })
    expect(taken).toMatchObject({ ok: true, value: { ok: { widthPx: expect.any(Number) } } })
    expect(counters.counts.pages).toBe(1)
    expect(camera.status.state).toBe('ready')
    expect(given.every(({ data }) => data.every((byte) => byte === 0))).toBe(true)
  })

  it('says what is in the way, at every change, and when the time is over', async () => {
    const told: PageProblem[] = []
    camera.onProblem((problem) => void told.push(problem))
    scene = { blurPx: 4 }
    expect(await camera.capture({ deadlineMs: 3_000, tone: 'colour' })).toEqual(ok({ problem: 'blurred' }))
    expect(told).toEqual(['moving', 'blurred'])
  })

  it('says dark for a covered lens', async () => {
    scene = 'black'
    expect(await camera.capture({ deadlineMs: 6_000, tone: 'colour' })).toEqual(ok({ problem: 'dark' }))
  })

  it('is faulted when its pictures stand still', async () => {
    frozen = true
    scene = { noSheet: true }
    expect(await camera.capture({ deadlineMs: 30_000, tone: 'colour' })).toMatchObject({
      error: { code: 'HARDWARE', raw: 'frozen' },
    })
    expect(camera.status).toMatchObject({ state: 'faulted' })
  })

  it('is faulted when no picture comes any more', async () => {
    scene = 'stalled'
    const capturing = camera.capture({ deadlineMs: 30_000, tone: 'colour' })
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    clock.advance(STALL_MS)
    expect(await capturing).toMatchObject({ error: { code: 'HARDWARE', raw: 'stalled' } })
  })

  it('that is pulled ends what was under way; one that is closed lets the lens go', async () => {
    scene = 'stalled'
    const capturing = camera.capture({ deadlineMs: 30_000, tone: 'colour' })
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    end()
    expect(await capturing).toMatchObject({ error: { code: 'DISCONNECTED' } })
    expect(camera.status.state).toBe('absent')
    await camera.close()
    expect(closed).toBe(true)
  })

  it('called off gives nothing', async () => {
    scene = 'stalled'
    const control = new AbortController()
    const capturing = camera.capture({ deadlineMs: 30_000, tone: 'colour', signal: control.signal })
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    control.abort()
    expect(await capturing).toMatchObject({ error: { code: 'CANCELLED' } })
  })
})
