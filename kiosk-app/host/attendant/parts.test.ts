/** The menu's smaller parts: the list of staff, what is kept, the log on the disk, the network check. */
import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock } from '@lutong/core/clock.ts'
import { err, ok } from '@lutong/core/result.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeCentre } from '../testing/fake-centre.ts'
import { keptSetting, keptTries } from './kept.ts'
import { checkNetwork } from './network-check.ts'
import { findStaff, readStaff, staffEntry, StaffList } from './staff-list.ts'
import { createTerminalLog, redact } from './terminal-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-attendant-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the list of staff', () => {
  it('knows card and PIN together, and tells neither', async () => {
    const list = StaffList.parse([
      await staffEntry('wang', '110101198808080011', '123456'),
      await staffEntry('zhao', '11010119900307001x', '482915'),
    ])
    expect(await findStaff(list, ' 11010119900307001X', '482915')).toBe('zhao')
    expect(await findStaff(list, '11010119900307001X', '123456')).toBeUndefined()
    expect(JSON.stringify(list)).not.toMatch(/482915|19900307/)
  })

  it('is refused as a whole where it is not its own', () => {
    const file = join(folder, 'staff.json')
    writeFileSync(file, '[{"name":"wang","key":"123456"}]')
    expect(readStaff(file)).toMatchObject({ ok: false, error: expect.stringContaining('npm run attendant') })
  })
})

describe('what is kept', () => {
  it('outlives a restart, and changes nothing that it cannot write', () => {
    expect(keptTries(folder).set({ wrong: 3, lockedUntilMs: 0 })).toBe(true)
    expect(keptTries(folder).value.wrong).toBe(3)
    const setting = keptSetting(join(folder, 'nowhere'))
    expect(setting.set({ practice: true, outOfService: null })).toBe(false)
    expect(setting.value.practice).toBe(false)
  })

  it('stops the terminal where nobody knows whether it practises', () => {
    writeFileSync(join(folder, 'attendant-setting.json'), '{"practice":tr')
    expect(keptSetting(folder).value).toEqual({ practice: false, outOfService: 'maintenance' })
  })
})

describe('the log on site', () => {
  const open = () => createTerminalLog({ folder, clock: createTestClock(1_000), log: () => {} })

  it('goes on after a restart, also where the last line is half a line, and counts how visits ended', () => {
    const first = open()
    first.log('session.ended', { how: 'handedIn' })
    first.log('session.ended', { how: 'ended' })
    first.log('session.idle-wiped')
    first.card(true)
    first.card(false)
    first.close()
    appendFileSync(join(folder, 'events.jsonl'), '{"atMs":12,"eve')
    const again = open()
    expect(again.lines().map(({ event }) => event)).toEqual(['session.idle-wiped', 'session.ended', 'session.ended'])
    expect(again.counts()).toMatchObject({ cardsRead: 1, cardsFailed: 1, visits: { handedIn: 1, ended: 0, left: 1 } })
  })

  it('shows no number as long as a person’s, and no Chinese name, whatever came in', () => {
    expect(redact('case 11010519491231002X of 李试样, tel 13800000000')).toBe('case *** of ***, tel ***')
    fc.assert(fc.property(fc.string(), (text) => !/\d{7}|\p{Script=Han}/u.test(redact(text))))
  })
})

describe('the network check', () => {
  const clock = createTestClock(Date.UTC(2026, 10, 24, 4))
  const READY = { state: 'ready' } as const

  it('says that nothing answers where there is no centre, and names what is not set', async () => {
    const { link } = createFakeCentre()
    const found = await checkNetwork({
      centreUrl: 'http://127.0.0.1:9/',
      centre: link,
      clock,
      printer: undefined,
      turn: undefined,
    })
    expect(found).toEqual([
      { what: 'centre', state: 'bad', value: null },
      { what: 'clock', state: 'unknown', value: null },
      { what: 'printer', state: 'not-set', value: null },
      { what: 'turn', state: 'not-set', value: null },
    ])
  })

  it('tells the clock’s difference, a centre that does not know the terminal, and a relay that answers', async () => {
    const server = createServer((_request, answer) => {
      answer.setHeader('Date', new Date(clock.nowMs() - 600_000).toUTCString())
      answer.end()
    })
    const relay = createSocket('udp4')
    relay.on('message', (bytes, from) => {
      relay.send(Buffer.concat([Buffer.from([0x01, 0x01, 0, 0]), bytes.subarray(4)]), from.port, from.address)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await new Promise<void>((resolve) => relay.bind(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const parts = {
      centreUrl: `http://127.0.0.1:${port}/`,
      clock,
      printer: READY,
      turn: `127.0.0.1:${relay.address().port}`,
    }
    const { link } = createFakeCentre()
    const unknown = { ...link, readManifest: async () => err({ code: 'unreachable', answered: true } as const) }
    expect(await checkNetwork({ ...parts, centre: unknown })).toMatchObject([
      { what: 'centre', state: 'not-recognised' },
      { what: 'clock', state: 'bad', value: 600_000 },
      { what: 'printer', state: 'good' },
      { what: 'turn', state: 'good' },
    ])
    const known = { ...link, readManifest: async () => ok(null) }
    expect(await checkNetwork({ ...parts, centre: known })).toMatchObject([
      { what: 'centre', state: 'good' },
      {},
      {},
      {},
    ])
    server.close()
    relay.close()
  })
})
