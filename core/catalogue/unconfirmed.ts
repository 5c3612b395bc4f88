/** What of a service rests on no printed source: shown to staff, so that somebody looks it up. */
import { isRemedyVerified } from '../cases/remedies.ts'
import { citationText } from '../content/citation.ts'
import type { Law } from '../content/law.ts'
import type { Text } from '../messages/text.ts'
import type { CatalogueItem } from './item.ts'

const WHOLE: Text = { 'zh-CN': '整个事项', en: 'The service as a whole' }
const REMEDY: Text = { 'zh-CN': '不服决定的途径', en: 'The way to object to a decision' }

export const unconfirmedOf = (item: CatalogueItem, laws: readonly Law[]): readonly Text[] => [
  ...(item.verified ? [] : [WHOLE]),
  ...item.legalBasis.filter((one) => !one.verified).map((one) => citationText(laws, `${one.law} ${one.articles}`)),
  ...item.timeLimits.filter((one) => !one.verified).map((one) => one.what),
  ...(item.kind !== 'application' || isRemedyVerified(item, 'decision') ? [] : [REMEDY]),
]
