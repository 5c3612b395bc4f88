/** What the kiosk's page weighs before its first screen stands there: old panels on thin lines start by it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const FOLDER = new URL('../kiosk-app/dist/ui/', import.meta.url).pathname
const LIMIT_BYTES = 90_000

it('is at most 90 kB, compressed: the page and all it names', () => {
  const page = readFileSync(join(FOLDER, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(1)
  const bytes = named.reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(FOLDER, name))).length,
    gzipSync(page).length,
  )
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES)
})
