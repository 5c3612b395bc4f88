/** Every screen of the contract is in the gallery, and every picture of the gallery lies in docs/screens, in both languages. */
import { existsSync } from 'node:fs'
import { Screen } from '@lutong/core/contracts/host-rpc.ts'
import { WRITTEN_LANGUAGES } from '@lutong/core/messages/text.ts'
import { expect, it } from 'vitest'
import { FIXTURES } from './fixtures/all.ts'

const FOLDER = new URL('../../../docs/screens/', import.meta.url)

it('the gallery leaves no screen out', () => {
  const shown = new Set(FIXTURES.map((fixture) => fixture.snapshot('zh-CN').screen.name))
  const named = Screen.options.flatMap((option) => [...option.shape.name.values])
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((name) => !shown.has(name))).toEqual([])
})

it('each of its screens has its pictures (npm run screens)', () => {
  const files = FIXTURES.flatMap(({ name }) => WRITTEN_LANGUAGES.map((language) => `${name}.${language}.jpg`))
  expect(files.filter((file) => !existsSync(new URL(file, FOLDER)))).toEqual([])
})
