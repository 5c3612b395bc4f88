/** What is told upward gives nobody away: not by itself, nor by what is told beside it. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LEGAL_FIELDS } from '../consultation/consultation.ts'
import { FederationFigures, tellFigures } from './federation.ts'

const count = fc.integer({ min: 0, max: 12 })
const FEWEST = 5

it('tells nothing of fewer than five, and leaves no rest of fewer than five beside a whole', () => {
  fc.assert(
    fc.property(
      fc.array(count, { minLength: 0, maxLength: 5 }),
      fc.array(count, { minLength: LEGAL_FIELDS.length, maxLength: LEGAL_FIELDS.length }),
      ...([count, count, count] as const),
      (items, fields, granted, refused, answered) => {
        const received = items.reduce((sum, one) => sum + one, 0)
        const talks = fields.reduce((sum, one) => sum + one, 0)
        const counted = {
          byItem: new Map(items.map((one, at) => [`GF0${at + 1}001`, one] as const).filter(([, one]) => one > 0)),
          byChannel: new Map(received > 0 ? [['terminal', received] as const] : []),
          granted: Math.min(granted, received),
          refused: Math.min(refused, Math.max(0, received - granted)),
          byField: new Map(LEGAL_FIELDS.map((field, at) => [field, fields[at] ?? 0])),
          answered: Math.min(answered, talks),
          levels: new Map([[5, answered]]),
        }
        const told = tellFigures(counted)
        expect(FederationFigures.parse(told)).toEqual(told)
        const parts = [
          { whole: told.received, parts: told.byItem.map((one) => one.count) },
          { whole: told.received, parts: [told.granted, told.refused].filter((one) => one !== null) },
          { whole: told.talks, parts: told.byField.map((one) => one.count) },
          { whole: told.talks, parts: told.answered === null ? [] : [told.answered] },
        ]
        for (const { parts: own, whole } of parts) {
          if (whole === null) continue
          const rest = whole - own.reduce((sum, one) => sum + one, 0)
          expect(rest === 0 || rest >= FEWEST).toBe(true)
        }
      },
    ),
  )
})
