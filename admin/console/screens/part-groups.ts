/** The places of a part as a form shows them: one group an entry, in the order of the data. */
import type { Editable, EditableField } from '@lutong/core/content/editable.ts'
import { placesOf, textAt, valueAt, withValueAt } from '@lutong/core/content/paths.ts'

interface Group {
  readonly key: string
  /** What the entry is called; empty where the group is the part itself. */
  readonly name: string
  /** Index within the editable list; `null` elsewhere. */
  readonly entry: number | null
  readonly places: readonly { readonly path: string; readonly field: EditableField }[]
}

const rootOf = (pattern: string): string | null => {
  const star = pattern.indexOf('*')
  return star === -1 ? null : pattern.slice(0, star + 1)
}

export const groupsOf = (value: unknown, { fields, list }: Editable): readonly Group[] => {
  const roots = [...new Set(fields.map(({ pattern }) => rootOf(pattern)))]
  return roots.flatMap((root): Group[] => {
    const own = fields.filter(({ pattern }) => rootOf(pattern) === root)
    if (root === null)
      return [{ key: 'part', name: '', entry: null, places: own.map((field) => ({ path: field.pattern, field })) }]
    const inList = root === (list === '' ? '*' : `${list}.*`)
    return placesOf(value, root).map((at, index) => ({
      key: at,
      name: textAt(value, `${at}.id`) || String(index + 1),
      entry: inList ? index : null,
      places: own.flatMap((field) =>
        placesOf(value, `${at}${field.pattern.slice(root.length)}`).map((path) => ({ path, field })),
      ),
    }))
  })
}

/** What was typed, as the data has it. */
export const leafOf = (field: EditableField, typed: string): unknown => {
  switch (field.type) {
    case 'codes':
      return typed.split(/\s+/).filter((code) => code !== '')
    case 'maybe':
      return typed === '' ? null : typed
    case 'line':
    case 'lines':
      return typed
  }
}

const entriesOf = (value: unknown, list: string): readonly unknown[] => {
  const entries = valueAt(value, list)
  return Array.isArray(entries) ? entries : []
}

/** The first id of this kind that no entry has: `wages-4` after `wages-3`. */
const freeId = (entries: readonly unknown[], like: string): string => {
  const taken = new Set(entries.map((entry) => textAt(entry, 'id')))
  const stem = like.replace(/-\d+$/, '')
  let number = 1
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

export const withCopy = (value: unknown, list: string, index: number): unknown => {
  const entries = entriesOf(value, list)
  const copy = withValueAt(entries[index], 'id', freeId(entries, textAt(entries[index], 'id')))
  return withValueAt(value, list, [...entries.slice(0, index + 1), copy, ...entries.slice(index + 1)])
}

export const without = (value: unknown, list: string, index: number): unknown =>
  withValueAt(
    value,
    list,
    entriesOf(value, list).filter((_, at) => at !== index),
  )
