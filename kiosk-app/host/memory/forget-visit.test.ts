import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { forgetVisit, ownCollector } from './forget-visit.ts'

describe('a host that opened the collector itself', () => {
  it('collects what nobody holds any more, and leaves what somebody does', async () => {
    const held = { name: 'held' }
    const dropped: WeakRef<object>[] = []
    const drop = () => dropped.push(new WeakRef({ name: 'dropped' }))
    drop()
    const kept = new WeakRef(held)
    // What a weak reference was made of is held until the turn it was made in is over.
    await setImmediate()
    await forgetVisit(ownCollector())
    await setImmediate()
    expect(dropped[0]?.deref()).toBeUndefined()
    expect(kept.deref()).toBe(held)
  })

  it('leaves no way to it open to other code', () => {
    ownCollector()
    expect(globalThis.gc).toBeUndefined()
  })
})
