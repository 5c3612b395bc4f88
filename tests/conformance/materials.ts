/** Files travel apart from the application, by the hash of their content: before it, beside it or after it. */
import { IntakeAnswer, MAX_MATERIAL_BYTES } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { sha256 } from '../../admin/server/testing/signing-terminal.ts'
import { type Bench, newPicture } from './bench.ts'
import { type Answer, inForm, isStatus, type Misses, read, unless } from './answer.ts'
import type { Area } from './check.ts'
import { isRefusal } from './problems.ts'

const HAND_IN = 'PUT /v1/blobs/{sha256}'
const DECISION_5 = 'architecture, decision 5'
/** Above what any application may be. */
const TOO_LARGE_TEXT = 1024 * 1024

const lacks = (answer: Answer, wanted: readonly string[], when: string) =>
  inForm(IntakeAnswer, answer, ({ missingBlobs }) =>
    unless(
      missingBlobs.length === wanted.length && wanted.every((one) => missingBlobs.some((missing) => missing === one)),
      `${when} it names ${missingBlobs.length} files that are missing, not ${wanted.length}`,
    ),
  )

const handIn = ({ terminal }: Bench, picture: Uint8Array) => read(terminal.handIn(picture))

export const materials: Area = {
  name: 'materials',
  checks: [
    {
      name: 'a file handed in before the application is not missed',
      from: DECISION_5,
      run: async (bench) => {
        const signature = newPicture()
        await handIn(bench, signature)
        return lacks(await read(bench.terminal.submit(bench.newApplication({ signature }))), [], 'handed in before')
      },
    },
    {
      name: 'a file handed in after the application was missed until then',
      from: DECISION_5,
      run: async (bench): Promise<Misses> => {
        const signature = newPicture()
        const application = bench.newApplication({ signature })
        const before = await read(bench.terminal.submit(application))
        const handed = await handIn(bench, signature)
        const after = await read(bench.terminal.submit(application))
        return [
          ...(await lacks(before, [sha256(signature)], 'before it was handed in')),
          ...isStatus(handed, 201),
          ...(await lacks(after, [], 'after it was handed in')),
        ]
      },
    },
    {
      name: 'a file handed in while the application is on its way is not missed for long',
      from: DECISION_5,
      run: async (bench): Promise<Misses> => {
        const signature = newPicture()
        const application = bench.newApplication({ signature })
        const [submitted, handed] = await Promise.all([
          read(bench.terminal.submit(application)),
          handIn(bench, signature),
        ])
        const after = await read(bench.terminal.submit(application))
        return [...isStatus(submitted, 201), ...isStatus(handed, 201), ...(await lacks(after, [], 'after both'))]
      },
    },
    {
      name: 'the same file again changes nothing: 201, then 200 and the same answer',
      from: HAND_IN,
      run: async (bench) => {
        const picture = newPicture()
        const first = await handIn(bench, picture)
        const second = await handIn(bench, picture)
        return [
          ...isStatus(first, 201),
          ...isStatus(second, 200),
          ...unless(first.text === second.text, 'the answers differ'),
        ]
      },
    },
    {
      name: 'HEAD says whether a file is here',
      from: 'HEAD /v1/blobs/{sha256}',
      run: async (bench) => {
        const picture = newPicture()
        const path = `/v1/blobs/${sha256(picture)}`
        const before = await read(bench.terminal.send('HEAD', path))
        await handIn(bench, picture)
        const after = await read(bench.terminal.send('HEAD', path))
        return [...isStatus(before, 404), ...isStatus(after, 200)]
      },
    },
    {
      name: 'a file under an address that is not its hash is refused, and is not there afterwards',
      from: HAND_IN,
      run: async ({ terminal }) => {
        const address = sha256(newPicture())
        const refused = await read(terminal.handIn(newPicture(), address))
        const there = await read(terminal.send('HEAD', `/v1/blobs/${address}`))
        return [...isRefusal(refused, { status: 422, code: 'digest-mismatch' }), ...isStatus(there, 404)]
      },
    },
    {
      name: 'a file whose bytes are of no agreed type is refused, whatever its sender calls it',
      from: HAND_IN,
      run: async ({ terminal }) => {
        const bytes = Buffer.from('<svg onload="x">')
        const answer = await read(
          terminal.send('PUT', `/v1/blobs/${sha256(bytes)}`, bytes, { contentType: 'image/png' }),
        )
        return isRefusal(answer, { status: 400, code: 'invalid-request' })
      },
    },
    {
      name: 'a file larger than allowed is refused',
      from: HAND_IN,
      run: async ({ terminal }) =>
        isRefusal(await read(terminal.handIn(Buffer.alloc(MAX_MATERIAL_BYTES + 1))), {
          status: 413,
          code: 'too-large',
        }),
    },
    {
      name: 'an application larger than allowed is refused',
      from: 'PUT /v1/applications/{id}',
      run: async ({ newApplication, terminal }) => {
        const application = newApplication({ rest: { note: 'x'.repeat(TOO_LARGE_TEXT) } })
        const headers = { 'lutong-digest': sha256(canonicalBytes(application)) }
        return isRefusal(await read(terminal.submit(application, headers)), { status: 413, code: 'too-large' })
      },
    },
  ],
}
