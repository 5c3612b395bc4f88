import type { PlainFieldView } from '@lutong/core/contracts/host-rpc.ts'
import type { Json } from '../visit/visit.ts'

/** What every field renderer gets. `id` is unique on the page; `error` is already in the citizen's language. */
export interface FieldProps {
  readonly id: string
  readonly field: PlainFieldView
  readonly value: Json | undefined
  readonly error: string | undefined
  readonly onChange: (value: Json) => void
}

export const asText = (value: Json | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** Ids of what describes a field, in the order they are spoken. */
export const describedBy = (id: string): string => `${id}-error ${id}-hint`
