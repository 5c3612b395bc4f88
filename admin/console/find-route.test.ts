import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONSOLE_PAGES } from '../server/http/console-pages.ts'
import { findRoute } from './find-route.ts'

const ROUTES = [
  { address: '/console/cases', roles: ['clerk'] },
  { address: '/console/cases/:caseNumber', roles: ['clerk'] },
  { address: '/console/content/parts/:kind/:id', roles: ['clerk', 'admin'] },
] as const

describe('an address', () => {
  it('is a page with what it names', () => {
    const found = findRoute(ROUTES, 'clerk', '/console/content/parts/guide/GF02.1')
    expect(found?.route.address).toBe('/console/content/parts/:kind/:id')
    expect([found?.at('kind'), found?.at('id'), found?.at('other')]).toEqual(['guide', 'GF02.1', ''])
  })

  it.each([
    ['clerk', '/console/none'],
    ['clerk', '/console/cases/%3Cb%3E'],
    ['clerk', '/console/cases/'],
    ['admin', '/console/cases'],
  ] as const)('%s has no page at %s', (role, path) => {
    expect(findRoute(ROUTES, role, path)).toBeUndefined()
  })

  it('is served by the centre wherever the console has a page, so that a reload finds it', () => {
    // Read as text: the table draws pages, and pages want a browser.
    const table = readFileSync(new URL('routes.tsx', import.meta.url), 'utf8')
    const addresses = [...table.matchAll(/address: '([^']+)'/g)].map(([, address]) => address)
    expect(addresses.length).toBeGreaterThan(10)
    expect(new Set<string>(CONSOLE_PAGES)).toEqual(new Set(addresses))
  })
})
