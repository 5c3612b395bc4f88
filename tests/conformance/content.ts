/** What terminals show: a signed list and its parts by hash, neither sent again to who has it. */
import { SignedManifest } from '@lutong/core/contracts/content-package.ts'
import { sha256, type SigningTerminal } from '../../admin/server/testing/signing-terminal.ts'
import { inForm, isStatus, type Misses, read, unless } from './answer.ts'
import type { Area } from './check.ts'
import { isRefusal } from './problems.ts'

const MANIFEST = '/v1/content/manifest'

/** Sent with the tag it was answered with, it is answered 304 and without a body. */
const isKnownByTag = async ({ send }: SigningTerminal, path: string): Promise<Misses> => {
  const tag = (await read(send('GET', path))).headers.get('etag')
  if (tag === null) return ['has no ETag']
  // As a list, and weakly: a cache on the way may have made either of it (RFC 9110, 13.1.2).
  const headers = { 'if-none-match': `"another", ${tag.startsWith('W/') ? tag : `W/${tag}`}` }
  const again = await read(send('GET', path, undefined, { headers }))
  const other = await read(send('GET', path, undefined, { headers: { 'if-none-match': '"another"' } }))
  return [
    ...isStatus(again, 304),
    ...unless(again.text === '', 'is sent again all the same'),
    ...unless(other.status === 200, `answered ${other.status} to who has another`),
  ]
}

const firstPart = async ({ send }: SigningTerminal): Promise<string | undefined> => {
  const manifest = SignedManifest.safeParse((await read(send('GET', MANIFEST))).json)
  return manifest.success ? manifest.data.body.parts[0]?.sha256 : undefined
}

export const content: Area = {
  name: 'content',
  checks: [
    {
      name: 'the list is not sent again to a terminal that has it',
      from: `GET ${MANIFEST}`,
      run: async ({ terminal }) => [
        ...(await inForm(SignedManifest, await read(terminal.send('GET', MANIFEST)), () => [])),
        ...(await isKnownByTag(terminal, MANIFEST)),
      ],
    },
    {
      name: 'a part is what its hash says, and not sent again to a terminal that has it',
      from: 'GET /v1/content/parts/{sha256}',
      run: async ({ terminal }) => {
        const address = await firstPart(terminal)
        if (address === undefined) return ['the list names no part']
        const path = `/v1/content/parts/${address}`
        const { text } = await read(terminal.send('GET', path))
        return [
          ...unless(sha256(Buffer.from(text)) === address, 'the bytes are not those of the hash'),
          ...(await isKnownByTag(terminal, path)),
        ]
      },
    },
    {
      name: 'a part that is not there is not found',
      from: 'GET /v1/content/parts/{sha256}',
      run: async ({ terminal }) =>
        isRefusal(await read(terminal.send('GET', `/v1/content/parts/${'0'.repeat(64)}`)), {
          status: 404,
          code: 'not-found',
        }),
    },
  ],
}
