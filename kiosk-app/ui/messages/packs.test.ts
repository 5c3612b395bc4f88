/** The catalogue in Traditional, and packs over it. */
import { readFileSync } from 'node:fs'
import { LanguagePack } from '@lutong/core/messages/language-pack.ts'
import { simplifiedOnly, toTraditional } from '@lutong/core/messages/traditional.ts'
import { describe, expect, it } from 'vitest'
import { checkPack, keysOf } from './check-pack.ts'
import { withPack } from './with-pack.ts'
import { zhCN } from './zh-CN.ts'

const pack = (messages: Readonly<Record<string, string>>): LanguagePack => ({
  tag: 'ug',
  name: 'ئۇيغۇرچە',
  direction: 'rtl',
  lines: 'normal',
  font: null,
  reviewed: false,
  fallback: 'zh-CN',
  messages,
})

describe('the page’s words', () => {
  it.each(['zh-CN.ts', 'problems.zh-CN.ts', '../attendant/words.zh-CN.ts', '../attendant/words.log.zh-CN.ts'])(
    'of %s have no Simplified character left in Traditional',
    (file) => {
      const only = simplifiedOnly()
      const source = toTraditional(readFileSync(new URL(file, import.meta.url), 'utf8'))
      expect([...new Set(source)].filter((sign) => only.has(sign))).toEqual([])
    },
  )
})

describe('a pack', () => {
  it('puts its messages over the others, values isolated; the rest falls back', () => {
    const messages = withPack(zhCN, pack({ 'actions.back': 'B', step: '{1}/{2}', 'phases.0': 'P' }))
    expect(messages.actions.back).toBe('B')
    expect(messages.step(2, 6)).toBe('\u20682\u2069/\u20686\u2069')
    expect(messages.phases[0]).toBe('P')
    expect(messages.actions.next).toBe(zhCN.actions.next)
  })

  it('is told what it lacks, and what does not fit', () => {
    const { missing, wrong } = checkPack(
      zhCN,
      pack({ 'actions.back': 'B', 'actions.fly': 'F', step: '{3}', 'few.more': '{1}' }),
    )
    expect(missing).toBe(keysOf(zhCN).size - 3)
    expect(wrong).toEqual([
      'actions.fly: the page has no such message',
      'step: {3} is asked for, but the message is given 2 values',
      'few.more: {1} is asked for, but the message is given 0 values',
    ])
  })

  it('is refused with a broken placeholder', () => {
    expect(LanguagePack.safeParse(pack({ step: '{n}' })).success).toBe(false)
    expect(LanguagePack.safeParse(pack({ step: '{1}' })).success).toBe(true)
  })
})
