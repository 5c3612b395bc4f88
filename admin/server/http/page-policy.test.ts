/** Every address of the centre that a browser can open, found in the sources: no page can be forgotten here. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'

const SERVER = new URL('..', import.meta.url).pathname
const sources = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!test)\.ts$/.test(file))
/** Doors of the built pages, whose addresses are put together. */
const DOORS = ['/console', '/console/', '/desk', '/desk/'] as const
const addresses = [
  ...new Set([
    ...DOORS,
    ...sources.flatMap((file) => {
      const text = readFileSync(join(SERVER, file), 'utf8')
      const asked = [...text.matchAll(/\.get\(\s*'(\/[^']*)'/g), ...text.matchAll(/'(\/console\/[^']*)'/g)]
      return asked.map(([, address = '']) => address)
    }),
  ]),
].toSorted()
/** Every directive that lets more through than the page's own files names one of these. */
const LOOSE = /unsafe-|\*|https?:|wasm|strict-dynamic/

let running: RunningCentre
beforeAll(async () => {
  running = await startCentre()
})
afterAll(() => running.end())

describe('what the centre sends to a browser', () => {
  it('is found in the sources', () => {
    for (const page of ['/console/cases/:caseNumber', '/verify', '/handover/:token', '/handover.js'])
      expect(addresses).toContain(page)
    expect(addresses.length).toBeGreaterThan(30)
  })

  it.each(addresses)('%s is locked, whatever it answers', async (address) => {
    const answer = await fetch(`${running.centre.url}${address.replaceAll(/:\w+\*?/g, 'x'.repeat(22))}`, {
      redirect: 'manual',
    })
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).not.toMatch(LOOSE)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) return
    for (const rule of ["frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"])
      expect(policy).toContain(rule)
    // What the policy forbids is not in the page either: it would be a page that does not work.
    const page = await answer.text()
    expect(page).not.toMatch(/<script(?![^>]* src=)|\son\w+=|\sstyle=|javascript:/i)
  })

  it.each(['/verify', `/handover/${'x'.repeat(22)}`])(
    '%s carries the very style that its policy allows',
    async (address) => {
      const answer = await fetch(`${running.centre.url}${address}`)
      const style = /<style>([\s\S]*)<\/style>/.exec(await answer.text())?.[1] ?? ''
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
      expect(style).not.toBe('')
      expect(answer.headers.get('content-security-policy')).toContain(
        `style-src 'sha256-${Buffer.from(digest).toString('base64')}'`,
      )
    },
  )

  it('lets the desk speak to the room server that is set, no other page, and no page where none is', async () => {
    const callRoom = { url: 'wss://rooms.test', apiUrl: 'https://rooms.test', key: 'k', secret: 's'.repeat(32) }
    const withRoom = await startCentre({ callRoom })
    try {
      const connects = async (address: string, centre = withRoom) =>
        /connect-src ([^;]*)/.exec(
          (await fetch(`${centre.centre.url}${address}`)).headers.get('content-security-policy') ?? '',
        )?.[1]
      expect(await connects('/desk/')).toBe("'self' wss://rooms.test https://rooms.test")
      expect(await connects('/console/')).toBe("'self'")
      expect(await connects('/desk/', running)).toBe("'self'")
    } finally {
      await withRoom.end()
    }
  })
})
