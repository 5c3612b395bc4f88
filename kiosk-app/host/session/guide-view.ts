/** An item's guide (办事指南) as headed lines. */
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import { inLanguage, type Language } from '@lutong/core/messages/text.ts'

type GuideScreen = Extract<Screen, { name: 'guide' }>

const HEADINGS = {
  'zh-CN': {
    where: '谁来办',
    conditions: '什么人能办',
    steps: '怎么办',
    limits: '多久有结果',
    fee: '收费',
    result: '能拿到什么',
    basis: '依据',
  },
  en: {
    where: 'Who handles it',
    conditions: 'Who may apply',
    steps: 'How it goes',
    limits: 'How long it takes',
    fee: 'Cost',
    result: 'What you get',
    basis: 'Legal basis',
  },
} as const

export const itemView = (item: CatalogueItem, language: Language): GuideScreen['item'] => ({
  code: item.code,
  name: inLanguage(item.name, language),
  plainName: inLanguage(item.plainName, language),
  summary: inLanguage(item.summary, language),
  coming: item.kind === 'coming',
})

export const guideView = (item: CatalogueItem, language: Language): GuideScreen['guide'] => {
  const headings = HEADINGS[language]
  const section = (heading: string, lines: readonly string[]) => ({ heading, lines: [...lines] })
  const sections = [
    section(
      headings.conditions,
      item.conditions.map((condition) => inLanguage(condition.text, language)),
    ),
    section(
      headings.steps,
      item.steps.map((step) => inLanguage(step, language)),
    ),
    section(
      headings.limits,
      item.timeLimits.map((limit) => inLanguage(limit.what, language)),
    ),
    section(headings.fee, [inLanguage(item.fee, language)]),
    section(headings.result, [inLanguage(item.result, language)]),
    section(headings.where, [
      `${inLanguage(item.handlingBody, language)} · ${inLanguage(item.handlingLevel, language)}`,
    ]),
    section(
      headings.basis,
      item.legalBasis.map((basis) => `《${basis.law}》${basis.articles}`),
    ),
  ]
  return {
    summary: inLanguage(item.summary, language),
    sections: sections.filter((one) => one.lines.length > 0),
    materials: item.materials.map((material) => ({
      name: inLanguage(material.name, language),
      why: inLanguage(material.why, language),
      ifMissing: inLanguage(material.ifMissing, language),
      required: material.required,
    })),
    verified:
      item.verified &&
      item.timeLimits.every((limit) => limit.verified) &&
      item.legalBasis.every((basis) => basis.verified),
  }
}
