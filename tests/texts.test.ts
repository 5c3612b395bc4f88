/** Words for people stand in the message catalogues, in both languages; this finds those that do not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { strayTexts, type Where } from './support/literals.ts'

const ROOT = new URL('../', import.meta.url).pathname

/** The catalogues themselves, what draws pictures and tests, and what parses Chinese. */
const CATALOGUES =
  /^(kiosk-app\/ui\/messages\/|kiosk-app\/ui\/attendant\/words\.|admin\/console\/language\/|video-consult\/lawyer-desk\/language\/)/
const OF_TESTS = /\.test\.tsx?$|\.d\.ts$|\/(gallery|testing)\//

/** Chinese by right, each with the reason. */
const CHINESE: Readonly<Record<string, string>> = {
  'admin/server/cases/notices.ts': 'letters of a Chinese authority: their language on paper is Chinese',
  'admin/server/cases/desk-letters.ts': 'as the letters above',
  'kiosk-app/host/consultation/matter-words.ts': 'stands in the record of an advice, which is kept in Chinese',
  'video-consult/lawyer-desk/work/templates.ts': 'beginnings of an advice, which is given and kept in Chinese',
  'kiosk-app/host/profile/profile.ts': 'what is wrong in the profile, for whoever wrote it: each beside its English',
  'kiosk-app/ui/fields/address/divisions.ts': 'endings of Chinese place names, each beside its English one',
  'admin/server/main.ts': 'name of an invented centre, as an enrolment would give it',
  'admin/server/dispatch/practice-lawyers.ts': 'names of invented people, marked as practice',
  'admin/server/accounts/practice.ts': 'names of invented centres, marked as practice',
  'admin/server/accounts/product-name.ts': 'the name of the product, which is the same in both languages',
}

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => /\.tsx?$/.test(file) && !OF_TESTS.test(file) && !CATALOGUES.test(file))
    .filter((file) => !file.includes('node_modules') && !file.includes('/dist/'))

const found = (folder: string, where: Where) =>
  sourcesIn(folder)
    .filter((file) => CHINESE[file] === undefined)
    .flatMap((file) =>
      strayTexts(file, readFileSync(join(ROOT, file), 'utf8'), where).map(
        ({ line, text }) => `${file}:${line} ${text}`,
      ),
    )

describe('no word for people stands in code', () => {
  it.each([
    ['kiosk-app/ui', 'page'],
    ['admin/console', 'page'],
    ['admin/phone', 'page'],
    ['video-consult/lawyer-desk', 'page'],
    ['admin/server', 'server'],
    ['kiosk-app/host', 'server'],
  ] as const)('of %s (%s)', (folder, where) => {
    expect(sourcesIn(folder).length).toBeGreaterThan(2)
    expect(found(folder, where)).toEqual([])
  })

  it('and each file that may have Chinese has some', () => {
    for (const file of Object.keys(CHINESE))
      expect(strayTexts(file, readFileSync(join(ROOT, file), 'utf8'), 'server'), file).not.toEqual([])
  })
})

describe('the finder', () => {
  const onPage = (source: string) => strayTexts('made-up.tsx', source, 'page').map(({ text }) => text)
  const onServer = (source: string) => strayTexts('made-up.ts', source, 'server').map(({ text }) => text)

  it('sees words between tags, in what is read aloud, and Chinese in strings and templates', () => {
    expect(onPage('const a = <p>Go on</p>')).toEqual(['Go on'])
    expect(onPage('const a = <img alt="A card" class="big" />')).toEqual(['A card'])
    expect(onPage('const a = [`第 ${n} 步`, "好"]')).toEqual(['第', '步', '好'])
    expect(onPage('const a = <p class="wide">{words.next} · </p>')).toEqual([])
  })

  it('leaves a pair of languages to a server, and not to a page', () => {
    expect(onServer("const a = { 'zh-CN': '好', en: 'Good' }; const b = text('好', 'Good')")).toEqual([])
    expect(onServer("const a = { title: '好' }")).toEqual(['好'])
    expect(onPage("const a = { 'zh-CN': '好', en: 'Good' }")).toEqual(['好'])
  })
})
