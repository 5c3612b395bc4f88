/** What there is to read: the shelf itself, common questions, typical cases, ways to complain. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import { THEMES } from '@lutong/core/catalogue/item.ts'
import type { PublicContent } from '@lutong/core/content/content.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { itemView } from '@lutong/core/catalogue/guide-view.ts'
import type { Visit } from '../visit.ts'
import { basisView, lawsBehind } from './law-views.ts'

interface Parts {
  readonly catalogue: Catalogue
  readonly centrePhone: string
  readonly content: PublicContent
}

const itemViews = (catalogue: Catalogue, codes: readonly ItemCode[], language: Language) =>
  codes.flatMap((code) => {
    const item = catalogue.items.get(code)
    return item === undefined ? [] : [itemView(item, language)]
  })

export const libraryScreen = ({ centrePhone, content }: Parts): Screen => ({
  name: 'library',
  laws: content.laws.length,
  cases: content.typicalCases.length,
  questions: content.questions.length,
  phone: centrePhone,
})

export const questionsScreen = (visit: Visit, { catalogue, centrePhone, content }: Parts): Screen => {
  const { language } = visit
  const open = content.questions.find((one) => one.id === visit.openQuestion)
  if (open !== undefined)
    return {
      name: 'question',
      question: inLanguage(open.question, language),
      answer: inLanguage(open.answer, language),
      ...basisView(content, open.source, language),
      items: itemViews(catalogue, open.items, language),
      phone: centrePhone,
    }
  const theme = visit.questionTheme ?? visit.theme ?? THEMES[0]
  return {
    name: 'questions',
    themes: [...THEMES],
    theme,
    questions: content.questions
      .filter((one) => one.theme === theme)
      .map((one) => ({
        id: one.id,
        question: inLanguage(one.question, language),
      })),
  }
}

export const casesScreen = (visit: Visit, { catalogue, centrePhone, content }: Parts): Screen => {
  const { language } = visit
  const matterOf = (code: string) => {
    const bundle = catalogue.bundles.find((one) => one.code === code)
    return bundle === undefined ? '' : inLanguage(bundle.name, language)
  }
  const open = content.typicalCases.find((one) => one.id === visit.lookup.typicalCase)
  if (open === undefined)
    return {
      name: 'cases',
      cases: content.typicalCases.map((one) => ({
        id: one.id,
        title: inLanguage(one.title, language),
        matter: matterOf(one.bundle),
      })),
      phone: centrePhone,
    }
  return {
    name: 'typical-case',
    id: open.id,
    title: inLanguage(open.title, language),
    matter: matterOf(open.bundle),
    happened: inLanguage(open.happened, language),
    law: open.law.map(({ article, law, says }) => ({
      says: inLanguage(says, language),
      laws: lawsBehind(content, `${law} ${article}`, language),
    })),
    ended: inLanguage(open.ended, language),
    items: itemViews(catalogue, open.items, language),
    phone: centrePhone,
    print: visit.sheetPrint,
  }
}

export const channelsScreen = ({ language }: Visit, { catalogue, centrePhone, content }: Parts): Screen => ({
  name: 'channels',
  channels: content.channels.map((one) => ({
    id: one.id,
    name: inLanguage(one.name, language),
    phone: one.phone ?? centrePhone,
    hours: inLanguage(one.hours, language),
    uses: one.uses.map((use) => inLanguage(use, language)),
    items: itemViews(catalogue, one.items, language),
    urgent: one.urgent,
  })),
})
