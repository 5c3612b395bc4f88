import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseScript } from './script.ts'

describe('a script for a simulated device', () => {
  it('is read line by line', () => {
    const text =
      '# a card that is pulled\nafter 2s card elder\nfault half-frame 2\nfault status 1 0x31\nunplug; after 500ms plug'
    expect(parseScript(text, 'id-card-reader')).toEqual({
      ok: true,
      orders: [
        { afterMs: 2_000, method: 'POST', path: '/card', body: { preset: 'elder' } },
        { afterMs: 0, method: 'POST', path: '/fault', body: { kind: 'half-frame', times: 2 } },
        { afterMs: 0, method: 'POST', path: '/fault', body: { kind: 'status', times: 1, status: 0x31 } },
        { afterMs: 0, method: 'POST', path: '/fault', body: { kind: 'unplug' } },
        { afterMs: 500, method: 'DELETE', path: '/fault' },
      ],
    })
    expect(parseScript('set paperOutAtLine=7\nset coverOpen', 'receipt-printer')).toMatchObject({
      orders: [{ body: { paperOutAtLine: 7 } }, { body: { coverOpen: true } }],
    })
  })

  it.each(['card', 'after 2 card elder', 'fault x many', 'dance', 'set 1=2', 'unplug now'])(
    'says which line is wrong and what is allowed: %s',
    (line) => {
      const parsed = parseScript(`clear\n${line}`, 'id-card-reader')
      expect(parsed.ok ? '' : parsed.error).toMatch(/^Line 2 .*Allowed: /)
    },
  )

  it('never makes the reader throw, whatever it holds', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, device) => void parseScript(text, device)))
  })
})
