import { CaseNumber } from '@lutong/core/ids.ts'
import { describe, expect, it } from 'vitest'
import { timelineOf } from './timeline.ts'

const view = {
  caseNumber: CaseNumber.parse('331081-20261124-000001'),
  itemName: 'x',
  outcome: null,
  awaitingMaterials: false,
  dueAtMs: null,
  dueSure: true,
  endsWithAnswer: false,
} as const

describe('the timeline of a case', () => {
  it('shows what happened, where it is, and what comes', () => {
    const steps = timelineOf({
      ...view,
      stage: 'accepted',
      history: [
        { stage: 'applied', atMs: 1 },
        { stage: 'accepted', atMs: 2 },
      ],
    })
    expect(steps.map(({ stage, state }) => `${stage}:${state}`)).toEqual([
      'applied:past',
      'accepted:now',
      'under-review:next',
      'decided:next',
      'documented:next',
      'published:next',
    ])
  })

  it('promises nothing more where a case ended early', () => {
    const steps = timelineOf({
      ...view,
      stage: 'withdrawn',
      history: [
        { stage: 'applied', atMs: 1 },
        { stage: 'withdrawn', atMs: 2 },
      ],
    })
    expect(steps.map(({ state }) => state)).toEqual(['past', 'ended'])
  })

  it('ends a complaint with its answer: no document is made of it, and nothing published', () => {
    const steps = timelineOf({
      ...view,
      endsWithAnswer: true,
      stage: 'accepted',
      history: [
        { stage: 'applied', atMs: 1 },
        { stage: 'accepted', atMs: 2 },
      ],
    })
    expect(steps.map(({ stage }) => stage)).toEqual(['applied', 'accepted', 'under-review', 'decided'])
  })
})
