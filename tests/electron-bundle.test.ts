/** The Electron shell is bundled as it will ship; where no binary can be had, what can be held without one is held. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const bundle = (name: string) => readFileSync(new URL(`../kiosk-app/dist/electron/${name}`, import.meta.url), 'utf8')

describe('the Electron shell', () => {
  it('hands its page a port and nothing else of Electron', () => {
    const preload = bundle('preload.cjs')
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron'])
    expect(preload).not.toMatch(/exposeInMainWorld|\bprocess\b|\beval\b/)
  })

  it.each([
    'sandbox: true',
    'contextIsolation: true',
    'nodeIntegration: false',
    'webSecurity: true',
    'devTools: false',
    'webviewTag: false',
    'action: "deny"',
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'will-navigate',
    'will-download',
  ])('keeps its window shut: %s', (rule) => {
    expect(bundle('main.js')).toContain(rule)
  })

  it('runs the very host, in a process of its own', () => {
    expect(bundle('main.js')).toContain('utilityProcess')
    expect(bundle('main.js')).not.toMatch(/serialport|node:sqlite/)
    expect(bundle('host.js')).toContain('parentPort')
  })
})
