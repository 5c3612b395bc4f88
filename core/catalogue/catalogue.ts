/** The one catalogue: data checked once at the start, so that everyone after may trust every reference in it. */
import { z } from 'zod'
import type { FormCode } from '../forms/form-submission.ts'
import { FormPresentation } from '../forms/presentation.ts'
import { b1Presentation } from '../forms/presentation/b1.ts'
import { f1Presentation } from '../forms/presentation/f1.ts'
import { f1bPresentation } from '../forms/presentation/f1b.ts'
import { f2Presentation } from '../forms/presentation/f2.ts'
import { f3Presentation } from '../forms/presentation/f3.ts'
import { f4Presentation } from '../forms/presentation/f4.ts'
import { f5Presentation } from '../forms/presentation/f5.ts'
import { f6Presentation } from '../forms/presentation/f6.ts'
import { r1Presentation } from '../forms/presentation/r1.ts'
import { s1Presentation } from '../forms/presentation/s1.ts'
import type { ItemCode } from '../ids.ts'
import { adaptedForm } from './adapted-form.ts'
import { Bundle } from './bundle.ts'
import { GF04001, GF06001, GF06002, GF06003 } from './data/arbitration.ts'
import { BUNDLES } from './data/bundles.ts'
import { GF01001, GF01002, GF01003, GF01004 } from './data/consultation.ts'
import { GF08001, GF09001, GF09002, GF09003 } from './data/enquiry.ts'
import { GF07001, GF07002, GF10001, GF10002 } from './data/government.ts'
import { GF02002, GF02004, GF02005, GF02006 } from './data/legal-aid-others.ts'
import { GF02001, GF02003 } from './data/legal-aid.ts'
import { GF05001, GF05002 } from './data/mediation.ts'
import { GF03001, GF03002, GF03003, GF03004, GF03005 } from './data/notary.ts'
import { GF12001, GF12002, GF12003 } from './data/referral.ts'
import { CatalogueItem, type Theme } from './item.ts'

export interface Catalogue {
  /** Changes with the content; the application keeps the version it was filled in under. */
  readonly version: string
  readonly items: ReadonlyMap<ItemCode, CatalogueItem>
  readonly bundles: readonly Bundle[]
  /** The form as questions; with an item, as that service puts it. */
  form(code: FormCode, item?: CatalogueItem): FormPresentation
  itemsOfTheme(theme: Theme): readonly CatalogueItem[]
  bundlesOfTheme(theme: Theme): readonly Bundle[]
}

const VERSION = '2026.11.13'
/** In the order in which a theme shows them. */
const ITEMS = [
  GF02003, GF02004, GF02001, GF02002, GF05001, GF06002, GF12002, GF12003, GF12001, GF07001, GF07002, GF06003, GF06001,
  GF05002, GF03001, GF03002, GF03003, GF03004, GF03005, GF01002, GF01001, GF01003, GF01004, GF04001, GF08001, GF09002, GF09001,
  GF09003, GF02005, GF02006, GF10001, GF10002,
] // prettier-ignore
const FORMS = {
  F1: f1Presentation,
  F1b: f1bPresentation,
  F2: f2Presentation,
  F3: f3Presentation,
  F4: f4Presentation,
  F5: f5Presentation,
  F6: f6Presentation,
  R1: r1Presentation,
  B1: b1Presentation,
  S1: s1Presentation,
} satisfies Record<FormCode, FormPresentation>

/** Checked when a form is first asked for, once: most starts show none of them. */
const parsedForms = new Map<FormCode, FormPresentation>()
const presentationOf = (code: FormCode): FormPresentation => {
  const known = parsedForms.get(code)
  if (known !== undefined) return known
  const parsed = FormPresentation.parse(FORMS[code])
  parsedForms.set(code, parsed)
  return parsed
}

/** As a service puts them: worked out when one is first asked for, kept as long as its service. */
const formsOfItems = new WeakMap<CatalogueItem, Map<FormCode, FormPresentation>>()
const formOfItem = (code: FormCode, item: CatalogueItem): FormPresentation => {
  const forms = formsOfItems.get(item) ?? new Map<FormCode, FormPresentation>()
  formsOfItems.set(item, forms)
  const form = forms.get(code) ?? adaptedForm(presentationOf(code), item)
  forms.set(code, form)
  return form
}

/** A catalogue over services and bundles that were checked; the forms are the release's own, as code knows them. */
export const catalogueOf = (
  version: string,
  items: readonly CatalogueItem[],
  bundles: readonly Bundle[],
): Catalogue => ({
  version,
  items: new Map(items.map((item) => [item.code, item])),
  bundles,
  form: (code, item) => (item === undefined ? presentationOf(code) : formOfItem(code, item)),
  itemsOfTheme: (theme) => items.filter((item) => item.themes.includes(theme)),
  bundlesOfTheme: (theme) => bundles.filter((bundle) => bundle.theme === theme),
})

/** Parses the built-in content; wrong content is a bug of ours and throws with the path of what is wrong. */
export const loadCatalogue = (): Catalogue =>
  catalogueOf(VERSION, z.array(CatalogueItem).parse(ITEMS), z.array(Bundle).parse(BUNDLES))
