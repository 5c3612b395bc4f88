import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWedgeGuard, WEDGE_TIMINGS, type WedgeEvent } from './wedge-guard.ts'

const press = (keys: readonly string[], gapMs: number): readonly WedgeEvent[] => {
  const guard = createWedgeGuard()
  const events = keys.flatMap((key, index) => guard.press(key, index * gapMs))
  return [...events, ...guard.rest(keys.length * gapMs + WEDGE_TIMINGS.longestGapMs * 2)]
}

describe('keys of a scanner that pretends to be a keyboard', () => {
  it('are a scan when they come faster than a finger and end with Enter', () => {
    expect(press([...'331081-0001', 'Enter'], 5)).toEqual([{ type: 'scanned', text: '331081-0001' }])
  })

  it('are typing at a person’s speed, in a short burst, or without Enter', () => {
    for (const [keys, gapMs] of [
      [[...'331081-0001', 'Enter'], 90],
      [[...'123', 'Enter'], 5],
      [[...'331081-0001'], 5],
    ] as const)
      expect(press(keys, gapMs).every(({ type }) => type === 'typed')).toBe(true)
  })

  it('are never lost nor changed: what is no scan is given back in order', () => {
    const anyKey = fc.constantFrom('a', '1', '-', 'Enter', 'Shift', 'Backspace', '律')
    fc.assert(
      fc.property(fc.array(fc.tuple(anyKey, fc.integer({ min: 1, max: 120 }))), (strokes) => {
        const guard = createWedgeGuard()
        let atMs = 0
        const events = strokes.flatMap(([key, gapMs]) => guard.press(key, (atMs += gapMs)))
        const all = [...events, ...guard.rest(atMs + 1_000)]
        const keys = all.flatMap((event) => (event.type === 'typed' ? event.keys : [...event.text, 'Enter']))
        expect(keys).toEqual(strokes.map(([key]) => key))
      }),
    )
  })
})
