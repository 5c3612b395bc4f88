import { describe, expect, it } from 'vitest'
import { CASE_STAGES, DecisionOutcome } from '../cases/stages.ts'
import { outcomeName, stageName } from './cases.ts'
import { inLanguage } from './in-language.ts'
import { Text, WRITTEN_LANGUAGES } from './text.ts'

describe('shared texts', () => {
  it('name every stage and outcome differently, in every language', () => {
    for (const language of WRITTEN_LANGUAGES) {
      const names = [
        ...CASE_STAGES.map((stage) => stageName(stage, language)),
        ...DecisionOutcome.options.map((outcome) => outcomeName(outcome, language)),
      ]
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('are not texts where a language is missing or empty', () => {
    expect(Text.safeParse({ 'zh-CN': '好', en: 'Good' }).success).toBe(true)
    expect(Text.safeParse({ 'zh-CN': '好' }).success).toBe(false)
    expect(Text.safeParse({ 'zh-CN': '好', en: '' }).success).toBe(false)
    expect(inLanguage({ 'zh-CN': '好', en: 'Good' }, 'en')).toBe('Good')
  })
})
