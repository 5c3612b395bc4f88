import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasConflict, mayTakeNow } from './eligible.ts'
import { matchAll } from './match.ts'
import { standings } from './outlook.ts'
import type { Lawyer, Waiting } from './pool.ts'
import { byTurn, precedenceOf } from './precedence.ts'
import { isOnDuty } from './rota.ts'
import { DISPATCH_RULES } from './rules.ts'
import { anyLawyers, anyWaiting, lawyerOne, START_MS, waitingOne } from './testing.ts'

const byId = <T extends { readonly id: string }>(all: readonly T[], id: string): T => {
  const found = all.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

describe('matching, whoever waits and whoever is there', () => {
  it('offers no citizen twice and burdens no lawyer beyond the own load', () => {
    fc.assert(
      fc.property(anyWaiting, anyLawyers, (waiting, lawyers) => {
        const offers = matchAll(waiting, lawyers, START_MS)
        expect(new Set(offers.map((offer) => offer.waitingId)).size).toBe(offers.length)
        for (const lawyer of lawyers) {
          const given = offers.filter((offer) => offer.lawyerId === lawyer.id).length
          if (given > 0) expect(lawyer.load + given).toBeLessThanOrEqual(lawyer.mostAtOnce)
        }
      }),
    )
  })

  it('never offers across a conflict of interest, a refusal, a break or another language', () => {
    fc.assert(
      fc.property(anyWaiting, anyLawyers, (waiting, lawyers) => {
        for (const { waitingId, lawyerId } of matchAll(waiting, lawyers, START_MS)) {
          const one = byId(waiting, waitingId)
          const lawyer = byId(lawyers, lawyerId)
          expect(hasConflict(lawyer, one)).toBe(false)
          expect(lawyer.availability).toBe('available')
          expect(lawyer.onDuty).toBe(true)
          expect(lawyer.languages).toContain(one.language)
          expect(one.passedOver.some((past) => past.lawyerId === lawyerId && past.untilMs > START_MS)).toBe(false)
        }
      }),
    )
  })

  it('asks for nobody who is away with a ticket, and who is away takes no lawyer from who is here', () => {
    fc.assert(
      fc.property(anyWaiting, anyLawyers, (waiting, lawyers) => {
        const offers = matchAll(waiting, lawyers, START_MS)
        for (const { waitingId } of offers) expect(byId(waiting, waitingId).isHeld).toBe(false)
        const here = waiting.filter((one) => !one.isHeld)
        expect(offers).toEqual(matchAll(here, lawyers, START_MS))
        const told = standings(waiting, lawyers, [])
        const toldHere = standings(here, lawyers, [])
        for (const one of here) expect(told.get(one.id)).toEqual(toldHere.get(one.id))
      }),
    )
  })

  it('gives who comes back the place he would have had, whoever came meanwhile', () => {
    fc.assert(
      fc.property(anyWaiting, anyLawyers, fc.nat(), (waiting, lawyers, nth) => {
        const away = waiting[nth % Math.max(1, waiting.length)]
        if (away === undefined) return
        const back = waiting.map((one) => ({ ...one, isHeld: one.isHeld && one.id !== away.id }))
        const neverLeft = waiting.map((one) => (one.id === away.id ? { ...one, isHeld: false } : one))
        expect(matchAll(back, lawyers, START_MS)).toEqual(matchAll(neverLeft, lawyers, START_MS))
        const asked = standings(waiting, lawyers, []).get(away.id)?.place
        expect(standings(neverLeft, lawyers, []).get(away.id)?.place).toBe(asked)
      }),
    )
  })

  it('gives the same answer for the same people in any order', () => {
    fc.assert(
      fc.property(anyWaiting, anyLawyers, (waiting, lawyers) => {
        const one = matchAll(waiting, lawyers, START_MS)
        expect(matchAll(waiting.toReversed(), lawyers.toReversed(), START_MS)).toEqual(one)
      }),
    )
  })

  it('leaves nobody waiting whom a free lawyer might take', () => {
    fc.assert(
      fc.property(anyWaiting, anyLawyers, (waiting, lawyers) => {
        const offers = matchAll(waiting, lawyers, START_MS)
        const load = (id: string) => offers.filter((offer) => offer.lawyerId === id).length
        for (const one of waiting) {
          if (one.isHeld || offers.some((offer) => offer.waitingId === one.id)) continue
          for (const lawyer of lawyers)
            if (lawyer.load + load(lawyer.id) < lawyer.mostAtOnce)
              expect(mayTakeNow(lawyer, one, lawyers, START_MS)).toBe(false)
        }
      }),
    )
  })

  it('starves nobody: however many urgent ones come, each is served within a bounded number of turns', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 60, maxLength: 60 }), (precedences) => {
        // One lawyer, a consultation of two minutes, and every two minutes another one comes, as urgent as it likes.
        const stepMs = 120_000
        let queue: Waiting[] = [waitingOne({ id: 'patient', waitingSinceMs: START_MS })]
        let servedAt: number | undefined
        for (const [turn, precedence] of precedences.entries()) {
          const nowMs = START_MS + turn * stepMs
          queue.push(waitingOne({ id: `n${String(turn).padStart(3, '0')}`, precedence, waitingSinceMs: nowMs }))
          const [offer] = matchAll(queue, [lawyerOne()], nowMs)
          queue = queue.filter((one) => one.id !== offer?.waitingId)
          if (offer?.waitingId === 'patient') servedAt = servedAt ?? nowMs
        }
        const longestMs = DISPATCH_RULES.mostPrecedence * DISPATCH_RULES.precedenceWorthMs
        // Whoever can overtake came within the bound; each of them takes one turn.
        expect(servedAt).toBeDefined()
        expect((servedAt ?? Infinity) - START_MS).toBeLessThanOrEqual(longestMs + stepMs)
      }),
    )
  })
})

describe('with people who go and come back', () => {
  it('starves neither who waits nor who comes back', () => {
    const coming = fc.record({
      precedence: fc.integer({ min: 0, max: 4 }),
      awayForSteps: fc.integer({ min: 0, max: 20 }),
    })
    fc.assert(
      fc.property(
        fc.array(coming, { minLength: 80, maxLength: 80 }),
        fc.integer({ min: 0, max: 20 }),
        (all, awayFor) => {
          const stepMs = 120_000
          const backAt = new Map<string, number>([['patient', awayFor]])
          let queue: Waiting[] = [waitingOne({ id: 'patient', waitingSinceMs: START_MS })]
          let servedAt: number | undefined
          for (const [turn, { awayForSteps, precedence }] of all.entries()) {
            const id = `n${String(turn).padStart(3, '0')}`
            const nowMs = START_MS + turn * stepMs
            queue.push(waitingOne({ id, precedence, waitingSinceMs: nowMs }))
            backAt.set(id, turn + awayForSteps)
            const now = queue.map((one) => ({ ...one, isHeld: (backAt.get(one.id) ?? 0) > turn }))
            const [offer] = matchAll(now, [lawyerOne()], nowMs)
            queue = queue.filter((one) => one.id !== offer?.waitingId)
            if (offer?.waitingId === 'patient') servedAt = servedAt ?? turn
          }
          // Whoever can overtake came within the bound; while he is away the others are served, and he loses nothing.
          const overtakers = (DISPATCH_RULES.mostPrecedence * DISPATCH_RULES.precedenceWorthMs) / stepMs + 1
          expect(servedAt).toBeDefined()
          expect((servedAt ?? Infinity) - awayFor).toBeLessThanOrEqual(overtakers)
        },
      ),
    )
  })
})

describe('the turn', () => {
  it('puts danger and limits first, and age catches up with them', () => {
    const none = { elderly: false, disabled: false, violence: false, deadlineAtMs: null }
    expect(precedenceOf({ ...none, violence: true }, START_MS)).toBe(2)
    expect(precedenceOf({ ...none, deadlineAtMs: START_MS + 6 * 86_400_000 }, START_MS)).toBe(1)
    expect(precedenceOf({ ...none, deadlineAtMs: START_MS + 8 * 86_400_000 }, START_MS)).toBe(0)
    expect(precedenceOf({ ...none, deadlineAtMs: START_MS + 7 * 86_400_000 }, START_MS)).toBe(1)
    expect(precedenceOf({ ...none, elderly: true }, START_MS)).toBe(1)
    expect(precedenceOf({ ...none, disabled: true }, START_MS)).toBe(1)
    expect(precedenceOf({ elderly: true, disabled: true, violence: true, deadlineAtMs: START_MS }, START_MS)).toBe(4)
    const urgent = waitingOne({ id: 'urgent', precedence: 2, waitingSinceMs: START_MS + 9 * 60_000 })
    expect(byTurn(urgent, waitingOne())).toBeLessThan(0)
    expect(byTurn({ ...urgent, waitingSinceMs: START_MS + 11 * 60_000 }, waitingOne())).toBeGreaterThan(0)
  })
})

describe('among those who are free', () => {
  const chosen = (...lawyers: readonly Lawyer[]) => matchAll([waitingOne()], lawyers, START_MS)[0]?.lawyerId
  it('whoever has the field is asked before an adviser who takes anything, and a specialist of another field never', () => {
    const anything = lawyerOne({ id: 'anything', fields: ['family'], idleSinceMs: 0 })
    expect(chosen(anything, lawyerOne({ id: 'labour' }))).toBe('labour')
    expect(chosen(anything)).toBe('anything')
    const family = lawyerOne({ id: 'family', tier: 'specialist', fields: ['family'] })
    expect(matchAll([waitingOne()], [family], START_MS + 3_600_000)).toEqual([])
  })
  it('the least burdened is asked, of equals who has rested longest, and nobody with full hands', () => {
    const one = lawyerOne({ id: 'one', mostAtOnce: 3, load: 2, idleSinceMs: 0 })
    const other = lawyerOne({ id: 'other', mostAtOnce: 3, load: 1 })
    expect(chosen(one, other)).toBe('other')
    expect(chosen({ ...one, load: 1 }, other)).toBe('one')
    expect(chosen({ ...one, load: 3 })).toBeUndefined()
  })
})

describe('circles', () => {
  const county = lawyerOne({ id: 'county', load: 1 })
  const city = lawyerOne({ id: 'city', homeRegion: '331082' })
  it('waits for the county’s busy lawyer a minute, then asks the city', () => {
    expect(matchAll([waitingOne()], [county, city], START_MS + 59_000)).toEqual([])
    expect(matchAll([waitingOne()], [county, city], START_MS + 60_000)).toEqual([{ waitingId: 'w1', lawyerId: 'city' }])
  })
  it('asks the province after two minutes, where county and city are busy', () => {
    const province = lawyerOne({ id: 'province', homeRegion: '330100' })
    const all = [county, { ...city, load: 1 }, province]
    expect(matchAll([waitingOne()], all, START_MS + DISPATCH_RULES.provinceAfterMs - 1)).toEqual([])
    expect(matchAll([waitingOne()], all, START_MS + DISPATCH_RULES.provinceAfterMs)).toEqual([
      { waitingId: 'w1', lawyerId: 'province' },
    ])
  })
  it('asks further at once where nobody near is on duty, and another province never', () => {
    const province = lawyerOne({ id: 'province', homeRegion: '330100' })
    const elsewhere = lawyerOne({ id: 'elsewhere', homeRegion: '440100' })
    expect(matchAll([waitingOne()], [province, { ...county, availability: 'break' }], START_MS)).toHaveLength(1)
    expect(matchAll([waitingOne()], [elsewhere], START_MS + 3_600_000)).toEqual([])
  })
  it('keeps the specialist for specialists’ work while the first line can come', () => {
    const adviser = lawyerOne({ id: 'adviser', load: 1, fields: ['family'] })
    const specialist = lawyerOne({ id: 'specialist', tier: 'specialist' })
    expect(matchAll([waitingOne()], [adviser, specialist], START_MS)).toEqual([])
    expect(matchAll([waitingOne()], [adviser, specialist], START_MS + 90_000)).toHaveLength(1)
    expect(matchAll([waitingOne({ tier: 'specialist' })], [adviser, specialist], START_MS)).toHaveLength(1)
    expect(matchAll([waitingOne({ tier: 'specialist' })], [{ ...adviser, load: 0 }], START_MS)).toEqual([])
  })
})

describe('what is said to who waits', () => {
  const busy = lawyerOne({ load: 1 })
  const two = [waitingOne(), waitingOne({ id: 'w2', waitingSinceMs: START_MS + 1 })]
  it('is the place among those who want the same lawyers', () => {
    const tibetan = waitingOne({ id: 'w0', language: 'bo', waitingSinceMs: 0 })
    const places = standings([...two, tibetan], [busy, lawyerOne({ id: 'l2', languages: ['bo'], load: 1 })], [])
    expect(places.get('w1')?.place).toBe(1)
    expect(places.get('w2')?.place).toBe(2)
  })
  it('is a figure only where enough is known, and how much is known with it', () => {
    const said = (id: string, lawyer: Lawyer, finished: readonly number[]) =>
      standings(two, [lawyer], finished).get(id)?.outlook
    const tenMinutes = 600_000
    expect(said('w2', busy, [tenMinutes])).toEqual({ kind: 'unknown' })
    const six = Array.from({ length: 6 }, () => tenMinutes)
    expect(said('w2', busy, six)).toEqual({ kind: 'minutes', minutes: 20, basedOn: 6 })
    expect(said('w1', lawyerOne(), [])).toEqual({ kind: 'minutes', minutes: 0, basedOn: 0 })
    expect(said('w1', lawyerOne({ availability: 'away' }), six)).toEqual({ kind: 'no-lawyer' })
  })
})

describe('a rota', () => {
  it('holds by the civil day and minute of the centre', () => {
    // Tuesday 2026-11-24, noon in Beijing.
    const noonMs = Date.UTC(2026, 10, 24, 4)
    const line = { weekday: 2, fromMinute: 9 * 60, toMinute: 12 * 60 }
    expect(isOnDuty([line], noonMs - 1)).toBe(true)
    expect(isOnDuty([line], noonMs)).toBe(false)
    expect(isOnDuty([{ ...line, weekday: 3 }], noonMs - 1)).toBe(false)
    expect(isOnDuty([], noonMs)).toBe(true)
  })
})
