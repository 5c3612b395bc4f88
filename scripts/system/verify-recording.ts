/**
 * Whether what is kept of a recording is what its trace says: every piece is fetched and hashed here, and the hashes of a
 * take must come to what stood in the chain when it ended.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { sealOfTake } from '../../admin/store/kysely/recording-seal.ts'
import { TakeView } from '../../core/consultation/recording.ts'

interface Entry {
  readonly kind: string
  readonly body: unknown
}

const Name = z.object({ party: z.string(), take: z.string() })
const Ended = Name.extend({ pieces: z.int(), bytes: z.int(), sha256: z.string(), sm3: z.string() })
const Erased = z.object({ takes: z.array(Name) })
const Look = z.object({ pass: z.string(), takes: z.array(TakeView) })

type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>

export interface TakeFinding {
  readonly party: string
  readonly take: string
  /** `open`: still being recorded, so that there is no end to hold it against. */
  readonly state: 'whole' | 'changed' | 'missing' | 'open' | 'erased'
  readonly pieces: number
  /** Numbers of the pieces that could not be had as they were. */
  readonly damaged: readonly number[]
}

const nameOf = ({ party, take }: z.infer<typeof Name>): string => `${party}/${take}`

/** Pure: which takes the trace has, and what each came to. */
const takesInTrace = (entries: readonly Entry[]) => {
  const of = <T>(kind: string, schema: z.ZodType<T>): T[] =>
    entries.filter((entry) => entry.kind === kind).map(({ body }) => schema.parse(body))
  return {
    begun: of('recording-begun', Name),
    ended: new Map(of('recording-ended', Ended).map((one) => [nameOf(one), one])),
    gone: new Set([
      ...of('recording-erasing', Erased).flatMap(({ takes }) => takes.map(nameOf)),
      ...of('recording-erased', Erased).flatMap(({ takes }) => takes.map(nameOf)),
    ]),
  }
}

const fetchTake = async (ask: Ask, id: string, pass: string, { party, pieces, take }: TakeView) => {
  const hashed: { sizeBytes: number; sha256: string }[] = []
  const damaged: number[] = []
  for (const seq of pieces.keys()) {
    const answer = await ask('GET', `/consultations/${id}/recording/${party}/${take}/${seq}`, undefined, {
      'lutong-look': pass,
    })
    if (!answer.ok) damaged.push(seq)
    const bytes = answer.ok ? Buffer.from(await answer.arrayBuffer()) : Buffer.alloc(0)
    hashed.push({ sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  return { damaged, hashed }
}

/** The look is written into the trace like any other; without a recording nothing is asked for. */
export const verifyRecording = async (
  ask: Ask,
  id: string,
  reason: string,
  entries: readonly Entry[],
): Promise<readonly TakeFinding[]> => {
  const { begun, ended, gone } = takesInTrace(entries)
  const kept = begun.filter((one) => !gone.has(nameOf(one)))
  const answer =
    kept.length === 0
      ? undefined
      : await ask('POST', `/consultations/${id}/recording/looks`, { ground: 'inspection', reason })
  const look = answer?.ok === true ? Look.parse(await answer.json()) : { pass: '', takes: [] }
  const findings: TakeFinding[] = []
  for (const one of begun) {
    const name = nameOf(one)
    const known = ended.get(name)
    const base = { party: one.party, take: one.take, pieces: known?.pieces ?? 0, damaged: [] }
    const there = look.takes.find((take) => nameOf(take) === name)
    if (gone.has(name)) findings.push({ ...base, state: 'erased' })
    else if (there === undefined) findings.push({ ...base, state: known?.pieces === 0 ? 'whole' : 'missing' })
    else {
      const { damaged, hashed } = await fetchTake(ask, id, look.pass, there)
      const seal = sealOfTake(hashed)
      const isSame =
        known !== undefined && (['pieces', 'bytes', 'sha256', 'sm3'] as const).every((key) => seal[key] === known[key])
      const state = damaged.length > 0 ? 'changed' : known === undefined ? 'open' : isSame ? 'whole' : 'changed'
      findings.push({ ...base, state, damaged, pieces: there.pieces.length })
    }
  }
  return findings
}
