import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import type { Problem } from '@lutong/core/contracts/intake.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { PIECE_SIZES } from '../policy/piece-size.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'
import { createFileUpload } from './file-upload.ts'
import type { CentreCall, CentreFailure } from './signed-fetch.ts'

/** What becomes of a request: it arrives, it is cut off on its way, or its answer is. */
type Line = 'fine' | 'cut' | 'answer-cut'

const CUT: CentreFailure = { code: 'unreachable', answered: false }
const refused = (problem: Problem['code']) => err({ code: 'refused', problem } as const)

/** A centre that takes files in pieces, in memory; `line` says what becomes of each request. */
const createPiecewiseCentre = (clock: TestClock) => {
  const uploads = new Map<string, { lengthBytes: number; bytes: Buffer }>()
  const calls: CentreCall[] = []
  let line: (call: CentreCall) => Line = () => 'fine'
  let isOffered = true
  const answer = ({
    body = new Uint8Array(),
    headers = {},
    method,
    path,
  }: CentreCall): Result<unknown, CentreFailure> => {
    if (method === 'PUT') return ok({})
    if (!isOffered) return refused('not-found')
    if (method === 'POST') {
      const sha256 = atob(headers['Upload-Metadata']?.split(' ')[1] ?? '')
      const lengthBytes = Number(headers['Upload-Length'])
      const upload = uploads.get(sha256) ?? { lengthBytes, bytes: Buffer.alloc(0) }
      uploads.set(sha256, upload)
      return ok({ sha256, lengthBytes, offsetBytes: upload.bytes.length })
    }
    const sha256 = path.split('/').at(-1) ?? ''
    const upload = uploads.get(sha256)
    if (upload === undefined) return refused('not-found')
    if (Number(headers['Upload-Offset']) !== upload.bytes.length) return refused('conflict')
    upload.bytes = Buffer.concat([upload.bytes, body])
    if (upload.bytes.length < upload.lengthBytes || sha256Hex(upload.bytes) === sha256) return ok(null)
    uploads.delete(sha256)
    return refused('digest-mismatch')
  }
  const ask = async <T>(call: CentreCall, schema: z.ZodType<T>): Promise<Result<T, CentreFailure>> => {
    calls.push({ ...call, ...(call.body === undefined ? {} : { body: Uint8Array.from(call.body) }) })
    clock.advance(500)
    const weather = line(call)
    if (weather === 'cut') return err(CUT)
    const told = answer(call)
    if (weather === 'answer-cut') return err(CUT)
    return told.ok ? ok(schema.parse(told.value)) : told
  }
  return {
    ask,
    calls,
    uploads,
    setLine: (next: (call: CentreCall) => Line) => {
      line = next
    },
    offersNoPieces: () => {
      isOffered = false
    },
    /** Bytes of pieces that were sent. */
    sentBytes: () =>
      calls.filter(({ method }) => method === 'PATCH').reduce((sum, { body }) => sum + (body?.length ?? 0), 0),
  }
}

let clock: TestClock
let centre: ReturnType<typeof createPiecewiseCentre>
beforeEach(() => {
  clock = createTestClock(0)
  centre = createPiecewiseCentre(clock)
})
const start = () => createFileUpload({ ask: centre.ask, clock })
const file = (length: number): Uint8Array => Buffer.from(Array.from({ length }, (_, at) => at % 251))
const LARGE = file(700_000)
const arrived = (bytes: Uint8Array) => centre.uploads.get(sha256Hex(bytes))?.bytes.equals(bytes) === true

describe('a file on its way to the centre', () => {
  it('goes in pieces that grow on a good line', async () => {
    expect(await start()(sha256Hex(LARGE), LARGE)).toEqual(ok(null))
    expect(arrived(LARGE)).toBe(true)
    const sizes = centre.calls.flatMap(({ body, method }) => (method === 'PATCH' ? [body?.length ?? 0] : []))
    expect(sizes.slice(0, 3)).toEqual([PIECE_SIZES.first, 2 * PIECE_SIZES.first, 4 * PIECE_SIZES.first])
    expect(centre.sentBytes()).toBe(LARGE.length)
  })

  it('goes on after a cut from where the centre says, not from the beginning', async () => {
    let pieces = 0
    centre.setLine(({ method }) => (method === 'PATCH' && ++pieces > 2 ? 'cut' : 'fine'))
    const first = await start()(sha256Hex(LARGE), LARGE)
    expect(first).toEqual(err(CUT))
    const before = centre.uploads.get(sha256Hex(LARGE))?.bytes.length ?? 0
    expect(before).toBe(3 * PIECE_SIZES.first)
    centre.setLine(() => 'fine')
    const sent = centre.sentBytes()
    // The host was started anew meanwhile: nothing of it is in its memory.
    expect(await start()(sha256Hex(LARGE), LARGE)).toEqual(ok(null))
    expect(centre.sentBytes() - sent).toBe(LARGE.length - before)
    expect(arrived(LARGE)).toBe(true)
  })

  it('does not send again a piece whose answer was lost', async () => {
    let pieces = 0
    centre.setLine(({ method }) => (method === 'PATCH' && ++pieces === 2 ? 'answer-cut' : 'fine'))
    expect(await start()(sha256Hex(LARGE), LARGE)).toEqual(ok(null))
    expect(centre.sentBytes()).toBe(LARGE.length)
  })

  it('begins anew where the centre has let go of it', async () => {
    let pieces = 0
    centre.setLine(({ method }) => {
      if (method === 'PATCH' && ++pieces === 3) centre.uploads.clear()
      return 'fine'
    })
    expect(await start()(sha256Hex(LARGE), LARGE)).toEqual(ok(null))
    expect(arrived(LARGE)).toBe(true)
  })

  it('gives up, for now, a line that cuts every piece, and sends smaller ones', async () => {
    centre.setLine(({ method }) => (method === 'PATCH' ? 'cut' : 'fine'))
    expect(await start()(sha256Hex(LARGE), LARGE)).toEqual(err(CUT))
    const sizes = centre.calls.flatMap(({ body, method }) => (method === 'PATCH' ? [body?.length ?? 0] : []))
    expect(sizes).toEqual([PIECE_SIZES.first, PIECE_SIZES.least, PIECE_SIZES.least])
  })

  it('tells that the centre refuses it', async () => {
    const wrong = sha256Hex(Buffer.from('another'))
    expect(await start()(wrong, LARGE)).toEqual(refused('digest-mismatch'))
  })

  it('goes whole where it is small, and to a centre that takes no pieces, which is asked once', async () => {
    const small = file(PIECE_SIZES.least)
    const send = start()
    await send(sha256Hex(small), small)
    centre.offersNoPieces()
    await send(sha256Hex(LARGE), LARGE)
    await send(sha256Hex(LARGE), LARGE)
    expect(centre.calls.map(({ method }) => method)).toEqual(['PUT', 'POST', 'PUT', 'PUT'])
  })

  it('arrives whole by tries enough, whatever is cut', async () => {
    const weather = fc.constantFrom<Line>('fine', 'fine', 'cut', 'answer-cut')
    await fc.assert(
      fc.asyncProperty(
        fc.array(weather, { maxLength: 60 }),
        fc.integer({ min: 20_000, max: 400_000 }),
        async (lines, length) => {
          centre = createPiecewiseCentre(clock)
          const bytes = file(length)
          let request = 0
          centre.setLine(() => lines[request++] ?? 'fine')
          for (let tries = 0; tries < 70; tries += 1) if ((await start()(sha256Hex(bytes), bytes)).ok) break
          expect(arrived(bytes)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})
