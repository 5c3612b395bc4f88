/** A table as a number: the same on both engines, in whatever order its rows lie. */
import { createHash } from 'node:crypto'
import { Sha256Hex } from '@lutong/core/ids.ts'

type Value = string | number | bigint | boolean | Uint8Array | null
export type TableRow = Readonly<Record<string, Value>>

/** One value as bytes that no other value has; whole numbers are the same whatever a driver makes of them. */
const encoded = (value: Value): Uint8Array => {
  if (value === null) return Buffer.from('n')
  const isBytes = typeof value === 'object'
  const bytes = isBytes ? value : Buffer.from(String(value), 'utf8')
  const kind = isBytes ? 'b' : typeof value === 'string' ? 't' : 'i'
  return Buffer.concat([Buffer.from(`${kind}${bytes.length}:`), bytes])
}

const MODULUS = 1n << 256n

export interface TableDigest {
  readonly name: string
  readonly rows: number
  /** Sum, modulo 2^256, of the SHA-256 of each row. */
  readonly digest: Sha256Hex
}

export interface RowDigest {
  add(row: TableRow): void
  of(name: string): TableDigest
}

/** `columns`: in an order that both sides of a comparison share. */
export const createRowDigest = (columns: readonly string[]): RowDigest => {
  let rows = 0
  let sum = 0n
  return {
    add: (row) => {
      const hash = createHash('sha256')
      for (const column of columns) {
        hash.update(encoded(column))
        hash.update(encoded(row[column] ?? null))
      }
      sum = (sum + BigInt(`0x${hash.digest('hex')}`)) % MODULUS
      rows += 1
    },
    of: (name) => ({ name, rows, digest: Sha256Hex.parse(sum.toString(16).padStart(64, '0')) }),
  }
}
