/**
 * `LUTONG_TRUSTED_PROXIES` as an operator writes it: the balancers in front of this process, addresses or networks
 * (`10.0.0.5, 10.1.0.0/16`). Only what they say of who asks (`X-Forwarded-For`, `X-Forwarded-Proto`) is believed; from
 * anybody else it is a claim of the asker's own, and limits by address go by where the connection comes from.
 */
import { isIP } from 'node:net'
import { err, ok, type Result } from '@lutong/core/result.ts'

const BITS = { 4: 32, 6: 128 } as const

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if ((family !== 4 && family !== 6) || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= BITS[family])
}

/** Empty where nothing is set: nobody is believed. The error is the line to tell. */
export const readTrustedProxies = (
  env: Readonly<Record<string, string | undefined>>,
): Result<readonly string[], string> => {
  const networks = (env['LUTONG_TRUSTED_PROXIES'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return networks.every(isNetwork)
    ? ok(networks)
    : err('LUTONG_TRUSTED_PROXIES must be addresses or networks with commas between, as 10.0.0.5,10.1.0.0/16.')
}
