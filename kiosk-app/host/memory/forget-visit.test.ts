import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
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
    await forgetVisit(ownCollector(), () => {})
    await setImmediate()
    expect(dropped[0]?.deref()).toBeUndefined()
    expect(kept.deref()).toBe(held)
  })

  it('says what could not be written over, and collects all the same', async () => {
    const log = vi.fn<() => void>()
    const collect = vi.fn<() => void>()
    await forgetVisit(collect, log, () => Promise.reject(new Error('no socket')))
    expect(log).toHaveBeenCalledExactlyOnceWith('host.not-overwritten')
    expect(collect).toHaveBeenCalledOnce()
  })

  it('leaves no way to it open to other code', () => {
    ownCollector()
    expect(globalThis.gc).toBeUndefined()
  })
})
