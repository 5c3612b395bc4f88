/** Content as parts, and parts as content: what the centre publishes, a terminal puts together again and checks. */
import { z } from 'zod'
import { Bundle, BundleCode } from '../catalogue/bundle.ts'
import { type Catalogue, catalogueOf, loadCatalogue } from '../catalogue/catalogue.ts'
import { CatalogueItem, THEMES } from '../catalogue/item.ts'
import { type PartName, partKey } from '../contracts/content-package.ts'
import { Directory } from '../directory/institution.ts'
import { ItemCode } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import { Channel } from './channel.ts'
import { builtInContent, type PublicContent } from './content.ts'
import { Law } from './law.ts'
import { PublishedResults } from './published-results.ts'
import { Question } from './question.ts'
import { TypicalCase } from './typical-case.ts'

/** What a terminal shows and works by. */
export interface Content {
  /** Number of the package; 0 for what came with the software. */
  readonly version: number
  readonly catalogue: Catalogue
  readonly told: PublicContent
}

/** Which services and bundles there are, in the order in which a theme shows them. */
const CatalogueOrder = z.strictObject({ items: z.array(ItemCode).min(1), bundles: z.array(BundleCode) })

/** Raised where a part's schema changes so that older software could not read it. */
export const CONTENT_NEEDS_APP = '0.1.0'

const PART_SCHEMAS = {
  catalogue: CatalogueOrder,
  item: CatalogueItem,
  bundle: Bundle,
  /** One a theme. */
  questions: z.array(Question),
  law: Law,
  /** One a bundle. */
  'typical-cases': z.array(TypicalCase),
  /** One a region. */
  directory: Directory,
  channels: z.array(Channel),
  /** One a region. */
  results: PublishedResults,
} as const
const PART_KINDS = [
  'catalogue',
  'item',
  'bundle',
  'questions',
  'law',
  'typical-cases',
  'directory',
  'channels',
  'results',
] as const satisfies readonly (keyof typeof PART_SCHEMAS)[]
export type PartKind = (typeof PART_KINDS)[number]

export interface ContentPart extends PartName {
  readonly kind: PartKind
  readonly value: unknown
}

export const isPartKind = (kind: string): kind is PartKind => PART_KINDS.some((one) => one === kind)

/** Where content is not of the agreed form: the part, and what is wrong with it. Never a value. */
export interface ContentFault {
  readonly part: string
  readonly path: string
  readonly code: string
}

const faultsOf = (part: PartName, error: z.ZodError): ContentFault[] =>
  error.issues
    .slice(0, 20)
    .map((issue) => ({ part: partKey(part), path: issue.path.map(String).join('.'), code: issue.code }))

/** A part's value by its schema. */
export const checkPart = (part: PartName, value: unknown): ContentFault[] => {
  if (!isPartKind(part.kind)) return [{ part: partKey(part), path: '', code: 'unknown-kind' }]
  const parsed = PART_SCHEMAS[part.kind].safeParse(value)
  return parsed.success ? [] : faultsOf(part, parsed.error)
}

/** What the software brings along, as parts. */
export const partsOfRelease = (): readonly ContentPart[] => {
  const catalogue = loadCatalogue()
  const items = [...catalogue.items.values()]
  const { channels, directory, laws, questions, typicalCases } = builtInContent
  const part = (kind: PartKind, id: string, value: unknown): ContentPart => ({ kind, id, value })
  return [
    part('catalogue', 'order', {
      items: items.map(({ code }) => code),
      bundles: catalogue.bundles.map(({ code }) => code),
    }),
    ...items.map((item) => part('item', item.code, item)),
    ...catalogue.bundles.map((bundle) => part('bundle', bundle.code, bundle)),
    ...THEMES.map((theme) =>
      part(
        'questions',
        theme,
        questions.filter((one) => one.theme === theme),
      ),
    ),
    ...laws.map((law) => part('law', law.id, law)),
    ...catalogue.bundles.map(({ code }) =>
      part(
        'typical-cases',
        code,
        typicalCases.filter((one) => one.bundle === code),
      ),
    ),
    ...directory.map((one) => part('directory', one.regionCode, one)),
    part('channels', 'all', channels),
  ]
}

/** What the software brings along, ready to be shown. */
export const releaseContent = (): Content => ({ version: 0, catalogue: loadCatalogue(), told: builtInContent })

/** The id in the list must be the one the part itself gives, or an edit would land elsewhere. */
const misnamed = (parts: readonly (PartName & { readonly value: unknown })[]): ContentFault[] =>
  parts.flatMap((part) => {
    const own: Partial<Record<string, unknown>> =
      typeof part.value === 'object' && part.value !== null ? { ...part.value } : {}
    const named =
      part.kind === 'item' || part.kind === 'bundle'
        ? own['code']
        : part.kind === 'directory' || part.kind === 'results'
          ? own['regionCode']
          : part.kind === 'law'
            ? own['id']
            : part.id
    return named === part.id ? [] : [{ part: partKey(part), path: 'id', code: 'misnamed' }]
  })

/** Puts content together from parts of any origin; every part is checked, and every reference between them. */
export const contentOf = (
  version: number,
  parts: readonly (PartName & { readonly value: unknown })[],
): Result<Content, readonly ContentFault[]> => {
  const faults = [
    ...parts.filter(({ kind }) => !isPartKind(kind)).flatMap((part) => checkPart(part, null)),
    ...misnamed(parts),
  ]
  const read = <T>(kind: PartKind, schema: z.ZodType<T>): T[] =>
    parts
      .filter((part) => part.kind === kind)
      .flatMap((part) => {
        const parsed = schema.safeParse(part.value)
        if (parsed.success) return [parsed.data]
        faults.push(...faultsOf(part, parsed.error))
        return []
      })
  const [order] = read('catalogue', CatalogueOrder)
  const items = new Map(read('item', CatalogueItem).map((item) => [item.code, item]))
  const bundles = new Map(read('bundle', Bundle).map((bundle) => [bundle.code, bundle]))
  const questions = read('questions', z.array(Question)).flat()
  const laws = read('law', Law)
  const typicalCases = read('typical-cases', z.array(TypicalCase)).flat()
  const directory = read('directory', Directory)
  const channels = read('channels', z.array(Channel)).flat()
  const results = read('results', PublishedResults)
  if (faults.length > 0) return err(faults)
  if (order === undefined) return err([{ part: 'catalogue/order', path: '', code: 'missing' }])
  const shown = new Set<string>(order.items)
  const wanted = (part: string, path: string, code: string): ContentFault[] =>
    shown.has(code) && items.has(ItemCode.parse(code)) ? [] : [{ part, path, code: 'names-no-service' }]
  const broken = [
    ...order.items.flatMap((code) => wanted('catalogue/order', 'items', code)),
    ...order.bundles.flatMap((code) =>
      bundles.has(code) ? [] : [{ part: 'catalogue/order', path: 'bundles', code: 'names-no-bundle' }],
    ),
    ...[...items.values()].flatMap((item) =>
      item.conditions.flatMap(({ check }) =>
        check?.instead === undefined ? [] : wanted(`item/${item.code}`, 'conditions', check.instead),
      ),
    ),
    ...[...bundles.values()].flatMap((bundle) =>
      bundle.items.flatMap(({ code }) => wanted(`bundle/${bundle.code}`, 'items', code)),
    ),
    ...typicalCases.flatMap((one) => one.items.flatMap((code) => wanted(`typical-cases/${one.bundle}`, one.id, code))),
    ...channels.flatMap((one) => one.items.flatMap((code) => wanted('channels/all', one.id, code))),
    ...questions.flatMap((one) => one.items.flatMap((code) => wanted(`questions/${one.theme}`, one.id, code))),
  ]
  if (broken.length > 0) return err(broken)
  return ok({
    version,
    catalogue: catalogueOf(
      `content-${version}`,
      order.items.flatMap((code) => items.get(code) ?? []),
      order.bundles.flatMap((code) => bundles.get(code) ?? []),
    ),
    told: { questions, laws, typicalCases, directory, channels, results },
  })
}
