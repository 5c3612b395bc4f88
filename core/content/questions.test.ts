import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { THEMES } from '../catalogue/item.ts'
import { QUESTIONS } from './questions.ts'

const catalogue = loadCatalogue()

describe('the common questions', () => {
  it('are four behind each door, each once', () => {
    for (const theme of THEMES)
      expect(
        QUESTIONS.filter((one) => one.theme === theme),
        theme,
      ).toHaveLength(4)
    expect(new Set(QUESTIONS.map((one) => one.id)).size).toBe(QUESTIONS.length)
  })

  it('lead to services that are there, and name their source', () => {
    for (const one of QUESTIONS) {
      for (const code of one.items) expect(catalogue.items.has(code), `${one.id} ${code}`).toBe(true)
      expect(one.source, one.id).toMatch(/\p{Script=Han}/u)
    }
  })

  it('are plain: 25 Han a sentence on average, 45 at most, each text in its own script', () => {
    const sentences = QUESTIONS.flatMap((one) => one.answer['zh-CN'].split(/[。；：？]/))
      .map((sentence) => sentence.match(/\p{Script=Han}/gu)?.length ?? 0)
      .filter((length) => length > 0)
    expect(sentences.reduce((sum, length) => sum + length, 0) / sentences.length).toBeLessThanOrEqual(25)
    expect(Math.max(...sentences)).toBeLessThanOrEqual(45)
    for (const one of QUESTIONS) {
      expect(one.question.en + one.answer.en, one.id).not.toMatch(/\p{Script=Han}/u)
      expect(one.question['zh-CN'] + one.answer['zh-CN'], one.id).not.toMatch(/[!！]/)
    }
  })
})
