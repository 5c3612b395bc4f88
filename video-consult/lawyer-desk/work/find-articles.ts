/** Looks through the statutes carried: `劳动合同法 38` finds the article, words find the articles that hold them all. */
import { articleHeading } from '@lutong/core/content/article-heading.ts'
import type { Law } from '@lutong/core/content/law.ts'

const MOST = 30

export interface FoundArticle {
  /** As it is cited: 《法律援助法》第二十三条. */
  readonly citation: string
  readonly text: string
  readonly complete: boolean
}

const NUMBERED = /^(?<law>\D+?)\s*第?\s*(?<number>\d{1,4})\s*条?$/

export const findArticles = (laws: readonly Law[], query: string): readonly FoundArticle[] => {
  const plain = query.normalize('NFKC').trim()
  if (plain === '') return []
  const numbered = NUMBERED.exec(plain)?.groups
  const words = plain.split(/\s+/)
  const found: FoundArticle[] = []
  for (const law of laws)
    for (const chapter of law.chapters)
      for (const article of chapter.articles) {
        const matches =
          numbered === undefined
            ? words.every((word) => article.text.includes(word) || law.shortTitle.includes(word))
            : law.shortTitle.includes(numbered['law']?.trim() ?? '') && article.number === Number(numbered['number'])
        if (!matches) continue
        found.push({
          citation: `《${law.shortTitle}》${articleHeading(article.number)}`,
          text: article.text,
          complete: law.complete,
        })
        if (found.length === MOST) return found
      }
  return found
}
