import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FAULT_CODES, fault } from './device.ts'
import { type LifecycleEvent, nextStatus, xfsDeviceState, xfsPaperState } from './lifecycle.ts'
import { NEXT_STEPS } from './next-step.ts'

const anyEvent: fc.Arbitrary<LifecycleEvent> = fc.oneof(
  fc.constantFrom<LifecycleEvent>({ type: 'connecting' }, { type: 'began' }, { type: 'lost' }, { type: 'closed' }),
  fc.constantFrom(...FAULT_CODES).map((code): LifecycleEvent => ({ type: 'told', condition: { fault: fault(code) } })),
  fc.constantFrom<LifecycleEvent>(
    { type: 'told', condition: { fault: null } },
    { type: 'told', condition: { fault: null, warning: 'PAPER_LOW' } },
  ),
)
const live = (events: readonly LifecycleEvent[]) => events.reduce(nextStatus, { state: 'connecting' } as const)

describe('the life of a device', () => {
  it('ends with its closing', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), fc.array(anyEvent), (before, after) => {
        expect(live([...before, { type: 'closed' }, ...after])).toEqual({ state: 'closed' })
      }),
    )
  })

  it('never goes on after a loss without connecting again', () => {
    const withoutConnecting = anyEvent.filter(({ type }) => type !== 'connecting' && type !== 'closed')
    fc.assert(
      fc.property(fc.array(withoutConnecting), (after) => {
        expect(live([{ type: 'lost' }, ...after])).toEqual({ state: 'absent' })
      }),
    )
  })

  it('has a word of XFS4IoT for every state it can reach', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        expect(xfsDeviceState(live(events))).toMatch(
          /^(noDevice|starting|online|deviceBusy|offline|userError|hardwareError)$/,
        )
      }),
    )
    expect(xfsPaperState({ state: 'ready', warning: 'PAPER_LOW' })).toBe('low')
    expect(xfsPaperState({ state: 'faulted', fault: fault('PAPER_OUT') })).toBe('out')
    expect(xfsPaperState({ state: 'faulted', fault: fault('JAM') })).toBe('jammed')
  })
})

describe('a fault', () => {
  it('that staff must mend says what they do, and every one says something to the citizen or needs nothing of her', () => {
    for (const code of FAULT_CODES) {
      const step = NEXT_STEPS[code]
      if (fault(code).service) expect(step.staff, code).not.toBe('none')
      if (code !== 'CANCELLED') expect(step.citizen, code).not.toBe('none')
    }
  })

  it('after which paper may have come is never tried again by itself', () => {
    expect(NEXT_STEPS.UNKNOWN_OUTCOME.retryable).toBe(false)
  })
})
