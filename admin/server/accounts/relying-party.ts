/** Who this centre is to a security key: keys are bound to a name, and answer to no page of another. */
import { isIP } from 'node:net'

export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/**
 * From the address the world reaches the centre by. `undefined` where browsers offer no keys: an address of numbers, or
 * one without TLS that is not this very machine.
 */
export const relyingPartyOf = (publicUrl: string): RelyingParty | undefined => {
  const { hostname, origin, protocol } = new URL(publicUrl)
  const named = isIP(hostname.replace(/^\[|\]$/g, '')) === 0
  const safe = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
  return named && safe ? { id: hostname, origin } : undefined
}
