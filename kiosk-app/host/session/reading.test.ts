/** The laws are a touch away from whatever names them, and "back" leads to where one was. */
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const send = (command: Parameters<HostRig['page']['send']>[0]) => rig.page.send(command)
const shown = () => rig.page.snapshot.screen.name

const DOUBLE_WAGE = {
  which: 'double-wage',
  'double-wage.monthly': '5000',
  'double-wage.from': '2026-01-01',
  'double-wage.to': '2026-06-30',
}

describe('from the welcome screen in three touches', () => {
  it.each([
    [
      'a law',
      [
        { type: 'open-library' },
        { type: 'browse-laws', theme: null },
        { type: 'open-article', law: 'civil-code', article: null },
      ],
      'law',
    ],
    [
      'a typical case',
      [{ type: 'open-library' }, { type: 'open-cases' }, { type: 'open-typical-case', id: 'wages-contractor' }],
      'typical-case',
    ],
    [
      'a question',
      [
        { type: 'open-library' },
        { type: 'show-questions', theme: 'family' },
        { type: 'open-question', id: 'family-1' },
      ],
      'question',
    ],
    [
      'a calculator',
      [{ type: 'open-library' }, { type: 'open-calculators' }, { type: 'open-calculator', id: 'limitation' }],
      'calculator',
    ],
    [
      'a complaint',
      [{ type: 'open-library' }, { type: 'open-channels' }, { type: 'open-item', itemCode: ItemCode.parse('GF10001') }],
      'guide',
    ],
    [
      'a place',
      [{ type: 'open-library' }, { type: 'open-directory' }, { type: 'show-directory', kind: 'court' }],
      'directory',
    ],
  ] as const)('stands %s', async (_, touches, screen) => {
    for (const touch of touches) await send(touch)
    expect(shown()).toBe(screen)
  })
})

describe('an article', () => {
  it('opens from a guide and leads back to it', async () => {
    await send({ type: 'open-item', itemCode: ItemCode.parse('GF02001') })
    const [basis] = screenNow(rig.page, 'guide').laws
    expect(basis).toMatchObject({ law: 'legal-aid', title: '法律援助法' })
    await send({ type: 'open-article', law: basis!.law, article: basis!.articles[0]! })
    const law = screenNow(rig.page, 'law')
    expect([law.at, law.chapters[law.chapter], law.complete]).toEqual([31, '第三章 形式和范围', true])
    expect(law.articles.find((one) => one.number === 31)?.text).toContain('请求确认劳动关系或者支付劳动报酬')
    await send({ type: 'show-chapter', chapter: 0 })
    expect(screenNow(rig.page, 'law').articles[0]?.heading).toBe('第一条')
    await send({ type: 'back' })
    expect(shown()).toBe('guide')
  })

  it('opens from a question of eligibility, and the question is still the same', async () => {
    await send({ type: 'open-item', itemCode: ItemCode.parse('GF02001') })
    await send({ type: 'continue' })
    const asked = screenNow(rig.page, 'eligibility')
    await send({ type: 'open-article', law: asked.laws[0]!.law, article: asked.laws[0]!.articles[0]! })
    expect(shown()).toBe('law')
    await send({ type: 'back' })
    expect(screenNow(rig.page, 'eligibility')).toEqual(asked)
  })

  it('opens from a calculator’s result, which is still there afterwards', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'open-calculators' })
    await send({ type: 'open-calculator', id: 'wages' })
    await send({ type: 'calculate', values: DOUBLE_WAGE })
    const { result } = screenNow(rig.page, 'calculator')
    expect(result?.laws).toEqual([{ law: 'labour-contract', title: '劳动合同法', articles: [82] }])
    await send({ type: 'open-article', law: 'labour-contract', article: 82 })
    await send({ type: 'back' })
    expect(screenNow(rig.page, 'calculator').result).toEqual(result)
  })

  it('opens from a question and from a case, and from the list, each with its own way back', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'show-questions', theme: 'wages' })
    await send({ type: 'open-question', id: 'wages-1' })
    await send({ type: 'open-article', law: 'labour-contract', article: 7 })
    await send({ type: 'back' })
    expect(shown()).toBe('question')
    await send({ type: 'back' })
    await send({ type: 'back' })
    await send({ type: 'open-cases' })
    await send({ type: 'open-typical-case', id: 'housing-repair' })
    await send({ type: 'open-article', law: 'civil-code', article: 713 })
    await send({ type: 'back' })
    expect(shown()).toBe('typical-case')
    await send({ type: 'back' })
    await send({ type: 'back' })
    await send({ type: 'browse-laws', theme: null })
    await send({ type: 'open-article', law: 'civil-code', article: 713 })
    for (const name of ['laws', 'library', 'welcome']) {
      await send({ type: 'back' })
      expect(shown()).toBe(name)
    }
  })

  it('that is carried in part says so', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'browse-laws', theme: null })
    await send({ type: 'open-article', law: 'civil-code', article: 1079 })
    expect(screenNow(rig.page, 'law')).toMatchObject({ complete: false, at: 1079 })
  })

  it('comes out on a slip with its text and its source', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'browse-laws', theme: null })
    await send({ type: 'open-article', law: 'anti-domestic-violence', article: 28 })
    await send({ type: 'print-lookup', article: 28 })
    await rig.page.until(({ screen }) => screen.name === 'law' && screen.print?.state === 'printed')
    expect(screenNow(rig.page, 'law').print).toEqual({ document: 'lookup', state: 'printed', problem: null })
  })
})

describe('the list of laws', () => {
  it('is by theme, by pinyin, or by what is typed', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'browse-laws', theme: 'government' })
    expect(screenNow(rig.page, 'laws').laws.map((one) => one.id)).toContain('reconsideration')
    await send({ type: 'browse-laws', theme: null })
    const letters = screenNow(rig.page, 'laws').laws.map((one) => one.letter)
    expect(letters).toEqual(letters.toSorted())
    await send({ type: 'search-laws', text: 'flyzf' })
    expect(screenNow(rig.page, 'laws').laws.map((one) => one.id)).toEqual(['legal-aid'])
    await send({ type: 'search-laws', text: '没有这句话' })
    expect(screenNow(rig.page, 'laws')).toMatchObject({ laws: [], hits: [], hitCount: 0 })
  })
})

describe('the people of the directory', () => {
  it('are found by what they are, for what, and in which language', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'open-directory' })
    await send({ type: 'show-people', filter: { kind: 'lawyer', field: null, speaks: 'sign' } })
    const { invented, people } = screenNow(rig.page, 'directory')
    expect(invented).toBe(true)
    expect(people?.found.map((one) => one.name)).toEqual(['许样清'])
    await send({ type: 'show-people', filter: { kind: 'notary', field: 'wages', speaks: null } })
    expect(screenNow(rig.page, 'directory').people?.found).toEqual([])
  })

  it('come out as a list', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'open-directory' })
    await send({ type: 'show-people', filter: { kind: 'lawyer', field: null, speaks: null } })
    await send({ type: 'print-lookup', article: null })
    await rig.page.until(({ screen }) => screen.name === 'directory' && screen.print?.state === 'printed')
    expect(screenNow(rig.page, 'directory').print?.state).toBe('printed')
  })
})

describe('a guide', () => {
  it('says beside a limit that nobody has confirmed whose answer counts, and names its articles in words', async () => {
    await rig.page.send({ type: 'open-search' })
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02001') })
    const lines = screenNow(rig.page, 'guide').guide.sections.flatMap((section) => section.lines)
    expect(lines).toContain('7 日内决定（以窗口答复为准）')
    expect(lines).toContain('《法律援助法》第 31、34、38、41–43 条')
    await rig.page.send({ type: 'set-language', language: 'en' })
    const english = screenNow(rig.page, 'guide')
    expect(english.guide.sections.flatMap((section) => section.lines)).toContain(
      'Legal Aid Law, Art. 31, 34, 38, 41–43',
    )
    expect(english.laws[0]?.title).toBe('Legal Aid Law')
  })
})
