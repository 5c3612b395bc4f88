import { describe, expect, it } from 'vitest'
import { LARGEST, nextLargest, startLargest } from './largest-picture.ts'

const PARTIES = ['lawyer', 'guest-1', 'guest-2', 'guest-3'] as const
const speaks = (...speaking: string[]) => PARTIES.map((party) => ({ party, speaking: speaking.includes(party) }))

describe('the large picture', () => {
  it('is the lawyer’s until somebody else speaks, and then theirs over the pauses between their words', () => {
    const begun = startLargest('lawyer')
    expect(nextLargest(begun, speaks(), 'lawyer', 0).party).toBe('lawyer')
    const spoken = nextLargest(begun, speaks('guest-2'), 'lawyer', 1_000)
    expect(spoken.party).toBe('guest-2')
    expect(nextLargest(spoken, speaks(), 'lawyer', 4_000).party).toBe('guest-2')
  })

  it('does not jump to who says a word between, and goes to who goes on speaking', () => {
    const large = nextLargest(startLargest('lawyer'), speaks('guest-1'), 'lawyer', 0)
    expect(nextLargest(large, speaks('guest-2'), 'lawyer', LARGEST.staysMs - 1).party).toBe('guest-1')
    expect(nextLargest(large, speaks('guest-1', 'guest-2'), 'lawyer', LARGEST.staysMs).party).toBe('guest-1')
    expect(nextLargest(large, speaks('guest-2'), 'lawyer', LARGEST.staysMs).party).toBe('guest-2')
  })

  it('goes back to the lawyer when nobody has spoken for a while, and when the large one is gone', () => {
    const large = nextLargest(startLargest('lawyer'), speaks('guest-1'), 'lawyer', 0)
    expect(nextLargest(large, speaks(), 'lawyer', LARGEST.backAfterMs - 1).party).toBe('guest-1')
    expect(nextLargest(large, speaks(), 'lawyer', LARGEST.backAfterMs).party).toBe('lawyer')
    const without = speaks().filter(({ party }) => party !== 'guest-1')
    expect(nextLargest(large, without, 'lawyer', 1).party).toBe('lawyer')
  })
})
