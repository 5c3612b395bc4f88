/** The slip of what is looked up, made from the screen's own data: what is printed is what stands there. */
import { articleHeading } from '@lutong/core/content/article-heading.ts'
import type { PublicContent } from '@lutong/core/content/content.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import { writtenOf } from '@lutong/core/messages/written-of.ts'
import { lookupSlip, type LookupSlipInput } from '@lutong/print/documents/lookup-slip.ts'
import { directoryScreen } from '../session/views/directory-view.ts'
import { casesScreen } from '../session/views/library-view.ts'
import { type PaperParts, slipBytes } from './papers.ts'
import type { PrintOrder } from './print-jobs.ts'

type Found = Pick<LookupSlipInput, 'kind' | 'heading' | 'entries' | 'source'> & { readonly variant: string }

const WORDS = {
  'zh-CN': {
    part: '（节选）',
    version: (day: string) => `${day} 文本`,
    happened: '发生了什么',
    law: '法律怎么说',
    ended: '后来怎么样',
    example: '示例：为普法编写，不是真实案件',
    invented: '练习用，人和机构都是编的',
    places: '附近的机构',
    people: '法律服务人员',
  },
  en: {
    part: ' (extract)',
    version: (day: string) => `version of ${day}`,
    happened: 'What happened',
    law: 'What the law says',
    ended: 'How it ended',
    example: 'Example: written for teaching, no real case',
    invented: 'For practice: people and places are made up',
    places: 'Places nearby',
    people: 'Legal service people',
  },
} as const

const articlePaper = (
  content: PublicContent,
  law: string,
  number: number,
  language: WrittenLanguage,
): Found | undefined => {
  const statute = content.laws.find((one) => one.id === law)
  const article = statute?.chapters.flatMap((one) => one.articles).find((one) => one.number === number)
  if (statute === undefined || article === undefined) return undefined
  const words = WORDS[language]
  return {
    kind: 'extract',
    variant: `${law}-${number}`,
    heading: `${statute.title['zh-CN']}${statute.complete ? '' : words.part}`,
    entries: [{ title: articleHeading(number), lines: article.text.split('\n') }],
    source: `${statute.issuer} · ${words.version(statute.versionDate)} · ${statute.source}`,
  }
}

const casePaper = (parts: PaperParts, content: PublicContent): Found | undefined => {
  const { catalogue, enrolment, visit } = parts
  const shown = casesScreen(visit, { catalogue, content, centrePhone: enrolment.centrePhone })
  if (shown.name !== 'typical-case') return undefined
  const words = WORDS[writtenOf(visit.language)]
  return {
    kind: 'extract',
    variant: `case-${shown.id}`,
    heading: shown.title,
    entries: [
      { title: words.happened, lines: [shown.happened] },
      {
        title: words.law,
        lines: shown.law.map(({ laws, says }) => {
          const cited = laws.flatMap(({ articles, title }) =>
            articles.map((one) => `《${title}》${articleHeading(one)}`),
          )
          return `${says}${cited.length === 0 ? '' : `（${cited.join('、')}）`}`
        }),
      },
      { title: words.ended, lines: [shown.ended] },
    ],
    source: words.example,
  }
}

const directoryPaper = ({ enrolment, visit }: PaperParts, content: PublicContent): Found => {
  const { centreName, centrePhone, regionCode } = enrolment
  const shown = directoryScreen(visit, { centreName, centrePhone, content, regionCode })
  const words = WORDS[writtenOf(visit.language)]
  const { people } = shown
  return {
    kind: 'list',
    variant: people === null ? `places-${shown.kind ?? ''}` : `people-${Object.values(people.filter).join('-')}`,
    heading: people === null ? words.places : words.people,
    entries:
      people === null
        ? shown.places.map((one) => ({ title: one.name, lines: [one.address, one.phone, one.hours] }))
        : people.found.map((one) => ({ title: one.name, lines: [one.at, one.phone] })),
    source: shown.invented ? words.invented : '',
  }
}

/** `undefined`: nothing is open that could be printed. */
export const lookupPaper = (
  parts: PaperParts,
  content: PublicContent,
  article: number | null,
): PrintOrder | undefined => {
  const { enrolment, nowMs, visit } = parts
  const { lookup } = visit
  const language = writtenOf(visit.language)
  const found =
    lookup.law !== null
      ? article === null
        ? undefined
        : articlePaper(content, lookup.law, article, language)
      : lookup.typicalCase !== null
        ? casePaper(parts, content)
        : directoryPaper(parts, content)
  if (found === undefined) return undefined
  return {
    document: 'lookup',
    subject: visit.visitId,
    variant: `${found.variant}-${language}`,
    service: visit.item?.code ?? (found.kind === 'list' ? 'GF09001' : 'GF09003'),
    release: () => {},
    make: async () => {
      const { centreName, centrePhone } = enrolment
      const model = lookupSlip({ ...found, printedAtMs: nowMs, centreName, centrePhone, language })
      return { bytes: await slipBytes(model, parts), pages: 0 }
    },
  }
}
