import { describe, expect, it } from 'vitest'
import { readCallRoom } from './call-room-service.ts'

const SECRET = 'a-secret-of-thirty-two-characters-or-more'
const whole = { LIVEKIT_URL: 'wss://rooms.example.cn', LIVEKIT_API_KEY: 'centre', LIVEKIT_API_SECRET: SECRET }
const complaint = (env: Record<string, string>): string => {
  const read = readCallRoom(env)
  return read.ok ? '' : read.error
}

describe('the settings of the room server', () => {
  it('are all of them or none', () => {
    expect(readCallRoom({ PATH: '/bin' })).toEqual({ ok: true, value: undefined })
    expect(readCallRoom({ ...whole, LIVEKIT_URL: 'wss://rooms.example.cn/' })).toEqual({
      ok: true,
      value: { url: whole.LIVEKIT_URL, apiUrl: 'https://rooms.example.cn', key: 'centre', secret: SECRET },
    })
    expect(readCallRoom({ ...whole, LIVEKIT_API_URL: 'https://inside.example.cn:7880' })).toMatchObject({
      value: { url: whole.LIVEKIT_URL, apiUrl: 'https://inside.example.cn:7880' },
    })
  })

  it('say which is missing and what to do, and never what a secret is', () => {
    const { LIVEKIT_API_KEY, LIVEKIT_URL } = whole
    expect(complaint({ LIVEKIT_URL })).toMatch(/LIVEKIT_API_KEY is missing; LIVEKIT_API_SECRET is missing.*or none/)
    expect(complaint({ LIVEKIT_API_KEY, LIVEKIT_API_SECRET: SECRET })).toContain('LIVEKIT_URL must be')
    const short = complaint({ ...whole, LIVEKIT_API_SECRET: 'too-short' })
    expect(short).toContain('LIVEKIT_API_SECRET must have 32 characters')
    expect(short).not.toContain('too-short')
  })

  it('send no call over a network in the clear, and name a server without a path', () => {
    expect(complaint({ ...whole, LIVEKIT_URL: 'ws://rooms.example.cn' })).toContain('must begin with wss://')
    expect(complaint({ ...whole, LIVEKIT_URL: 'ws://127.0.0.1:7880' })).toBe('')
    expect(complaint({ ...whole, LIVEKIT_URL: 'https://rooms.example.cn' })).toContain('must be an address like wss')
    expect(complaint({ ...whole, LIVEKIT_URL: 'wss://rooms.example.cn/a' })).toContain('without a path')
    expect(complaint({ ...whole, LIVEKIT_API_URL: 'http://rooms.example.cn' })).toContain('must begin with https://')
  })
})
