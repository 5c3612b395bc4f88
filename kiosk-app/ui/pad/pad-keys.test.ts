import { describe, expect, it } from 'vitest'
import { createPadReader, REPEAT_AFTER_MS } from './pad-keys.ts'

const KEYS = { up: 'ArrowUp', down: 'F14', back: 'Escape', help: 'F1', ok: 'NumpadEnter' }
const press = (name: { key?: string; code?: string; repeat?: boolean; isComposing?: boolean }) => ({
  key: '',
  code: '',
  repeat: false,
  isComposing: false,
  ...name,
})

describe('the five keys', () => {
  it('are known by key or by code, and others are left alone', () => {
    const read = createPadReader(() => 0)
    expect(read(KEYS, press({ key: 'ArrowUp' }))).toBe('up')
    expect(read(KEYS, press({ key: 'Enter', code: 'NumpadEnter' }))).toBe('ok')
    expect(read(KEYS, press({ key: 'Enter', code: 'Enter' }))).toBeUndefined()
    expect(read(KEYS, press({ key: 'ArrowUp', isComposing: true }))).toBeUndefined()
  })

  it('repeat only after two seconds, and OK never', () => {
    let nowMs = 0
    const read = createPadReader(() => nowMs)
    read(KEYS, press({ code: 'F14' }))
    nowMs = REPEAT_AFTER_MS - 1
    expect(read(KEYS, press({ code: 'F14', repeat: true }))).toBe('held')
    nowMs = REPEAT_AFTER_MS
    expect(read(KEYS, press({ code: 'F14', repeat: true }))).toBe('down')
    read(KEYS, press({ code: 'NumpadEnter' }))
    nowMs = 3 * REPEAT_AFTER_MS
    expect(read(KEYS, press({ code: 'NumpadEnter', repeat: true }))).toBe('held')
  })
})
