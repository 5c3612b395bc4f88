/** Files in pieces (tus 1.0.0): begun at the hash of the whole, resumed by offset, refused where they are something else. */
import { IntakeAnswer, MAX_MATERIAL_BYTES } from '@lutong/core/contracts/intake.ts'
import { PIECE_MEDIA_TYPE, uploadMetadata } from '@lutong/core/contracts/uploads.ts'
import { sha256 } from '../../admin/server/testing/signing-terminal.ts'
import { type Bench, newPicture } from './bench.ts'
import { type Answer, inForm, isStatus, type Misses, read, unless } from './answer.ts'
import type { Area } from './check.ts'
import { isRefusal } from './problems.ts'

const BEGIN = 'POST /v1/uploads'
const LOOK = 'HEAD /v1/uploads/{sha256}'
const ADD = 'PATCH /v1/uploads/{sha256}'
const TUS = { 'tus-resumable': '1.0.0' }
const FIRST_BYTES = 2_048

/** Nobody has handed it in before. */
const newFile = (): Uint8Array => Buffer.concat([newPicture(), Buffer.alloc(4_000, 7)])
const addressOf = (bytes: Uint8Array) => `/v1/uploads/${sha256(bytes)}`

const begin = ({ terminal }: Bench, bytes: Uint8Array, lengthBytes = bytes.length) =>
  read(
    terminal.send('POST', '/v1/uploads', undefined, {
      headers: { ...TUS, 'upload-length': String(lengthBytes), 'upload-metadata': uploadMetadata(sha256(bytes)) },
    }),
  )
const add = ({ terminal }: Bench, bytes: Uint8Array, offset: number, piece: Uint8Array, type = PIECE_MEDIA_TYPE) =>
  read(
    terminal.send('PATCH', addressOf(bytes), piece, {
      contentType: type,
      headers: { ...TUS, 'upload-offset': String(offset) },
    }),
  )
const look = ({ terminal }: Bench, bytes: Uint8Array) =>
  read(terminal.send('HEAD', addressOf(bytes), undefined, { headers: TUS }))

const says = ({ headers }: Answer, name: string, value: string): Misses =>
  unless(headers.get(name) === value, `${name} is ${headers.get(name) ?? 'not there'}, not ${value}`)
const standsAt = (answer: Answer, offset: number): Misses => says(answer, 'upload-offset', String(offset))

export const uploads: Area = {
  name: 'files in pieces',
  checks: [
    {
      name: 'a file in pieces is begun at the hash of the whole, with nothing',
      from: BEGIN,
      run: async (bench) => {
        const bytes = newFile()
        const begun = await begin(bench, bytes)
        const there = await look(bench, bytes)
        return [
          ...isStatus(begun, 201),
          ...says(begun, 'location', addressOf(bytes)),
          ...says(begun, 'tus-resumable', '1.0.0'),
          ...isStatus(there, 200),
          ...standsAt(there, 0),
          ...says(there, 'upload-length', String(bytes.length)),
          ...says(there, 'cache-control', 'no-store'),
        ]
      },
    },
    {
      name: 'with its last piece it is a file like any other',
      from: ADD,
      run: async (bench): Promise<Misses> => {
        const signature = newFile()
        await begin(bench, signature)
        const first = await add(bench, signature, 0, signature.subarray(0, FIRST_BYTES))
        const last = await add(bench, signature, FIRST_BYTES, signature.subarray(FIRST_BYTES))
        const there = await read(bench.terminal.send('HEAD', `/v1/blobs/${sha256(signature)}`))
        const submitted = await read(bench.terminal.submit(bench.newApplication({ signature })))
        return [
          ...isStatus(first, 204),
          ...standsAt(first, FIRST_BYTES),
          ...isStatus(last, 204),
          ...standsAt(last, signature.length),
          ...isStatus(there, 200),
          ...(await inForm(IntakeAnswer, submitted, ({ missingBlobs }) =>
            unless(missingBlobs.length === 0, 'the application misses it'),
          )),
        ]
      },
    },
    {
      name: 'begun again it goes on where it stood',
      from: BEGIN,
      run: async (bench): Promise<Misses> => {
        const bytes = newFile()
        await begin(bench, bytes)
        await add(bench, bytes, 0, bytes.subarray(0, FIRST_BYTES))
        const again = await begin(bench, bytes)
        return [
          ...isStatus(again, 201),
          ...standsAt(again, FIRST_BYTES),
          ...standsAt(await look(bench, bytes), FIRST_BYTES),
        ]
      },
    },
    {
      name: 'a piece at another offset is refused with the one that holds',
      from: ADD,
      run: async (bench): Promise<Misses> => {
        const bytes = newFile()
        await begin(bench, bytes)
        const answer = await add(bench, bytes, 1, bytes.subarray(1))
        return [...isRefusal(answer, { status: 409, code: 'conflict' }), ...standsAt(answer, 0)]
      },
    },
    {
      name: 'more than the length that was told is refused',
      from: ADD,
      run: async (bench) => {
        const bytes = newFile()
        await begin(bench, bytes)
        const piece = Buffer.concat([bytes, Buffer.alloc(1)])
        return isRefusal(await add(bench, bytes, 0, piece), { status: 413, code: 'too-large' })
      },
    },
    {
      name: 'a whole that is not what its hash says is refused and thrown away',
      from: ADD,
      run: async (bench): Promise<Misses> => {
        const bytes = newFile()
        await begin(bench, bytes)
        const refused = await add(bench, bytes, 0, Buffer.concat([bytes.subarray(1), Buffer.alloc(1)]))
        return [
          ...isRefusal(refused, { status: 422, code: 'digest-mismatch' }),
          ...isStatus(await look(bench, bytes), 404),
        ]
      },
    },
    {
      name: 'a piece of another media type is refused',
      from: ADD,
      run: async (bench) => {
        const bytes = newFile()
        await begin(bench, bytes)
        return isRefusal(await add(bench, bytes, 0, bytes, 'application/octet-stream'), {
          status: 415,
          code: 'unsupported-media-type',
        })
      },
    },
    {
      name: 'a file in pieces larger than allowed is refused before its first',
      from: BEGIN,
      run: async (bench) =>
        isRefusal(await begin(bench, newFile(), MAX_MATERIAL_BYTES + 1), { status: 413, code: 'too-large' }),
    },
    {
      name: 'another version of tus is refused with the one that is spoken',
      from: LOOK,
      run: async ({ terminal }): Promise<Misses> => {
        const headers = { 'tus-resumable': '0.2.2', 'upload-offset': '0' }
        const sending = { contentType: PIECE_MEDIA_TYPE, headers }
        const answer = await read(terminal.send('PATCH', addressOf(newFile()), newFile(), sending))
        return [
          ...isRefusal(answer, { status: 412, code: 'precondition-failed' }),
          ...says(answer, 'tus-version', '1.0.0'),
        ]
      },
    },
    {
      name: 'a file that is given up is gone',
      from: 'DELETE /v1/uploads/{sha256}',
      run: async (bench): Promise<Misses> => {
        const bytes = newFile()
        await begin(bench, bytes)
        const given = await read(bench.terminal.send('DELETE', addressOf(bytes), undefined, { headers: TUS }))
        return [...isStatus(given, 204), ...isStatus(await look(bench, bytes), 404)]
      },
    },
  ],
}
