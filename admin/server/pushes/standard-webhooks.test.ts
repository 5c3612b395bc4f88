import { expect, it } from 'vitest'
import { formatSecret, newWebhookSecret, webhookHeaders } from './standard-webhooks.ts'

/** The reference libraries' own vector: github.com/standard-webhooks/standard-webhooks, `libraries/javascript`. */
it('signs as the specification does', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
  const told = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', atMs: 1_614_265_330_999, body: '{"test": 2432232314}' }
  expect(webhookHeaders(secret, told)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

it('makes secrets of 256 bits, in the form the libraries read', () => {
  expect(formatSecret(newWebhookSecret())).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(formatSecret(newWebhookSecret())).not.toBe(formatSecret(newWebhookSecret()))
})
