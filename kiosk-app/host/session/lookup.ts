/** What somebody reads and looks up: where in the laws, which case, whom; and where "back" leads from an article. */
import type { Theme } from '@lutong/core/catalogue/item.ts'
import type { PeopleFilter } from '@lutong/core/directory/institution.ts'

/** Places that name articles. `laws`: the list itself. */
export type ReadFrom = 'laws' | 'guide' | 'eligibility' | 'questions' | 'calculators' | 'cases'

export interface Lookup {
  /** Of the list: one theme, or all by pinyin. */
  readonly theme: Theme | null
  readonly text: string
  readonly law: string | null
  /** `null`: the chapter in which `at` stands, or the first. */
  readonly chapter: number | null
  readonly at: number | null
  readonly from: ReadFrom
  readonly typicalCase: string | null
  /** `null`: places are shown, not people. */
  readonly people: PeopleFilter | null
}

export const NO_LOOKUP: Lookup = {
  theme: null,
  text: '',
  law: null,
  chapter: null,
  at: null,
  from: 'laws',
  typicalCase: null,
  people: null,
}
