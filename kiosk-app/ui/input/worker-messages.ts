/** Between the page and its input worker: questions with a number, answers with the same. Both ends are ours. */
import type { Line } from './handwriting/shape.ts'
import type { FuzzyPair } from './pinyin/fuzzy.ts'
import type { Candidate } from './pinyin/pinyin.ts'

export type Question =
  | { readonly type: 'candidates'; readonly typed: string; readonly fuzzy: readonly FuzzyPair[] }
  | { readonly type: 'learn'; readonly typed: string; readonly text: string }
  | { readonly type: 'recognise'; readonly strokes: readonly Line[]; readonly most: number }

export type Answer =
  | { readonly type: 'candidates'; readonly candidates: readonly Candidate[] }
  | { readonly type: 'characters'; readonly characters: readonly string[] }
  | { readonly type: 'learned' }
  /** The compiled data could not be fetched or read. */
  | { readonly type: 'unavailable' }

export interface Asked {
  readonly id: number
  readonly question: Question
}
export interface Answered {
  readonly id: number
  readonly answer: Answer
}
