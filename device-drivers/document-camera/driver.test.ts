/** The camera's ways of failing, with pictures drawn for it and a clock in hand. */
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { ok } from '@lutong/core/result.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { createCounters } from '../contract/counters.ts'
import type { DocumentCamera, PageOutline, PageProblem } from '../contract/document-camera.ts'
import { openDocumentCamera } from './driver.ts'
import { emptyFrame, type Frame } from './frame.ts'
import { STALL_MS } from './liveness.ts'
import { cornersIn, type Scene, sheetOnDesk } from './testing.ts'

let clock: TestClock
let camera: DocumentCamera
let counters: ReturnType<typeof createCounters>
/** What the lens sees; `stalled`: no new picture comes. */
let scene: Scene | 'black' | 'stalled'
let frozen: boolean
let end: () => void
let closed: boolean
let ended: boolean
const given: Frame[] = []
const keep = (frame: Frame) => {
  given.push(frame)
  return frame
}
/** Drawn once for each of some few noises; consecutive pictures differ, as from a lens. */
const NOISES = 5
const drawn = new Map<string, Frame>()
const see = (width: number, height: number, seed: number): Frame => {
  if (typeof scene !== 'object') return keep(emptyFrame(width, height))
  const wanted = { ...scene, width, height, seed: seed % NOISES }
  const name = JSON.stringify(wanted)
  const known = drawn.get(name) ?? sheetOnDesk(wanted)
  drawn.set(name, known)
  return keep({ ...known, data: Uint8ClampedArray.from(known.data) })
}

beforeEach(async () => {
  clock = createTestClock(0)
  counters = createCounters()
  scene = {}
  frozen = false
  closed = false
  ended = false
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
        still: async () => (ended ? undefined : see(600, 450, seed)),
        encode: async (page) => Uint8Array.of(0xff, 0xd8, page.width & 0xff),
        onEnded: (listener) => {
          end = () => {
            ended = true
            listener()
          }
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

  describe('waits for another page', () => {
    const next = (deadlineMs: number) => camera.capture({ deadlineMs, tone: 'colour', freshPage: true })
    const whenTold = (problem: PageProblem, then: Scene) => {
      const stop = camera.onProblem((told) => {
        if (told !== problem) return
        stop()
        scene = then
      })
    }

    it('and does not take the one that lies there a second time', async () => {
      expect(await next(8_000)).toEqual(ok({ problem: 'same-page' }))
      expect(counters.counts.pages ?? 0).toBe(0)
    })

    it('and takes the next one once the desk was empty', async () => {
      whenTold('same-page', { noSheet: true })
      whenTold('no-page', { turnDeg: -4, seed: 7 })
      expect(await next(60_000)).toMatchObject({ value: { ok: { heightPx: expect.any(Number) } } })
      expect(counters.counts.pages).toBe(1)
    })

    it('and takes one that was pushed over it', async () => {
      camera.onOutline(() => {
        if (clock.nowMs() > 3_000) scene = { turnDeg: 9, x: 0.1 }
      })
      expect(await next(60_000)).toMatchObject({ value: { ok: { heightPx: expect.any(Number) } } })
    })
  })

  describe('asked to take what lies there now', () => {
    const now = () => camera.captureNow({ deadlineMs: 2_000 })

    it('cuts the page out though it is blurred, and keeps no picture of it', async () => {
      scene = { blurPx: 4 }
      const taken = await now()
      if (!taken.ok) throw new Error(taken.error.code)
      expect(taken.value.heightPx / taken.value.widthPx).toBeCloseTo(Math.SQRT2, 1)
      expect(taken.value.widthPx).toBeLessThan(450)
      expect(given.every(({ data }) => data.every((byte) => byte === 0))).toBe(true)
    })

    it('takes the whole picture where it finds no page', async () => {
      scene = { noSheet: true }
      expect(await now()).toMatchObject({ ok: true, value: { widthPx: 600, heightPx: 450 } })
    })

    it('says that the camera was pulled', async () => {
      end()
      expect(await now()).toMatchObject({ error: { code: 'DISCONNECTED' } })
    })
  })

  it('tells where the page lies while it waits, and to nobody who has left', async () => {
    const outlines: (PageOutline | null)[] = []
    const stop = camera.onOutline((outline) => void outlines.push(outline))
    scene = { turnDeg: 5 }
    await camera.capture({ deadlineMs: 5_000, tone: 'colour' })
    const truth = cornersIn({ ...scene, width: 160, height: 120 })
    for (const [at, { x, y }] of (outlines[0] ?? []).entries()) {
      expect(x).toBeCloseTo((truth[at]?.x ?? 0) / 160, 1)
      expect(y).toBeCloseTo((truth[at]?.y ?? 0) / 120, 1)
    }
    expect(outlines[0]).toHaveLength(4)
    scene = { noSheet: true }
    await camera.capture({ deadlineMs: 1_500, tone: 'colour' })
    expect(outlines.at(-1)).toBeNull()
    const heard = outlines.length
    stop()
    await camera.capture({ deadlineMs: 1_500, tone: 'colour' })
    expect(outlines).toHaveLength(heard)
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
