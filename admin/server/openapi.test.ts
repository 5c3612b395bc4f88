import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeApi, OPENAPI_FILE } from './openapi.ts'

it('docs/openapi.json is the document of this very server (write it anew: node admin/server/openapi.cli.ts)', async () => {
  expect(readFileSync(OPENAPI_FILE, 'utf8')).toBe(await describeApi())
})
