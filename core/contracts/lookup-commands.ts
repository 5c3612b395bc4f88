/** Border: what the page asks while somebody reads and looks up. */
import { z } from 'zod'
import { Theme } from '../catalogue/item.ts'
import { PeopleFilter } from '../directory/institution.ts'

export const LOOKUP_COMMANDS = [
  /** From the welcome screen: all there is to read and look up. */
  z.strictObject({ type: z.literal('open-library') }),
  z.strictObject({ type: z.literal('open-directory') }),
  z.strictObject({ type: z.literal('open-channels') }),
  z.strictObject({ type: z.literal('open-cases') }),
  z.strictObject({ type: z.literal('open-typical-case'), id: z.string().max(40) }),
  /** `null`: all of them, by pinyin. */
  z.strictObject({ type: z.literal('browse-laws'), theme: Theme.nullable() }),
  z.strictObject({ type: z.literal('search-laws'), text: z.string().max(40) }),
  /** From the list, or from wherever an article is named; "back" leads there again. */
  z.strictObject({ type: z.literal('open-article'), law: z.string().max(40), article: z.int().positive().nullable() }),
  z.strictObject({ type: z.literal('show-chapter'), chapter: z.int().nonnegative().max(999) }),
  z.strictObject({ type: z.literal('show-people'), filter: PeopleFilter }),
  /** What is on the screen, on a slip; of a law the article named. */
  z.strictObject({ type: z.literal('print-lookup'), article: z.int().positive().nullable() }),
] as const
