/** While the citizen agrees to it: the lawyer's side is recorded here and sent to the centre as it comes. */
import type { RecordingParty } from '@lutong/core/consultation/recording.ts'
import type { CallTicket } from '@lutong/core/consultation/consultation.ts'
import { systemClock } from '@lutong/core/clock.ts'
import { useEffect } from 'preact/hooks'
import { type CallRecorder, type OutPiece, recordCall } from '../../call/recording/call-recorder.ts'
import { createPieceSender, type Fate, fateByNext } from '../../call/recording/piece-sender.ts'
import type { DeskCall } from './use-call.ts'

interface Waiting extends OutPiece {
  readonly sizeBytes: number
}
/** The centre says no, and would again. */
const NEVER = [403, 404]
/** The name is taken by another content, or the piece is none. */
const UNTAKEN = [400, 413, 422]

const nextOf = (answer: unknown): number | undefined => {
  const next: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'next') : undefined
  return typeof next === 'number' ? next : undefined
}

const sendPiece = async (id: string, piece: Waiting): Promise<Fate> => {
  const { blob, endMs, last, mediaType, seq, take } = piece
  const query = new URLSearchParams({ mediaType, endMs: String(endMs), last: last ? 'yes' : 'no' })
  const answer = await fetch(`/console/api/consultations/${id}/recording/${take}/${seq}?${query.toString()}`, {
    method: 'PUT',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream' },
    body: blob,
  })
  if (NEVER.includes(answer.status)) return 'refused'
  if (UNTAKEN.includes(answer.status)) return 'lost'
  const next = answer.ok ? nextOf(await answer.json()) : undefined
  return next === undefined ? 'later' : fateByNext(piece, next)
}

const SELF: RecordingParty = 'lawyer'

export const useRecording = (call: DeskCall | null, ticket: CallTicket | null): void => {
  const session = call?.session ?? null
  const id = ticket?.self === SELF ? ticket.consultationId : undefined
  const isAgreed = ticket?.recordingAllowed === true
  useEffect(() => {
    if (session === null || id === undefined || !isAgreed) return
    let recorder: CallRecorder | undefined
    const sender = createPieceSender<Waiting>({
      clock: systemClock,
      isWeak: () => session.view.quality.figure !== 'good',
      send: (piece) => sendPiece(id, piece),
      onLost: () => recorder?.beginAnew(),
    })
    recorder = recordCall({
      session,
      newTakeId: () => crypto.randomUUID(),
      onPiece: (piece) => {
        sender.add({ ...piece, sizeBytes: piece.blob.size })
        if (piece.last) sender.over()
      },
    })
    return () => recorder.stop()
  }, [session, id, isAgreed])
}
