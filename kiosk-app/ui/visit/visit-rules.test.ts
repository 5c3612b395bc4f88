import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../gallery/fixtures/base.ts'
import { clockTime, day, fileSize, inGroups } from './formats.ts'
import { isBrowserKey } from './lock-down.ts'
import { createPressGuard, GUARD_MS } from './press-guard.ts'
import { atMostEvery } from './signs-of-life.ts'
import { startingSnapshot } from './starting-snapshot.ts'

const at = Date.UTC(2026, 0, 1, 16, 5)

describe('a guarded press', () => {
  it('acts once for two quick touches, and again after the guard', () => {
    let nowMs = 0
    let acted = 0
    const press = createPressGuard(() => nowMs)
    press(() => acted++)
    nowMs = GUARD_MS - 1
    press(() => acted++)
    expect(acted).toBe(1)
    nowMs = GUARD_MS
    press(() => acted++)
    expect(acted).toBe(2)
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
  const press = (key: string, more: { ctrlKey?: boolean; altKey?: boolean; metaKey?: boolean } = {}) => ({
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
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
  ])('of the browser are stopped, in a field too: $key', (key) => {
    expect(isBrowserKey(key, true)).toBe(true)
  })

  it('that write or move are left alone', () => {
    for (const key of ['a', '张', 'Enter', 'Tab', 'ArrowDown', 'Backspace', 'Escape']) {
      expect(isBrowserKey(press(key), false)).toBe(false)
    }
    expect(isBrowserKey(press('a', { ctrlKey: true }), true)).toBe(false)
    expect(isBrowserKey(press('a', { ctrlKey: true }), false)).toBe(true)
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
      { textSize: 'largest', contrast: 'high' },
    )
    const shown = startingSnapshot(last, at)
    expect(shown).toMatchObject({ language: 'en', textSize: 'largest', contrast: 'high', inSession: false })
    expect(JSON.stringify(shown)).not.toContain('002X')
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
