/** A statute as it is read: chapters and articles, whose text is the legislator's own and in Chinese only. */
import { z } from 'zod'
import { Theme } from '../catalogue/item.ts'
import { Text } from '../messages/text.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const Article = z.strictObject({
  number: z.int().positive(),
  /** Without "第…条"; paragraphs and items on lines of their own. */
  text: z.string().min(2),
})

/** Who made it: the legislator, the State Council, or a ministry. */
export const LawKind = z.enum(['law', 'regulation', 'rule'])

export const Law = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  /** A package that was signed before kinds were told carries statutes and regulations only. */
  kind: LawKind.default('law'),
  title: Text,
  /** As services and questions cite it: 法律援助法. */
  shortTitle: z.string().min(2),
  issuer: z.string().min(2),
  /** Of the version carried: adopted or last amended. */
  versionDate: Day,
  effectiveDate: Day,
  /** Where the text was read. */
  source: z.string().min(2),
  /** False where only some articles are carried: the screen says 节选. */
  complete: z.boolean(),
  themes: z.array(Theme).min(1),
  chapters: z.array(z.strictObject({ title: z.string().min(1), articles: z.array(Article).min(1) })).min(1),
})
export type Law = z.infer<typeof Law>
