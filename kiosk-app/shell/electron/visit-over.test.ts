import { describe, expect, it } from 'vitest'
import { clearAfterVisit, type KeptByShell, saysVisitOver } from './visit-over.ts'

/** Electron's session, clipboard and history, holding something of a visit. `stuck`: what cannot be cleared. */
const fakeElectron = (stuck: readonly string[] = []) => {
  const held = new Set(['storage', 'cache', 'data', 'code', 'hosts', 'logins', 'clipboard', 'selection', 'history'])
  const drop = (what: string) => {
    if (stuck.includes(what)) throw new Error('it cannot be cleared')
    held.delete(what)
  }
  const later = async (what: string) => drop(what)
  const electron: KeptByShell = {
    session: {
      clearStorageData: () => later('storage'),
      clearCache: () => later('cache'),
      clearData: () => later('data'),
      clearCodeCaches: () => later('code'),
      clearHostResolverCache: () => later('hosts'),
      clearAuthCache: () => later('logins'),
    },
    clipboard: { clear: () => drop('clipboard'), selection: { clear: () => drop('selection') } },
    history: { clear: () => drop('history') },
  }
  return { electron, held }
}

describe('after a visit the shell', () => {
  it('has nothing left in storage, caches, history and both selections', async () => {
    const { electron, held } = fakeElectron()
    expect(await clearAfterVisit(electron)).toEqual([])
    expect([...held]).toEqual([])
  })

  it('clears the rest where one cannot be cleared, and tells which', async () => {
    const { electron, held } = fakeElectron(['cache', 'clipboard'])
    expect(await clearAfterVisit(electron)).toEqual(['cache', 'clipboard'])
    expect([...held]).toEqual(['cache', 'clipboard'])
  })
})

describe('the word that a visit is over', () => {
  it('is the host’s own, and nothing like it', () => {
    expect(saysVisitOver({ type: 'visit-over' })).toBe(true)
    for (const other of [null, undefined, 'visit-over', {}, { type: 'page-port' }, ['visit-over']])
      expect(saysVisitOver(other)).toBe(false)
  })
})
