/** Places within a part, as `0.answer.zh-CN`; patterns have `*` for any entry of a list. */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWordList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

const isEntries = (value: unknown): value is readonly unknown[] => Array.isArray(value) && !isWordList(value)

/** One leaf as it is written in a form: lists of codes with spaces between, nothing for `null`. */
const said = (leaf: unknown): string => {
  if (leaf === null || leaf === undefined) return ''
  if (isWordList(leaf)) return leaf.join(' ')
  return typeof leaf === 'string' ? leaf : JSON.stringify(leaf)
}

const childAt = (value: unknown, key: string): unknown =>
  Array.isArray(value) ? value[Number(key)] : isRecord(value) ? value[key] : undefined

const keysOf = (path: string): string[] => (path === '' ? [] : path.split('.'))

export const valueAt = (value: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>((at, key) => childAt(at, key), value)

export const textAt = (value: unknown, path: string): string => said(valueAt(value, path))

/** Another value with `leaf` at the place; everything else is the same. */
export const withValueAt = (value: unknown, path: string, leaf: unknown): unknown => {
  const [key, ...rest] = keysOf(path)
  if (key === undefined) return leaf
  const inner = withValueAt(childAt(value, key), rest.join('.'), leaf)
  if (Array.isArray(value)) return value.map((one: unknown, index) => (index === Number(key) ? inner : one))
  return isRecord(value) ? { ...value, [key]: inner } : value
}

/** The places a pattern stands for in this value, in their order. */
export const placesOf = (value: unknown, pattern: string): string[] => {
  const walk = (at: unknown, keys: readonly string[], path: readonly string[]): string[] => {
    const [key, ...rest] = keys
    if (key === undefined) return at === undefined ? [] : [path.join('.')]
    if (key !== '*') return walk(childAt(at, key), rest, [...path, key])
    return Array.isArray(at) ? at.flatMap((one: unknown, index) => walk(one, rest, [...path, String(index)])) : []
  }
  return walk(value, keysOf(pattern), [])
}

/** How an entry of a list is told from the others: by its id or code, else by its place. */
const nameOf = (entry: unknown, index: number): string => {
  const name = isRecord(entry) ? (entry['id'] ?? entry['code']) : undefined
  return typeof name === 'string' ? name : String(index)
}

const leavesOf = (value: unknown): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const walk = (at: unknown, path: readonly string[]): void => {
    if (isEntries(at)) return at.forEach((one: unknown, index) => walk(one, [...path, nameOf(one, index)]))
    if (isRecord(at)) {
      // Canonical JSON has English first; staff read the Chinese first.
      const keys = Object.keys(at)
      const ordered = keys.includes('zh-CN') ? ['zh-CN', ...keys.filter((key) => key !== 'zh-CN')] : keys
      return ordered.forEach((key) => walk(at[key], [...path, key]))
    }
    found.set(path.join('.'), said(at))
    return undefined
  }
  walk(value, [])
  return found
}

export interface Change {
  /** Entries of lists by their id. */
  readonly path: string
  readonly before: string
  readonly after: string
}

/** What is different, leaf by leaf. */
export const changesBetween = (before: unknown, after: unknown): Change[] => {
  const [old, next] = [leavesOf(before), leavesOf(after)]
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((path) => old.get(path) !== next.get(path))
    .map((path) => ({ path, before: old.get(path) ?? '', after: next.get(path) ?? '' }))
}

export const fits = (path: string, pattern: string): boolean => {
  const [keys, wanted] = [keysOf(path), keysOf(pattern)]
  return keys.length === wanted.length && wanted.every((key, index) => key === '*' || key === keys[index])
}
