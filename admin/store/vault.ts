/**
 * What the store asks of the keeper of keys. Personal data is sealed before it reaches the database and opened after
 * it leaves it, so that a stolen database file, its backup or its write-ahead log says nothing about a person.
 */
export interface Vault {
  /** AES-256-GCM with the current key; `purpose` is bound to the sealed bytes, so a value cannot be moved elsewhere. */
  seal(purpose: string, plain: Uint8Array): Uint8Array
  /** Throws where the bytes were changed, the purpose differs or the key is not in the ring. */
  open(purpose: string, sealed: Uint8Array): Uint8Array
  /** HMAC-SHA-256 in hex: finds equal values again without holding them (blind index). */
  index(purpose: string, value: string): string
}
