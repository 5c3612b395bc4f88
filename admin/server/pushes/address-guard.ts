/**
 * Where a message may be sent. An address that somebody typed must not make the centre ask machines of its own network:
 * what a name leads to is looked at when the connection is made, so that it cannot change in between.
 */
import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { err, ok, type Result } from '@lutong/core/result.ts'

export interface AddressPolicy {
  /** Private networks too, e.g. a hotline in the same building. */
  readonly privateToo: boolean
  /** This machine, without TLS: for practice and tests. */
  readonly loopbackToo: boolean
}

type Kind = 'public' | 'private' | 'loopback'

const listOf = (...subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList => {
  const list = new BlockList()
  for (const [net, prefix, family] of subnets) list.addSubnet(net, prefix, family)
  return list
}
const LOOPBACK = listOf(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6'])
/** RFC 6890 and its successors: what is not reached from the internet, or is nobody's. */
const PRIVATE_4 = listOf(
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
)
const PRIVATE_6 = listOf(
  // An IPv4 address in the dress of an IPv6 one is not looked into: no name leads there honestly.
  ['::', 96, 'ipv6'],
  ['::ffff:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
)

export const kindOf = (address: string): Kind => {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (LOOPBACK.check(address, family)) return 'loopback'
  return (family === 'ipv6' ? PRIVATE_6 : PRIVATE_4).check(address, family) ? 'private' : 'public'
}

const isAllowed = (address: string, { loopbackToo, privateToo }: AddressPolicy): boolean => {
  const kind = kindOf(address)
  return kind === 'public' || (kind === 'private' && privateToo) || (kind === 'loopback' && loopbackToo)
}

const literalOf = (url: URL): string | undefined => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 ? undefined : host
}

/** What can be said of an address before anything is asked; a name is looked up later. */
export const checkAddress = (
  text: string,
  policy: AddressPolicy,
): Result<URL, 'not-an-address' | 'not-https' | 'not-allowed'> => {
  if (!URL.canParse(text)) return err('not-an-address')
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return err('not-an-address')
  const literal = literalOf(url)
  const isHere = literal === undefined ? url.hostname === 'localhost' : kindOf(literal) === 'loopback'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere && policy.loopbackToo)) return err('not-https')
  return literal !== undefined && !isAllowed(literal, policy) ? err('not-allowed') : ok(url)
}

/** In the place of the system's own: gives only what may be asked, and fails where one of a name's addresses may not. */
export const guardedLookup =
  (policy: AddressPolicy): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '')
      const [first] = found
      if (first === undefined || !found.every(({ address }) => isAllowed(address, policy)))
        return callback(Object.assign(new Error('not allowed'), { code: 'EADDRESSREFUSED' }), '')
      return options.all === true ? callback(null, found) : callback(null, first.address, first.family)
    })
  }
