import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGroupCommit } from './group-commit.ts'

/** A store of numbers whose transactions keep all or nothing. */
const createFake = () => {
  const kept: number[] = []
  let commits = 0
  const add = createGroupCommit<number, number>('numbers', async (group) => {
    await Promise.resolve()
    if (group.some((n) => n < 0)) throw new RangeError('negative')
    kept.push(...group)
    commits += 1
    return group.map((n) => n * 2)
  })
  return { kept, add, commits: () => commits }
}

describe('writes that wait together', () => {
  it('share a commit, and each gets its own outcome', async () => {
    const store = createFake()
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(store.add))
    expect(outcomes).toEqual([2, 4, 6, 8, 10])
    expect(store.commits()).toBeLessThan(5)
  })

  it('do not fall with one that throws, whatever comes with it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -3, max: 50 }), { maxLength: 30 }), async (numbers) => {
        const store = createFake()
        const outcomes = await Promise.allSettled(numbers.map(store.add))
        expect(outcomes.map((outcome) => outcome.status)).toEqual(
          numbers.map((n) => (n < 0 ? 'rejected' : 'fulfilled')),
        )
        expect(store.kept.toSorted((a, b) => a - b)).toEqual(numbers.filter((n) => n >= 0).toSorted((a, b) => a - b))
      }),
    )
  })
})
