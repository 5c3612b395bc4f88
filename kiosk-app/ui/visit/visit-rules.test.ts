import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../gallery/fixtures/base.ts'
import { clockTime, day, fileSize, inGroups } from './formats.ts'
import { isBrowserKey } from './lock-down.ts'
import { createPressGuard, GUARD_MS } from './press-guard.ts'
import { atMostEvery } from './signs-of-life.ts'
import { startingSnapshot } from './starting-snapshot.ts'

const at = Date.UTC(2026, 0, 1, 16, 5)

describe('a guarded press', () => {
  const touch = (clientX: number, clientY = 0) => ({ detail: 1, clientX, clientY, currentTarget: null })
  const key = (currentTarget: object) => ({ detail: 0, clientX: 0, clientY: 0, currentTarget })
  const start = () => {
    const clock = { nowMs: 0 }
    const acted: number[] = []
    const guard = createPressGuard(() => clock.nowMs)
    return { clock, acted, press: (press: Parameters<typeof guard>[0]) => guard(press, () => acted.push(clock.nowMs)) }
  }

  it('acts once for two quick touches at one place, and again after the guard', () => {
    const { clock, acted, press } = start()
    press(touch(10))
    clock.nowMs = GUARD_MS - 1
    press(touch(20))
    expect(acted).toEqual([0])
    clock.nowMs = GUARD_MS
    press(touch(10))
    expect(acted).toEqual([0, GUARD_MS])
  })

  it('lets a quick touch elsewhere through', () => {
    const { acted, press } = start()
    press(touch(10))
    press(touch(300))
    expect(acted).toHaveLength(2)
  })

  it('tells keys apart by what they press', () => {
    const { acted, press } = start()
    const [one, another] = [{}, {}]
    press(key(one))
    press(key(one))
    press(key(another))
    expect(acted).toHaveLength(2)
  })
})

describe('signs of life', () => {
  it('are passed on at most once in their time', () => {
    let nowMs = 0
    let told = 0
    const sign = atMostEvery(
      10,
      () => nowMs,
      () => told++,
    )
    sign()
    nowMs = 9
    sign()
    nowMs = 10
    sign()
    expect(told).toBe(2)
  })
})

describe('keys', () => {
  const press = (
    key: string,
    more: { ctrlKey?: boolean; altKey?: boolean; metaKey?: boolean; shiftKey?: boolean } = {},
  ) => ({
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    shiftKey: false,
    ...more,
  })

  it.each([
    press('F1'),
    press('F5'),
    press('F11'),
    press('F12'),
    press('r', { ctrlKey: true }),
    press('w', { ctrlKey: true }),
    press('T', { ctrlKey: true }),
    press('ArrowLeft', { altKey: true }),
    press('l', { metaKey: true }),
    press('BrowserHome'),
    press('c', { ctrlKey: true }),
    press('Delete', { ctrlKey: true, shiftKey: true }),
    press('A', { ctrlKey: true, shiftKey: true }),
  ])('of the browser are stopped, in a field too: $key', (key) => {
    expect(isBrowserKey(key, true)).toBe(true)
  })

  it('that write or move are left alone', () => {
    for (const key of ['a', '张', 'Enter', 'Tab', 'ArrowDown', 'Backspace']) {
      expect(isBrowserKey(press(key), false)).toBe(false)
    }
    expect(isBrowserKey(press('Escape'), false)).toBe(false)
    expect(isBrowserKey(press('Escape'), true)).toBe(true)
    expect(isBrowserKey(press('a', { ctrlKey: true }), true)).toBe(false)
    expect(isBrowserKey(press('a', { ctrlKey: true }), false)).toBe(true)
    expect(isBrowserKey(press('Delete', { ctrlKey: true }), true)).toBe(false)
    expect(isBrowserKey(press('ArrowLeft', { ctrlKey: true, shiftKey: true }), true)).toBe(false)
  })
})

describe('what is shown without a host', () => {
  it('keeps how the citizen reads and nothing of the visit', () => {
    const last = snapshotOf(
      'en',
      {
        name: 'confirm-person',
        maskedName: '李**',
        maskedIdNumber: '110***********002X',
        validTo: '2036-05-31',
        expired: false,
      },
      { textSize: 'largest', colours: 'white-on-black' },
    )
    const shown = startingSnapshot(last, at)
    expect(shown).toMatchObject({ language: 'en', textSize: 'largest', colours: 'white-on-black', inSession: false })
    expect(JSON.stringify(shown)).not.toContain('002X')
  })

  it('says that answers are still there only where the host that comes after has them', () => {
    const inVisit = snapshotOf('zh-CN', { name: 'notice' })
    const nobody = snapshotOf('zh-CN', { name: 'welcome', openIntents: 0 })
    const why = (last: Parameters<typeof startingSnapshot>[0]) => {
      const { screen } = startingSnapshot(last, at)
      return screen.name === 'starting' ? screen.why : screen.name
    }
    expect(why(null)).toBe('start')
    expect(why(nobody)).toBe('back')
    expect(why({ ...inVisit, visitOutlivesCrash: true })).toBe('kept')
    expect(why({ ...inVisit, visitOutlivesCrash: false })).toBe('lost')
  })
})

describe('formats', () => {
  it('show the time of the country', () => {
    expect(clockTime(at)).toBe('00:05')
    expect(day(at, 'zh-CN')).toBe('2026年1月2日')
    expect(day(at, 'en')).toBe('2 January 2026')
  })

  it('show sizes and codes so that they can be read', () => {
    expect(fileSize(1_240_000)).toBe('1.2 MB')
    expect(fileSize(400)).toBe('1 kB')
    expect(inGroups('K7M2P9QX')).toBe('K7M2 P9QX')
  })
})
