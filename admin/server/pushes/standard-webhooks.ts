/** Standard Webhooks 1.0 (standardwebhooks.com): how a message says whose it is. */
import { createHmac, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32
const PREFIX = 'whsec_'

export const newWebhookSecret = (): Uint8Array => randomBytes(SECRET_BYTES)
/** As it is handed over. */
export const formatSecret = (secret: Uint8Array): string => `${PREFIX}${Buffer.from(secret).toString('base64')}`

/** Headers of one try: the id stays over all of them, the time is that of the try. */
export const webhookHeaders = (
  secret: Uint8Array,
  { body, id, atMs }: { readonly id: string; readonly atMs: number; readonly body: string },
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> => {
  const timestamp = String(Math.floor(atMs / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
