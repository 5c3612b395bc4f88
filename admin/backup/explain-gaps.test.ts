import { describe, expect, it } from 'vitest'
import { explainGaps } from './explain-gaps.ts'

const gap = (day: string, first: number, last: number) => ({ regionCode: '331081', day, first, last })
const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour - 8)
/** Backed up on Monday at one, opened again on Wednesday at noon. */
const RESTORE = { backupAtMs: at(23, 1), openedAtMs: at(25, 12) }
const whys = (...gaps: ReturnType<typeof gap>[]) => explainGaps(gaps, [RESTORE]).map(({ why }) => why)

describe('a number that is not here', () => {
  it('was lost where it may have been given between backup and loss', () => {
    expect(whys(gap('20261123', 7, 9), gap('20261124', 1, 1), gap('20261125', 2, 3))).toEqual(['lost', 'lost', 'lost'])
  })

  it('is not explained by a restore of other days, nor beyond its safe point', () => {
    expect(whys(gap('20261122', 1, 1), gap('20261126', 1, 1), gap('20261125', 532_003, 532_004))).toEqual([
      'unexplained',
      'unexplained',
      'unexplained',
    ])
    expect(explainGaps([gap('20261124', 1, 1)], [])).toMatchObject([{ why: 'unexplained' }])
  })

  it('was set aside up to the safe point; what follows it is told apart', () => {
    expect(explainGaps([gap('20261125', 4, 532_001)], [RESTORE])).toEqual([
      { ...gap('20261125', 4, 532_000), why: 'set-aside' },
      { ...gap('20261125', 532_001, 532_001), why: 'unexplained' },
    ])
  })
})
