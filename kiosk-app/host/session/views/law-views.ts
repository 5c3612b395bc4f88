/** Laws as the page sees them: the list with what was found, and one chapter. */
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import { articleHeading } from '@lutong/core/content/article-heading.ts'
import type { PublicContent } from '@lutong/core/content/content.ts'
import { unreadable } from '@lutong/core/content/citation.ts'
import type { Law } from '@lutong/core/content/law.ts'
import { articleNumbers, lawReferences } from '@lutong/core/content/references.ts'
import { THEMES } from '@lutong/core/catalogue/item.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import type { LawReferenceView } from '@lutong/core/contracts/screen-parts.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { lawFinder } from '../../search/find-laws.ts'
import type { Visit } from '../visit.ts'

const nameOf = (law: Law, language: Language): string =>
  inLanguage({ 'zh-CN': law.shortTitle, en: law.title.en }, language)

/** The articles behind a source; none where its law is not carried. */
export const lawsBehind = (
  { laws }: Pick<PublicContent, 'laws'>,
  citation: string,
  language: Language,
): LawReferenceView[] =>
  lawReferences(laws, citation).map(({ articles, law }) => ({
    law: law.id,
    title: nameOf(law, language),
    articles: [...articles],
  }))

/** What a statement rests on: the articles to open, and in words what is not carried here. */
export const basisView = (content: Pick<PublicContent, 'laws'>, citation: string, language: Language) => ({
  source: inLanguage(unreadable(content.laws, citation), language),
  laws: lawsBehind(content, citation, language),
})

/** A statute is in Chinese; whoever reads another language is told its name in that one. */
const translated = (law: Law, language: Language): string | null =>
  language === 'zh-CN' ? null : inLanguage(law.title, language)

const lawListScreen = ({ language, lookup }: Visit, laws: PublicContent['laws'], phone: string): Screen => {
  const finder = lawFinder(laws)
  const found = finder.find(lookup.text)
  const byName = finder.byName.filter(({ law }) =>
    lookup.text.trim() === ''
      ? lookup.theme === null || law.themes.includes(lookup.theme)
      : found.laws.some((one) => one === law),
  )
  return {
    name: 'laws',
    themes: [...THEMES],
    theme: lookup.theme,
    text: lookup.text,
    laws: byName.map(({ law, letter }) => ({
      id: law.id,
      title: law.shortTitle,
      translatedTitle: translated(law, language),
      letter,
      kind: law.kind,
      complete: law.complete,
      articles: articleNumbers(law).length,
      versionDate: law.versionDate,
    })),
    hits: found.hits.map(({ article, law, pieces }) => ({
      law: law.id,
      title: law.shortTitle,
      article,
      heading: articleHeading(article),
      pieces: [...pieces],
    })),
    hitCount: found.hitCount,
    phone,
  }
}

/** The chapter that is open: the one chosen, or the one with the article asked for. */
const openChapter = (law: Law, { at, chapter }: Visit['lookup']): number => {
  const chosen = chapter ?? law.chapters.findIndex((one) => one.articles.some(({ number }) => number === at))
  return Math.min(Math.max(chosen, 0), law.chapters.length - 1)
}

export const lawsScreen = (
  visit: Visit,
  { centrePhone, content }: { readonly centrePhone: string; readonly content: PublicContent },
): Screen => {
  const { language, lookup } = visit
  const law = content.laws.find((one) => one.id === lookup.law)
  if (law === undefined) return lawListScreen(visit, content.laws, centrePhone)
  const chapter = openChapter(law, lookup)
  return {
    name: 'law',
    id: law.id,
    title: law.title['zh-CN'],
    translatedTitle: translated(law, language),
    issuer: law.issuer,
    versionDate: law.versionDate,
    effectiveDate: law.effectiveDate,
    source: law.source,
    complete: law.complete,
    chapters: law.chapters.map((one) => one.title),
    chapter,
    articles: (law.chapters[chapter]?.articles ?? []).map(({ number, text }) => ({
      number,
      heading: articleHeading(number),
      text,
    })),
    at: lookup.at,
    print: visit.sheetPrint,
  }
}
