import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callRoomSaid, mayAsk, mayNavigate, mayUse, PAGE_ORIGIN, pageFile } from './policy.ts'

describe('the window’s policy', () => {
  it('lets the page stay on its own origin and go nowhere else', () => {
    expect(mayNavigate(`${PAGE_ORIGIN}/`)).toBe(true)
    for (const url of [
      'https://example.org/',
      'file:///etc/passwd',
      'chrome://settings',
      'javascript:alert(1)',
      'data:text/html,x',
      'lutong://kiosk.example.org/',
      'lutong://kioskx/',
      'lutong://other/',
    ])
      expect(mayNavigate(url), url).toBe(false)
  })

  it('gives the camera to the page and nothing to anyone else', () => {
    expect(mayUse('media', PAGE_ORIGIN)).toBe(true)
    expect(mayUse('media', `${PAGE_ORIGIN}/`)).toBe(true)
    expect(mayUse('media', 'https://example.org')).toBe(false)
    expect(mayUse('media', `${PAGE_ORIGIN}.example.org`)).toBe(false)
    for (const permission of ['geolocation', 'notifications', 'clipboard-read', 'openExternal', 'hid', 'serial', 'usb'])
      expect(mayUse(permission, PAGE_ORIGIN), permission).toBe(false)
  })

  it('serves the page and its assets, never a path outside its folder', () => {
    expect(pageFile(`${PAGE_ORIGIN}/`)).toBe('index.html')
    expect(pageFile(`${PAGE_ORIGIN}/assets/index-1a2b.js`)).toBe('assets/index-1a2b.js')
    expect(pageFile('https://example.org/assets/index.js')).toBeUndefined()
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', '%2e%2e', 'assets', 'etc', '\\', '%2f', 'a.js')), (parts) => {
        const file = pageFile(`${PAGE_ORIGIN}/${parts.join('/')}`)
        return file === undefined || file === 'index.html' || /^assets\/[\w.-]+$/.test(file)
      }),
    )
  })

  it('lets the page ask for its own, and the room server that the host named, and nothing else', () => {
    const room = callRoomSaid({ type: 'call-room', origin: 'wss://rooms.test' }) ?? null
    expect(mayAsk('wss://rooms.test/rtc?access_token=x', room)).toBe(true)
    expect(mayAsk('https://rooms.test/rtc/validate', room)).toBe(true)
    for (const url of [
      'wss://rooms.test.evil.org/rtc',
      'https://example.org/',
      'http://rooms.test/',
      'wss://rooms.test',
    ])
      expect(mayAsk(url, room), url).toBe(false)
    expect(mayAsk('wss://rooms.test/rtc', callRoomSaid({ type: 'call-room', origin: null }) ?? null)).toBe(false)
    expect(mayAsk(`${PAGE_ORIGIN}/assets/a.js`, null)).toBe(true)
    expect(callRoomSaid({ type: 'visit-over' })).toBeUndefined()
  })
})
