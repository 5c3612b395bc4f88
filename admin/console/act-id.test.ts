import { describe, expect, it } from 'vitest'
import { newActId } from './act-id.ts'

describe('the id of an act', () => {
  it('is a UUIDv7 of its moment, and never the same twice', () => {
    const ids = Array.from({ length: 200 }, () => newActId(1_795_000_000_000))
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(1_795_000_000_000)
    }
    expect(new Set(ids).size).toBe(200)
  })
})
