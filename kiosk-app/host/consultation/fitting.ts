/** Which services a talk may go on with here: those that fit its field, where this terminal takes them. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { FITTING_SERVICES } from '@lutong/core/consultation/fitting-services.ts'
import type { Consult } from './consult.ts'

/** What the lawyer proposes and the citizen has not answered; nothing where this terminal does not take it. */
export const offeredService = (catalogue: Catalogue, consult: Consult | null): CatalogueItem | null => {
  const offer = consult?.view?.record ? consult.view.offer : null
  const item = offer?.state === 'offered' ? catalogue.items.get(offer.itemCode) : undefined
  return item?.kind === 'application' ? item : null
}

/** None before the lawyer has signed. */
export const fittingServices = (catalogue: Catalogue, consult: Consult | null): readonly CatalogueItem[] =>
  consult === null || !consult.view?.record
    ? []
    : FITTING_SERVICES[consult.field].flatMap((code) => {
        const item = catalogue.items.get(code)
        return item?.kind === 'application' ? [item] : []
      })
