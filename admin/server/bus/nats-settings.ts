/** `NATS_URL` as an operator writes it: one or more addresses, with the account where there is one. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'

export interface NatsSettings {
  /** host:port */
  readonly servers: readonly string[]
  readonly tls: boolean
  /** One certificate authority of one's own, as a file. */
  readonly caFile: string | undefined
  readonly user: string | undefined
  readonly password: string | undefined
}

const Address = z.url({ protocol: /^(nats|tls)$/ })
const USUAL_PORT = '4222'

/** `undefined`: this process is the whole centre. The error is the line to tell, and holds no password. */
export const readNatsSettings = (
  env: Readonly<Record<string, string | undefined>>,
): Result<NatsSettings | undefined, string> => {
  const given = env['NATS_URL']
  if (given === undefined || given === '') return ok(undefined)
  const read = z
    .array(Address)
    .min(1)
    .safeParse(given.split(',').map((part) => part.trim()))
  if (!read.success)
    return err('NATS_URL must be nats://host:4222 or tls://host:4222, several of them with commas between.')
  const urls = read.data.map((address) => new URL(address))
  const [first] = urls
  const tls = urls.some(({ protocol }) => protocol === 'tls:')
  return ok({
    servers: urls.map(({ hostname, port }) => `${hostname}:${port || USUAL_PORT}`),
    tls,
    caFile: env['NATS_CA_FILE'] || undefined,
    user: first?.username ? decodeURIComponent(first.username) : undefined,
    password: first?.password ? decodeURIComponent(first.password) : undefined,
  })
}
