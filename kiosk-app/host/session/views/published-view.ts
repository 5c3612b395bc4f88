/** What the centre publishes of its work, as the page sees it. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import type { Visit } from '../visit.ts'
import { nameOfItem } from './own-case-view.ts'

export const publishedScreen = (catalogue: Catalogue, visit: Visit, phone: string, asking: boolean): Screen => {
  const { language, results } = visit
  return {
    name: 'published',
    asking,
    phone,
    results:
      results === null
        ? null
        : {
            body: results.body,
            fromMs: results.fromMs,
            computedAtMs: results.computedAtMs,
            items: results.items.map(({ institutions, itemCode, satisfied, ...figures }) => ({
              name: nameOfItem(catalogue, itemCode, language),
              ...figures,
              satisfied:
                satisfied === null
                  ? null
                  : { percent: Math.round(satisfied.share * 100), opinions: satisfied.opinions },
              institutions: institutions.map((one) => ({
                name: one.name,
                received: one.received,
                medianDays: one.medianDays,
                percent: one.satisfied === null ? null : Math.round(one.satisfied.share * 100),
              })),
            })),
            experiences: results.experiences.map(({ itemCode, ...one }) => ({
              name: nameOfItem(catalogue, itemCode, language),
              ...one,
            })),
          },
  }
}
