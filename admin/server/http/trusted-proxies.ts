/**
 * `LUTONG_TRUSTED_PROXIES` as an operator writes it: the balancers in front of this process, addresses or networks
 * (`10.0.0.5, 10.1.0.0/16`). Only what they say of who asks (`X-Forwarded-For`, `X-Forwarded-Proto`) is believed; from
 * anybody else it is a claim of the asker's own, and limits by address go by where the connection comes from.
 */
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'

/** A network of no bits is everybody. */
const Network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).refine((network) => !network.endsWith('/0'))

/** Empty where nothing is set: nobody is believed. The error is the line to tell. */
export const readTrustedProxies = (
  env: Readonly<Record<string, string | undefined>>,
): Result<readonly string[], string> => {
  const networks = (env['LUTONG_TRUSTED_PROXIES'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return z.array(Network).safeParse(networks).success
    ? ok(networks)
    : err('LUTONG_TRUSTED_PROXIES must be addresses or networks with commas between, as 10.0.0.5,10.1.0.0/16.')
}
