/** An item's guide (办事指南) as headed lines. */
import { citationText } from '../content/citation.ts'
import type { Law } from '../content/law.ts'
import type { Screen } from '../contracts/host-rpc.ts'
import { inLanguage } from '../messages/in-language.ts'
import type { Language } from '../messages/text.ts'
import type { CatalogueItem } from './item.ts'

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
    notSure: (said: string) => `${said}（以窗口答复为准）`,
  },
  en: {
    where: 'Who handles it',
    conditions: 'Who may apply',
    steps: 'How it goes',
    limits: 'How long it takes',
    fee: 'Cost',
    result: 'What you get',
    basis: 'Legal basis',
    notSure: (said: string) => `${said} (ask at the counter to be sure)`,
  },
} as const

export const itemView = (item: CatalogueItem, language: Language): GuideScreen['item'] => ({
  code: item.code,
  name: inLanguage(item.name, language),
  plainName: inLanguage(item.plainName, language),
  summary: inLanguage(item.summary, language),
})

export const guideView = (item: CatalogueItem, language: Language, laws: readonly Law[]): GuideScreen['guide'] => {
  const headings = inLanguage(HEADINGS, language)
  const marked = (said: string, verified: boolean) => (verified ? said : headings.notSure(said))
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
      item.timeLimits.map((limit) => marked(inLanguage(limit.what, language), limit.verified)),
    ),
    section(headings.fee, [inLanguage(item.fee, language)]),
    section(headings.result, [inLanguage(item.result, language)]),
    section(headings.where, [
      `${inLanguage(item.handlingBody, language)} · ${inLanguage(item.handlingLevel, language)}`,
    ]),
    section(
      headings.basis,
      item.legalBasis.map((basis) =>
        marked(inLanguage(citationText(laws, `${basis.law} ${basis.articles}`), language), basis.verified),
      ),
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
