import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callRoomOrigin, SECURITY_HEADERS, securityHeaders } from '../bridge/page-headers.ts'
import { keptCallRoom } from './call-room.ts'

const ROOM = 'wss://rooms.example.cn'

let folder: string
let busy: boolean
let told: (string | null)[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-call-room-'))
  busy = false
  told = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const open = () => keptCallRoom({ folder, inSession: () => busy, onChange: (origin) => void told.push(origin) })

describe('the room server that a terminal’s page may speak to', () => {
  it('is what the centre says, told once, and known again after a restart', () => {
    const place = open()
    expect(place.origin).toBeNull()
    place.hear({ callRoom: ROOM })
    place.hear({ callRoom: `${ROOM}/` })
    expect([place.origin, told]).toEqual([ROOM, [ROOM]])
    expect(open().origin).toBe(ROOM)
    place.hear({})
    expect([open().origin, told]).toEqual([null, [ROOM, null]])
  })

  it('changes for nobody who is at the terminal', () => {
    const place = open()
    busy = true
    place.hear({ callRoom: ROOM })
    expect([place.origin, told]).toEqual([null, []])
    busy = false
    place.hear({ callRoom: ROOM })
    expect(told).toEqual([ROOM])
  })

  it('is an origin or nothing, whatever stands in the answer or the file', () => {
    for (const odd of [undefined, '', 'rooms', 'https://rooms.example.cn', 'ws://rooms.example.cn', "wss://'self'"])
      expect(callRoomOrigin(odd), String(odd)).toBeNull()
    expect(callRoomOrigin('wss://rooms.example.cn/x; script-src *')).toBe(ROOM)
    expect(callRoomOrigin('ws://127.0.0.1:7880')).toBe('ws://127.0.0.1:7880')
    writeFileSync(join(folder, 'call-room'), 'not an address')
    expect(open().origin).toBeNull()
  })

  it('is the one stranger in the page’s policy, and nobody is where none is set', () => {
    const connects = (headers: Readonly<Record<string, string>>) =>
      /connect-src ([^;]*)/.exec(headers['Content-Security-Policy'] ?? '')?.[1]
    expect(connects(securityHeaders(ROOM))).toBe(`'self' ${ROOM} https://rooms.example.cn`)
    expect(connects(SECURITY_HEADERS)).toBe("'self'")
  })
})
