/** Where an application comes to first, and who is kept from it from the first moment. */
import { COUNTY_DIGITS, type DeskLevel } from '@lutong/core/cases/levels.ts'
import { directoryIn } from '@lutong/core/content/content.ts'
import type { Application } from '@lutong/core/contracts/intake.ts'
import type { CentreParts } from '../capability.ts'

/** A name shorter than this is found in any text. */
const SHORTEST_NAME = 2

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/**
 * A complaint that names an account is kept from it before anybody has read it; whom else it is about is said when
 * it is registered.
 */
const namedIn = async ({ catalogue, store }: Pick<CentreParts, 'catalogue' | 'store'>, application: Application) => {
  if (catalogue.items.get(application.itemCode)?.type !== 'complaint') return []
  const told = application.forms.flatMap(({ data }) => textsIn(data))
  const accounts = await store.listAccounts(application.regionCode)
  return accounts
    .filter(({ name }) => name.length >= SHORTEST_NAME && told.some((text) => text.includes(name)))
    .map(({ id }) => id)
}

export const deskOf = async (
  parts: Pick<CentreParts, 'catalogue' | 'content' | 'store'>,
  application: Application,
  { centreName, placeCode }: { readonly centreName: string; readonly placeCode: string },
): Promise<{ readonly heldAt: DeskLevel; readonly keptFrom: readonly string[] }> => {
  const { content } = await parts.content.now()
  const own = directoryIn(content.told, application.regionCode)?.institutions.find(({ name }) =>
    centreName.startsWith(name['zh-CN']),
  )
  const isStations = placeCode.length > COUNTY_DIGITS || own?.kind === 'station'
  return { heldAt: isStations ? 'station' : 'county', keptFrom: await namedIn(parts, application) }
}
