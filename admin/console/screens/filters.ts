/** The worklist's filters are its address: kept, shared and gone back to like any page. */
const NAMES = ['list', 'stage', 'item', 'channel', 'region', 'due', 'assigned', 'text', 'sort', 'after'] as const
type FilterName = (typeof NAMES)[number]
export type Filters = Partial<Record<FilterName, string>>

export const filtersOf = (search: string): Filters => {
  const given = new URLSearchParams(search)
  const filters: Filters = {}
  for (const name of NAMES) {
    const value = given.get(name)
    if (value !== null && value !== '') filters[name] = value
  }
  return filters
}

/** `?stage=…&item=…`, or nothing where nothing is filtered. */
export const searchOf = (filters: Filters): string => {
  const search = new URLSearchParams()
  for (const name of NAMES) {
    const value = filters[name]
    if (value !== undefined && value !== '') search.set(name, value)
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
