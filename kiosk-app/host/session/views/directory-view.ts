/** Places near, and the directory with its map, as the page sees them. */
import { type InstitutionKind, THEMES } from '@lutong/core/catalogue/item.ts'
import { directoryIn, type PublicContent } from '@lutong/core/content/content.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import {
  type Directory,
  type Institution,
  type PeopleFilter,
  type Person,
  PersonKind,
  Speech,
} from '@lutong/core/directory/institution.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import type { Visit } from '../visit.ts'
import type { PlacesNear } from './way-in-views.ts'

type DirectoryScreen = Extract<Screen, { name: 'directory' }>

/** More than this many would push the buttons off a small screen. */
const MOST_PLACES = 3

const placeView = ({ address, hours, name, phone }: Institution, language: Language) => ({
  name: inLanguage(name, language),
  address: inLanguage(address, language),
  phone,
  hours: inLanguage(hours, language),
})

/** Institutions of these kinds, in the order in which the service names them. */
export const placesNearIn =
  (content: PublicContent, regionCode: string): PlacesNear =>
  (kinds, language) =>
    kinds
      .flatMap((kind) => (directoryIn(content, regionCode)?.institutions ?? []).filter((one) => one.kind === kind))
      .slice(0, MOST_PLACES)
      .map((one) => placeView(one, language))

const fits = (person: Person, { field, kind, speaks }: PeopleFilter): boolean =>
  (kind === null || person.kind === kind) &&
  (field === null || person.fields.includes(field)) &&
  (speaks === null || person.speaks.includes(speaks))

const peopleView = ({ institutions, people }: Directory, filter: PeopleFilter, language: Language) => ({
  filter,
  kinds: PersonKind.options.filter((kind) => people.some((one) => one.kind === kind)),
  fields: THEMES.filter((theme) => people.some((one) => one.fields.includes(theme))),
  speaks: Speech.options.filter((speech) => people.some((one) => one.speaks.includes(speech))),
  found: people
    .filter((one) => fits(one, filter))
    .map((one) => {
      const place = institutions.find(({ id }) => id === one.at)
      return {
        name: inLanguage(one.name, language),
        kind: one.kind,
        at: place === undefined ? '' : inLanguage(place.name, language),
        phone: place?.phone ?? '',
        fields: [...one.fields],
        speaks: [...one.speaks],
      }
    }),
})

/** This terminal's own place, where it is one of those drawn: nothing is guessed. */
export const hereIn = (directory: Directory | undefined, centreName: string): Institution['at'] | null =>
  directory?.institutions.find(({ name }) => centreName.startsWith(name['zh-CN']))?.at ?? null

interface Parts {
  readonly centreName: string
  readonly centrePhone: string
  readonly content: PublicContent
  readonly regionCode: string
}

export const directoryScreen = (
  visit: Visit,
  { centreName, centrePhone, content, regionCode }: Parts,
): DirectoryScreen => {
  const directory = directoryIn(content, regionCode)
  const { language, lookup } = visit
  const kinds = [...new Set((directory?.institutions ?? []).map((one) => one.kind))]
  const shown: InstitutionKind | undefined = visit.directoryKind ?? kinds[0]
  return {
    name: 'directory',
    kinds,
    kind: shown ?? null,
    invented: directory?.invented ?? false,
    places: (directory?.institutions ?? [])
      .filter((one) => one.kind === shown)
      .map((one) => ({ ...placeView(one, language), at: one.at })),
    here: hereIn(directory, centreName),
    people: directory === undefined || lookup.people === null ? null : peopleView(directory, lookup.people, language),
    hasPeople: (directory?.people.length ?? 0) > 0,
    map:
      directory === undefined
        ? null
        : {
            areas: directory.map.areas.map(({ label, name, outline }) => ({
              name: inLanguage(name, language),
              outline,
              label,
            })),
            river: directory.map.river,
            roads: directory.map.roads,
          },
    phone: centrePhone,
    print: visit.sheetPrint,
  }
}
