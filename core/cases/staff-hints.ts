/** What the law asks of staff at this moment of a case, as far as the case itself tells. Pure. */
import { dayOfIsoDate, endOfDayMs } from '../calendar/civil-day.ts'
import type { CatalogueItem } from '../catalogue/item.ts'
import type { Application } from '../contracts/intake.ts'
import type { Text } from '../messages/text.ts'
import type { Dossier } from './dossier.ts'
import type { LimitState } from './limits.ts'
import type { CaseStage } from './stages.ts'
import { lapseOf } from './supplement-rule.ts'

interface HintFacts {
  readonly item: CatalogueItem
  readonly application: Application
  readonly dossier: Dossier
  readonly stage: CaseStage
  readonly limits: readonly LimitState[]
  readonly nowMs: number
}
export interface StaffHint {
  readonly text: Text
  readonly source: string
}

const EARLY: readonly CaseStage[] = ['applied', 'accepted', 'under-review']
const lastInstantOf = (isoDate: string): number => endOfDayMs(dayOfIsoDate(isoDate))

/** 25: for these the organ that handles the case notifies the aid body; nobody need apply or prove hardship. */
const NOTIFIED_DEFENCE: StaffHint = {
  text: {
    'zh-CN':
      '先看是不是应当通知辩护：没有委托辩护人的犯罪嫌疑人、被告人，是未成年人，视力、听力、言语残疾人，不能完全辨认自己行为的成年人，可能判无期徒刑、死刑的，申请法律援助的死刑复核被告人，缺席审判被告人，由办案机关通知指派（第二十五条）。收到通知后三日内指派（第三十六条）。',
    en: 'Check first whether defence is due on notice: for a suspect or defendant without counsel who is a minor, cannot see, hear or speak, is an adult who cannot fully tell what they do, may face life imprisonment or death, asks for aid in a death-sentence review, or is tried in absence, the organ in charge notifies the aid body (Art. 25). A lawyer is named within three days of the notice (Art. 36).',
  },
  source: '法律援助法 25, 36',
}
const DEEMED_ACCEPTED: StaffHint = {
  text: {
    'zh-CN': '审查期限已满，没有作出不予受理决定。行政复议法第三十条：视为受理。请登记受理。',
    en: 'The time to examine has passed without a refusal. Reconsideration Law, Art. 30: it counts as accepted. Record the acceptance.',
  },
  source: '行政复议法 30',
}

const papersToCome = (names: readonly Text[]): StaffHint => ({
  text: {
    'zh-CN': `不是在终端申请的，这些材料还没有：${names.map((one) => one['zh-CN']).join('、')}。需要的，一次要求补齐。`,
    en: `It did not come from a terminal, and these papers are not there yet: ${names.map((one) => one.en).join(', ')}. Ask for what is needed, once and completely.`,
  },
  source: '办事指南（材料）',
})

export const hintsOf = ({ application, dossier, item, limits, nowMs, stage }: HintFacts): readonly StaffHint[] => {
  const { supplement } = dossier
  const isCriminalAid =
    item.type === 'legal-aid' &&
    application.forms.some((form) => form.formCode === 'F1' && form.data.matterKind === 'criminal')
  const lapsed =
    supplement !== null &&
    supplement.givenAtMs === null &&
    EARLY.includes(stage) &&
    nowMs > lastInstantOf(supplement.until)
  const deemed =
    item.type === 'reconsideration' &&
    stage === 'applied' &&
    limits.some((one) => one.what === 'accept' && one.state === 'running' && nowMs > one.atMs)
  const named = new Set(application.materials.map(({ materialCode }) => materialCode))
  const toCome = item.materials.filter(
    ({ code, origin, required }) => required && origin === 'citizen' && !named.has(code),
  )
  return [
    ...(toCome.length > 0 && supplement === null && EARLY.includes(stage)
      ? [papersToCome(toCome.map(({ name }) => name))]
      : []),
    ...(isCriminalAid && EARLY.includes(stage) ? [NOTIFIED_DEFENCE] : []),
    ...(lapsed ? [{ text: lapseOf(item).hint, source: lapseOf(item).source }] : []),
    ...(deemed ? [DEEMED_ACCEPTED] : []),
  ]
}
