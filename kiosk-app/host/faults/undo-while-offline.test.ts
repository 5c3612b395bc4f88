/** Taken back while the line is away, or while nobody knows what arrived: exactly once, and told exactly. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UNDO_MS } from '@lutong/core/cases/may-act.ts'
import { createTestClock } from '@lutong/core/clock.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { openOutboxStore } from '../outbox/outbox-store.ts'
import { createOutbox } from '../outbox/outbox.ts'
import { createSealer } from '../secrets/terminal-keys.ts'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { createFakeCentre, type FakeCentre, type Weather } from '../testing/fake-centre.ts'
import { type HostRig, NOON_MS, screenNow, startHostRig } from '../testing/host-rig.ts'
import { sampleApplication } from '../testing/sample-application.ts'

const itemCode = ItemCode.parse('GF05001')
let rig: HostRig | undefined
afterEach(() => {
  rig?.end()
  rig = undefined
})

const submitWhile = async (weather: Weather) => {
  rig = startHostRig()
  await rig.walkToSign()
  rig.centre.setWeather(weather)
  await rig.page.send({ type: 'submit' })
  await rig.page.until(({ screen }) => screen.name === 'sending' && screen.phase === 'waiting')
  rig.clock.advance(SESSION_TIMINGS.sendingPatienceMs)
  await rig.page.untilScreen('done')
  return rig
}
const outcomeOf = (one: HostRig) => screenNow(one.page, 'done').results[0]?.outcome

describe('a submission taken back while it waits for the line', () => {
  it('never leaves, where no line was ever found, and the screen says so', async () => {
    const at = await submitWhile('no-line')
    await at.page.send({ type: 'undo-submission', itemCode })
    expect(outcomeOf(at)).toEqual({ state: 'withdrawn', caseNumber: null })
    at.centre.setWeather('fine')
    at.outbox.wake()
    at.clock.advance(600_000)
    expect(at.outbox.openCount()).toBe(0)
    expect(at.centre.cases.size).toBe(0)
  })

  it('is withdrawn after it arrives, where nobody knows whether it had, and the screen tells each step', async () => {
    const at = await submitWhile('answer-lost')
    await at.page.send({ type: 'undo-submission', itemCode })
    expect(outcomeOf(at)).toMatchObject({ state: 'undoing' })
    at.centre.setWeather('fine')
    at.outbox.wake()
    at.clock.advance(120_000)
    await at.page.until(({ screen }) => screen.name === 'done' && screen.results[0]?.outcome.state === 'withdrawn')
    expect(outcomeOf(at)).toMatchObject({ caseNumber: '331081-20261124-000001' })
    expect(at.centre.acts).toMatchObject([{ act: { kind: 'undo', pressedAtMs: expect.any(Number) } }])
  })

  it('prints no slip for what was taken back', async () => {
    const at = await submitWhile('answer-lost')
    await at.printsSettled()
    const slips = at.printers.slips.length
    await at.page.send({ type: 'undo-submission', itemCode })
    at.centre.setWeather('fine')
    at.outbox.wake()
    at.clock.advance(120_000)
    await at.page.until(({ screen }) => screen.name === 'done' && screen.results[0]?.outcome.state === 'withdrawn')
    expect(at.printers.slips).toHaveLength(slips)
  })
})

// ---- killed between the press and the answer ------------------------------------------------------------------

const sealer = createSealer(Buffer.alloc(32, 5))
const settle = async () => {
  for (let turn = 0; turn < 80; turn += 1) await Promise.resolve()
}

/** One life of the terminal's outbox; at its end the power goes, whatever was under way. */
const live = async (
  path: string,
  centre: FakeCentre,
  weather: readonly Weather[],
  act?: (outbox: ReturnType<typeof createOutbox>) => void,
) => {
  const clock = createTestClock(NOON_MS)
  const opened = openOutboxStore(path, sealer, NOON_MS)
  if (!opened.ok) throw new Error(opened.error)
  let asked = 0
  centre.setWeather(() => weather[asked++] ?? weather.at(-1) ?? 'fine')
  const outbox = createOutbox({ store: opened.value, centre: centre.link, clock, log: () => {}, random: () => 0.5 })
  act?.(outbox)
  await settle()
  for (let tries = 0; tries < 3; tries += 1) {
    clock.advance(600_000)
    await settle()
  }
  outbox.close()
  await settle()
  const left = opened.value.openCount()
  opened.value.close()
  return left
}
const inFolder = async (use: (path: string) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-undo-'))
  try {
    await use(join(folder, 'outbox.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a terminal killed between the press and the answer', () => {
  it('takes back exactly once, whatever was lost and however often the power went', async () => {
    const weathers = fc.array(fc.constantFrom<Weather>('fine', 'no-line', 'request-lost', 'answer-lost', 'chokes'), {
      minLength: 1,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(weathers, weathers, fc.integer({ min: 0, max: 30 }), async (first, second, turns) => {
        await inFolder(async (path) => {
          const centre = createFakeCentre()
          const sent = sampleApplication()
          const pressed: boolean[] = []
          const opened = openOutboxStore(path, sealer, NOON_MS)
          if (!opened.ok) throw new Error(opened.error)
          let asked = 0
          centre.setWeather(() => first[asked++] ?? 'request-lost')
          const clock = createTestClock(NOON_MS)
          const outbox = createOutbox({
            store: opened.value,
            centre: centre.link,
            clock,
            log: () => {},
            random: () => 1,
          })
          outbox.submit(sent, new Map())
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
          const undone = outbox.undo(sent.id)
          pressed.push(undone.ok && undone.value)
          // The power goes right behind the press.
          outbox.close()
          await settle()
          opened.value.close()
          await live(path, centre, second)
          expect(await live(path, centre, ['fine'])).toBe(0)
          expect(pressed).toEqual([true])
          const undos = centre.acts.filter(({ act }) => act.kind === 'undo')
          expect(new Set(undos.map(({ actId }) => actId)).size).toBe(centre.cases.size)
          expect(centre.cases.size).toBeLessThanOrEqual(1)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('judges the ten minutes by the press: not a millisecond later', async () => {
    await inFolder(async (path) => {
      const centre = createFakeCentre()
      centre.setWeather('no-line')
      const clock = createTestClock(NOON_MS)
      const opened = openOutboxStore(path, sealer, NOON_MS)
      if (!opened.ok) throw new Error(opened.error)
      const outbox = createOutbox({ store: opened.value, centre: centre.link, clock, log: () => {}, random: () => 1 })
      const sent = sampleApplication()
      outbox.submit(sent, new Map())
      await settle()
      clock.advance(UNDO_MS + 1)
      expect(outbox.undo(sent.id)).toEqual({ ok: true, value: false })
      clock.advance(-1)
      expect(outbox.undo(sent.id)).toEqual({ ok: true, value: true })
      await settle()
      expect(outbox.settlement(sent.id)).toEqual({ state: 'withdrawn', caseNumber: null })
      outbox.close()
      opened.value.close()
    })
  })
})
