/**
 * What the page records of the citizen's side, on its way to the centre. It waits here in memory and nowhere else: a page
 * that is lost loses seconds, a host that is lost loses what had not gone yet, and no disk ever holds any of it.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { ConsultationView } from '@lutong/core/consultation/consultation.ts'
import type { UploadTarget } from '@lutong/core/contracts/host-rpc.ts'
import { createPieceSender, type Fate, fateByNext } from '@lutong/video-consult/call/recording/piece-sender.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'

/** After the visit the rest is tried for so long; then it is given up. */
const REST_MS = 10 * 60_000

type Target = Extract<UploadTarget, { kind: 'recording' }>
interface Piece extends Target {
  readonly bytes: Uint8Array
  readonly sizeBytes: number
}

export interface RecordingDesk {
  /** What the centre says of a consultation of this visit. */
  seen(view: ConsultationView): void
  /** False where its take is lost: the page begins another one. */
  take(target: Target, body: Uint8Array): boolean
  /** The consent was taken back: what has not gone yet never goes. */
  stop(id: string): void
  /** What is on its way still goes; nothing new of this visit is taken. */
  visitOver(): void
  close(): void
}

export const createRecordingDesk = (parts: {
  readonly clock: Clock
  readonly centre: Pick<CentreLink, 'putRecordingPiece'>
}): RecordingDesk => {
  const agreed = new Set<string>()
  const stopped = new Set<string>()
  let weak = false
  const rests = new Set<() => void>()

  const sender = createPieceSender<Piece>({
    clock: parts.clock,
    send: async (piece): Promise<Fate> => {
      const { bytes, kind: _kind, line: _line, sizeBytes: _size, ...named } = piece
      const answer = await parts.centre.putRecordingPiece(named, bytes)
      if (answer.ok) return fateByNext(piece, answer.value.next)
      if (answer.error.code === 'unreachable') return 'later'
      const { problem } = answer.error
      return problem === 'forbidden' || problem === 'not-found' ? 'refused' : 'lost'
    },
    isWeak: () => weak,
    release: ({ bytes }) => void bytes.fill(0),
  })
  const forget = (id: string) => {
    agreed.delete(id)
    stopped.delete(id)
    sender.drop((piece) => piece.consultationId === id)
  }
  return {
    seen: ({ id, recording }) => {
      if (recording === 'agreed') agreed.add(id)
      else agreed.delete(id)
    },
    take: (target, body) => {
      const { consultationId: id } = target
      // Not lost, but not wanted: the page hears it from the screen.
      if (!agreed.has(id) || stopped.has(id)) return true
      weak = target.line === 'weak'
      const isKept = sender.add({ ...target, bytes: Uint8Array.from(body), sizeBytes: body.length })
      if (target.last === 'yes') sender.over()
      return isKept
    },
    stop: (id) => {
      stopped.add(id)
      sender.drop((piece) => piece.consultationId === id)
    },
    visitOver: () => {
      const own = new Set([...agreed, ...stopped])
      if (own.size === 0) return
      // The page's last piece comes a moment after the visit has ended.
      sender.over()
      const cancel = parts.clock.setTimer(REST_MS, () => {
        rests.delete(cancel)
        for (const id of own) forget(id)
      })
      rests.add(cancel)
    },
    close: () => {
      for (const cancel of rests) cancel()
      rests.clear()
      sender.drop()
    },
  }
}
