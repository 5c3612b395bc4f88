/** Sealing on the telephone. A library, because `crypto.subtle` is missing where the centre has no TLS. */
import { HANDED_FORM } from '@lutong/core/contracts/handed-form.ts'
import { gcm } from '@noble/ciphers/aes'

/** The key behind `#`; `undefined` where the link was cut. */
export const keyFrom = (hash: string): Uint8Array | undefined => {
  const text = /[#&]k=([\w-]{43})(?:&|$)/.exec(hash)?.[1]
  if (text === undefined) return undefined
  const raw = atob(`${text.replace(/-/g, '+').replace(/_/g, '/')}=`)
  return Uint8Array.from(raw, (character) => character.charCodeAt(0))
}

/** Bound to the file's id: the centre cannot pass one picture off as another. */
export const seal = (plain: Uint8Array, fileId: string, key: Uint8Array): Uint8Array => {
  const nonce = crypto.getRandomValues(new Uint8Array(HANDED_FORM.nonceBytes))
  const bound = Uint8Array.from(fileId, (character) => character.charCodeAt(0))
  const sealed = gcm(key, nonce, bound).encrypt(plain)
  const sent = new Uint8Array(1 + nonce.length + sealed.length)
  sent[0] = HANDED_FORM.mark
  sent.set(nonce, 1)
  sent.set(sealed, 1 + nonce.length)
  return sent
}
