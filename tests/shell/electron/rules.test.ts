/** The Electron shell keeps Electron's own list; each rule is shown to see what breaks it. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SECURITY_HEADERS } from '../../../kiosk-app/host/bridge/page-headers.ts'
import { KNOWN_BAD } from './known-bad.ts'
import { electronFaults, RULES, type ShellSource } from './rules.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const SHELL: readonly ShellSource[] = ['main.ts', 'preload.ts', 'host-process.ts', 'policy.ts', 'visit-over.ts'].map(
  (file) => ({
    file,
    source: read(`kiosk-app/shell/electron/${file}`),
  }),
)

describe('the Electron shell', () => {
  it('breaks no rule of the list', () => {
    expect(electronFaults(SHELL)).toEqual([])
  })

  it.each(KNOWN_BAD.map((one) => [one.point, one.bad === '' ? `without ${one.good}` : one.bad, one] as const))(
    'point %i is broken by: %s',
    (point, _, { bad, file, good }) => {
      const worse = SHELL.map((one) => {
        if (one.file !== file) return one
        expect(one.source).toContain(good)
        return { ...one, source: one.source.replace(good, () => bad) }
      })
      const points = electronFaults(worse).map((fault) => fault.point)
      expect(points).toContain(point)
    },
  )

  it('has a known-bad example for every rule', () => {
    expect(new Set(KNOWN_BAD.map(({ point }) => point))).toEqual(new Set(RULES.map(({ point }) => point)))
  })

  it('gives every answer a policy without inline and without other origins (point 7)', () => {
    const policy = SECURITY_HEADERS['Content-Security-Policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-|\*|https?:/)
  })

  it('names the very version of Electron that it was written for (point 16)', () => {
    expect(read('kiosk-app/package.json')).toMatch(/"electron": "\d+\.\d+\.\d+"/)
  })
})
