/** The screens before a form: what there is, whom it is for, where it is handled. */
import type { Bundle } from '@lutong/core/catalogue/bundle.ts'
import { guideAddress } from '@lutong/core/catalogue/guide-address.ts'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem, InstitutionKind } from '@lutong/core/catalogue/item.ts'
import type { PublicContent } from '@lutong/core/content/content.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { draftFrom } from '@lutong/core/forms/draft.ts'
import { FORM_INSTRUCTIONS } from '@lutong/core/forms/instructions.ts'
import { reviewSections } from '@lutong/core/forms/review.ts'
import { FORM_SAMPLES } from '@lutong/core/forms/samples.ts'
import type { FindServices } from '../../search/find-services.ts'
import { guideView, itemView } from '@lutong/core/catalogue/guide-view.ts'
import { checksOf, isFilledIn } from '../updates.ts'
import type { Visit } from '../visit.ts'
import { basisView, lawsBehind } from './law-views.ts'

interface Told {
  readonly catalogue: Catalogue
  readonly content: PublicContent
}

type Of<Name extends Screen['name']> = Extract<Screen, { name: Name }>
type PlaceView = Of<'where'>['places'][number]
/** The nearest institutions of some kinds, nearest first. */
export type PlacesNear = (kinds: readonly InstitutionKind[], language: Language) => readonly PlaceView[]

const bundleView = (bundle: Bundle, language: Language): Of<'bundle'>['bundle'] => ({
  code: bundle.code,
  name: inLanguage(bundle.name, language),
  summary: inLanguage(bundle.summary, language),
})

export const itemsScreen = (catalogue: Catalogue, visit: Visit): Screen =>
  visit.theme === null
    ? { name: 'starting', why: 'start' }
    : {
        name: 'items',
        theme: visit.theme,
        bundles: catalogue.bundlesOfTheme(visit.theme).map((one) => bundleView(one, visit.language)),
        items: catalogue.itemsOfTheme(visit.theme).map((one) => itemView(one, visit.language)),
      }

/** Where a person answers: a lawyer now, or a lawyer's written answer. */
const PEOPLE = [ItemCode.parse('GF01002'), ItemCode.parse('GF01001')]

interface SearchParts {
  readonly catalogue: Catalogue
  readonly centrePhone: string
  readonly find: FindServices
}

export const searchScreen = (
  { language, searchText }: Visit,
  { catalogue, centrePhone, find }: SearchParts,
): Screen => {
  const { bundles, items } = find(searchText)
  const nothing = searchText.trim() !== '' && bundles.length === 0 && items.length === 0
  const people = nothing ? PEOPLE.flatMap((code) => catalogue.items.get(code) ?? []) : []
  return {
    name: 'search',
    text: searchText,
    bundles: bundles.map((one) => bundleView(one, language)),
    items: items.map((one) => itemView(one, language)),
    people: people.map((one) => itemView(one, language)),
    phone: centrePhone,
  }
}

export const bundleScreen = (catalogue: Catalogue, visit: Visit): Screen => {
  const { bundle, language } = visit
  if (bundle === null) return { name: 'starting', why: 'start' }
  return {
    name: 'bundle',
    bundle: bundleView(bundle, language),
    items: bundle.items.flatMap(({ code, why }) => {
      const item = catalogue.items.get(code)
      return item === undefined
        ? []
        : [
            {
              code,
              plainName: inLanguage(item.plainName, language),
              why: inLanguage(why, language),
              chosen: visit.chosen.includes(code),
              kind: item.kind === 'application' ? 'sent' : item.kind === 'document' ? 'paper' : 'told',
            } as const,
          ]
    }),
  }
}

export const eligibilityScreen = (visit: Visit, { catalogue, content }: Told): Screen => {
  const checks = checksOf(visit.item)
  const check = checks[visit.checks.length]
  if (check === undefined) return { name: 'starting', why: 'start' }
  const { language } = visit
  const instead = check.instead === undefined ? undefined : catalogue.items.get(check.instead)
  const condition = visit.item?.conditions.find((one) => one.check === check)
  return {
    name: 'eligibility',
    question: inLanguage(check.question, language),
    ...basisView(content, condition?.source ?? '', language),
    number: visit.checks.length + 1,
    count: checks.length,
    warning: visit.checkWarned
      ? {
          text: inLanguage(check.otherwise, language),
          instead: instead === undefined ? null : itemView(instead, language),
        }
      : null,
  }
}

const NOTES = {
  'zh-CN': {
    here: '在这台机器上就能办，不用再跑一趟。',
    booked: '在这里约好时间，到时候去就行。',
    forwarded: '在这里提交，我们替您转过去，结果也能在这里查。',
    carried: '在这里写好、打印出来，您自己带过去交。我们不会替您提交。',
    shown: '在这里告诉您怎么办，可以带走。',
  },
  en: {
    here: 'It is done at this machine; you need not go anywhere.',
    booked: 'The time is booked here; then you go there.',
    forwarded: 'You submit it here and we pass it on; the result can be seen here too.',
    carried: 'It is written and printed here, and you take it there. We do not submit it for you.',
    shown: 'You are told here how it goes, and may take it along.',
  },
} as const

const whereView = (item: CatalogueItem, language: Language, near: PlacesNear) => ({
  way: item.handling.way,
  body: inLanguage(item.handlingBody, language),
  level: inLanguage(item.handlingLevel, language),
  note: inLanguage(NOTES, language)[item.handling.way],
  places: [...near(item.handling.bodies, language)],
})

/** What the terminal can give along with a guide. */
export interface TakingAlong {
  readonly canPrintSlips: boolean
  readonly guideUrl: string | undefined
}
const takeAlong = (visit: Visit, items: readonly CatalogueItem[], { canPrintSlips, guideUrl }: TakingAlong) => ({
  canPrint: canPrintSlips,
  print: visit.sheetPrint,
  guideUrl: guideAddress(guideUrl, items, visit.language) ?? null,
})

export const whereScreen = (visit: Visit, near: PlacesNear, along: TakingAlong): Screen =>
  visit.item === null
    ? { name: 'starting', why: 'start' }
    : {
        name: 'where',
        ...whereView(visit.item, visit.language, near),
        ...takeAlong(visit, [visit.item], along),
      }

/** Services of this visit that are told and not filled in. */
export const toldItems = (catalogue: Catalogue, visit: Visit): readonly CatalogueItem[] => {
  const { bundle, item } = visit
  if (bundle === null) return item === null || isFilledIn(item) ? [] : [item]
  return bundle.items
    .filter(({ code }) => visit.chosen.includes(code))
    .flatMap(({ code }) => catalogue.items.get(code) ?? [])
    .filter((one) => !isFilledIn(one))
}

export const guidanceScreen = (
  catalogue: Catalogue,
  visit: Visit,
  phone: string,
  near: PlacesNear,
  along: TakingAlong,
): Screen => {
  const told = toldItems(catalogue, visit)
  return {
    name: 'guidance',
    items: told.map((item) => ({
      item: itemView(item, visit.language),
      steps: item.steps.map((step) => inLanguage(step, visit.language)),
      where: whereView(item, visit.language, near),
    })),
    phone,
    ...takeAlong(visit, told, along),
  }
}

export const guideScreen = (item: CatalogueItem, language: Language, { catalogue, content }: Told): Screen => ({
  name: 'guide',
  item: itemView(item, language),
  guide: guideView(item, language, content.laws),
  forms: item.forms.map((code) => ({ code, title: inLanguage(catalogue.form(code, item).title, language) })),
  laws: lawsBehind(content, item.legalBasis.map(({ articles, law }) => `${law} ${articles}`).join(';'), language),
})

/** A filled-in sample (示范文本) with how it is filled in; what the service fixes by itself is not shown. */
export const sampleScreen = (catalogue: Catalogue, visit: Visit): Screen => {
  const { item, language, sampleOf } = visit
  if (item === null || sampleOf === null) return { name: 'starting', why: 'start' }
  const form = catalogue.form(sampleOf, item)
  const sections = reviewSections(
    form,
    draftFrom(FORM_SAMPLES[sampleOf].data) ?? {},
    item.presets?.[sampleOf],
    language,
  )
  return {
    name: 'sample',
    title: inLanguage(form.title, language),
    instructions: FORM_INSTRUCTIONS[sampleOf].map((one) => inLanguage(one, language)),
    sections: sections.map(({ lines, stepId, title }) => ({ stepId, title, lines: [...lines] })),
  }
}
