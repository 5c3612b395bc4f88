import { ConsultationId } from '@lutong/core/ids.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { timeOrderedId } from './time-ordered-id.ts'

it('makes ids that the centre takes, in the order of their times', () => {
  const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
  const time = fc.integer({ min: 1_600_000_000_000, max: 4_000_000_000_000 })
  fc.assert(
    fc.property(time, fc.integer({ min: 1, max: 1e9 }), random, random, (at, later, a, b) => {
      const [first, second] = [timeOrderedId(at, a), timeOrderedId(at + later, b)]
      expect(ConsultationId.safeParse(first).success).toBe(true)
      expect(first < second).toBe(true)
    }),
  )
})
