/** Which services a talk may go on with here: those that fit its field, where this terminal takes them. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { FITTING_SERVICES } from '@lutong/core/consultation/fitting-services.ts'
import type { Consult } from './consult.ts'

/** None before the lawyer has signed. */
export const fittingServices = (catalogue: Catalogue, consult: Consult | null): readonly CatalogueItem[] =>
  consult === null || !consult.view?.record
    ? []
    : FITTING_SERVICES[consult.field].flatMap((code) => {
        const item = catalogue.items.get(code)
        return item?.kind === 'application' ? [item] : []
      })
