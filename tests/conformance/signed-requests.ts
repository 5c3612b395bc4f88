/** A request is let in only where the enrolled terminal signed exactly it, now, and for the first time. */
import { generateKeyPairSync, randomBytes, randomUUIDv7 } from 'node:crypto'
import { sha256, type SigningTerminal } from '../../admin/server/testing/signing-terminal.ts'
import { type Bench, newPicture } from './bench.ts'
import { type Misses, read, unless } from './answer.ts'
import type { Area, Check } from './check.ts'
import { isRefusal } from './problems.ts'

const FROM = 'PUT /v1/blobs/{sha256}'
const TEN_MINUTES_MS = 10 * 60_000

type Sending = NonNullable<Parameters<SigningTerminal['send']>[3]>

const send = ({ terminal }: Bench, picture: Uint8Array, sending: Sending = {}) =>
  read(terminal.send('PUT', `/v1/blobs/${sha256(picture)}`, picture, { contentType: 'image/png', ...sending }))

const NOBODY = { status: 401, code: 'unauthorised' } as const

/** The request as it should be, but for what `sending` says. */
const refused = (name: string, sending: (bench: Bench, picture: Uint8Array) => Sending): Check => ({
  name,
  from: FROM,
  run: async (bench): Promise<Misses> => {
    const picture = newPicture()
    return isRefusal(await send(bench, picture, sending(bench, picture)), NOBODY)
  },
})

export const signedRequests: Area = {
  name: 'signed requests',
  checks: [
    {
      name: 'what the terminal signed is let in',
      from: FROM,
      run: async (bench) => {
        const { status } = await send(bench, newPicture())
        return unless(status === 201, `answered ${status}, not 201`)
      },
    },
    {
      name: 'a request without a signature is refused',
      from: FROM,
      run: async ({ ask }) => {
        const picture = newPicture()
        const init = { headers: { 'content-type': 'image/png' }, body: Buffer.from(picture) }
        return isRefusal(await ask('PUT', `/v1/blobs/${sha256(picture)}`, init), NOBODY)
      },
    },
    refused('a signature of another key is refused', () => ({ signedBy: generateKeyPairSync('ed25519').privateKey })),
    refused('a body changed after it was signed is refused', () => ({ signedBody: newPicture() })),
    refused('a clock ten minutes behind is refused', ({ nowMs }) => ({ timestampMs: nowMs() - TEN_MINUTES_MS })),
    refused('a clock ten minutes ahead is refused', ({ nowMs }) => ({ timestampMs: nowMs() + TEN_MINUTES_MS })),
    {
      name: 'the same request again (its nonce) is refused',
      from: FROM,
      run: async (bench) => {
        const sending = { nonce: randomBytes(16).toString('base64url'), timestampMs: bench.nowMs() }
        const picture = newPicture()
        const first = await send(bench, picture, sending)
        return [
          ...unless(first.status === 201, `answered ${first.status} the first time`),
          ...isRefusal(await send(bench, picture, sending), NOBODY),
        ]
      },
    },
    {
      name: 'a signature given for another address is refused',
      from: 'GET /v1/content/manifest',
      run: async ({ ask, terminal }) => {
        const authorization = terminal.authorization('GET', '/health')
        return isRefusal(await ask('GET', '/v1/content/manifest', { headers: { authorization } }), NOBODY)
      },
    },
    {
      name: 'a terminal nobody enrolled is refused',
      from: 'GET /v1/content/manifest',
      run: async ({ ask, terminal }) => {
        const authorization = terminal.authorization('GET', '/v1/content/manifest').replace(terminal.id, randomUUIDv7())
        return isRefusal(await ask('GET', '/v1/content/manifest', { headers: { authorization } }), NOBODY)
      },
    },
  ],
}
