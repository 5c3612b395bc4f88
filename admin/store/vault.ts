/**
 * What the store asks of the keeper of keys. Personal data is sealed before it reaches the database and opened after
 * it leaves it, so that a stolen database file, its backup or its write-ahead log says nothing about a person.
 */

/** The bytes that everything sealed by one key begins with. */
export type SealHeader = Uint8Array

interface CurrentKeys {
  readonly header: SealHeader
  readonly lookupPrefix: string
  /** Of the pair of keys. */
  readonly name: string
  /** There are no others in the ring. */
  readonly alone: boolean
}

export interface Vault {
  /** With the active key; `purpose` is bound to the sealed bytes, so a value cannot be moved elsewhere. */
  seal(purpose: string, plain: Uint8Array): Uint8Array
  /** Throws where the bytes were changed, the purpose differs or the key is not in the ring. */
  open(purpose: string, sealed: Uint8Array): Uint8Array
  /** HMAC-SHA-256 in hex, by a key that stays: for marks whose value nobody keeps (sessions, tickets, passes). */
  index(purpose: string, value: string): string
  /**
   * What an identifier is found again by without being held (blind index), by the active key first, then by every key
   * that rows may still have been written under. Looked for by all, written by the first.
   */
  lookups(purpose: string, value: string): readonly [string, ...string[]]
  /** What is sealed or written now begins so; for finding what is not. */
  current(): CurrentKeys
  /** Has the ring the key of these sealed bytes (their first 64 are enough)? Says nothing about whether they are whole. */
  knows(sealed: Uint8Array): boolean
}
