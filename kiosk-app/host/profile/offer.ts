/** What this terminal offers of the content: the services its profile names; at a guide-only terminal all of them told. */
import { catalogueOf } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { Content } from '@lutong/core/content/package.ts'
import type { Profile } from './profile.ts'

export interface Offer {
  readonly guideOnly: boolean
  readonly services: Profile['services']
  readonly idleFactor: number
}

/** A terminal that nobody has told anything else. */
export const FULL_OFFER: Offer = { guideOnly: false, services: 'all', idleFactor: 1 }

export const offerOf = ({ idleFactor, kind, services }: Profile): Offer => ({
  guideOnly: kind === 'village-tablet',
  services,
  idleFactor,
})

/** What would be filled in, sent or asked by card is told and printed instead. */
const told = (item: CatalogueItem): CatalogueItem =>
  item.kind === 'application' || item.kind === 'document' || item.kind === 'enquiry' || item.kind === 'consultation'
    ? { ...item, kind: 'guidance', handling: { ...item.handling, way: 'shown' } }
    : item

export const offered = (content: Content, { guideOnly, services }: Offer): Content => {
  const { catalogue } = content
  if (!guideOnly && services === 'all') return content
  const isOffered = ({ code }: Pick<CatalogueItem, 'code'>) => services === 'all' || services.includes(code)
  const items = [...catalogue.items.values()].filter(isOffered).map((item) => (guideOnly ? told(item) : item))
  const bundles = catalogue.bundles
    .map((bundle) => ({ ...bundle, items: bundle.items.filter(isOffered) }))
    .filter((bundle) => bundle.items.length > 0)
  return { ...content, catalogue: catalogueOf(catalogue.version, items, bundles) }
}
