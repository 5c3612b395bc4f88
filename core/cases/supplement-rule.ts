/** What follows when papers that were asked for do not come: by the law of the service, and no more than it says. */
import type { CatalogueItem } from '../catalogue/item.ts'
import type { Text } from '../messages/text.ts'

interface Lapse {
  /** As the letter says it. */
  readonly words: string
  /** As staff are reminded once the day has passed. */
  readonly hint: Text
  readonly source: string
}

const LEGAL_AID: Lapse = {
  words: '未按要求补充材料或者作出说明的，视为撤回申请（法律援助法第四十三条第二款）；以后可以重新申请。',
  hint: {
    'zh-CN': '补正的日子已过。法律援助法第四十三条：未按要求补充材料或者作出说明的，视为撤回申请。可以登记撤回。',
    en: 'The day for the papers has passed. Legal Aid Law, Art. 43: who does not supply them or explain is taken to have withdrawn. A withdrawal may be recorded.',
  },
  source: '法律援助法 43',
}
const RECONSIDERATION: Lapse = {
  words:
    '有正当理由不能按期补正的，可以请求延长；无正当理由逾期不补正的，视为放弃行政复议申请，并记录在案（行政复议法第三十一条）。',
  hint: {
    'zh-CN':
      '补正的日子已过。行政复议法第三十一条：无正当理由逾期不补正的，视为放弃申请，并记录在案。先问清有没有正当理由。',
    en: 'The day for the papers has passed. Reconsideration Law, Art. 31: without a good reason the application is taken to be given up, on record. Ask first whether there is a good reason.',
  },
  source: '行政复议法 31',
}
/** No law that is carried says more: nobody is told that an application counts as withdrawn. */
const OF_ANY: Lapse = {
  words: '到期没有补正的，我们会先联系您，再按已有的材料办理。',
  hint: {
    'zh-CN': '补正的日子已过。这项服务没有查到逾期的法律后果，请先联系申请人。',
    en: 'The day for the papers has passed. No legal consequence is known for this service: contact the applicant first.',
  },
  source: '',
}

export const lapseOf = ({ type }: Pick<CatalogueItem, 'type'>): Lapse =>
  type === 'legal-aid' ? LEGAL_AID : type === 'reconsideration' ? RECONSIDERATION : OF_ANY
