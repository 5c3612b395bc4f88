/** While the citizen agrees to it: what goes out of this page is recorded, and handed to the host as it comes. */
import { systemClock } from '@lutong/core/clock.ts'
import { recordCall, type CallRecorder, type OutPiece } from '@lutong/video-consult/call/recording/call-recorder.ts'
import { createPieceSender, type Fate } from '@lutong/video-consult/call/recording/piece-sender.ts'
import { useEffect } from 'preact/hooks'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import type { KioskCall } from './use-kiosk-call.ts'

/** The host answers at once; what it has not taken after so many tries it will not take under this name. */
const MOST_TRIES = 4

interface Waiting extends OutPiece {
  readonly sizeBytes: number
}

export const useKioskRecording = (call: KioskCall | null, entered: ScreenOf<'consult-call'> | null): void => {
  const { upload } = useVisit()
  const session = call?.session ?? null
  const id = entered?.ticket.consultationId
  const isAgreed = entered?.recording === 'agreed'
  useEffect(() => {
    if (session === null || id === undefined || !isAgreed) return
    const tries = new Map<string, number>()
    let recorder: CallRecorder | undefined
    const sender = createPieceSender<Waiting>({
      clock: systemClock,
      // The host holds back on a weak line, and keeps what waits: a page that is lost loses little.
      isWeak: () => false,
      send: async ({ blob, endMs, last, mediaType, seq, take }): Promise<Fate> => {
        const isTaken = await upload({
          ...{ kind: 'recording', consultationId: id, take, seq, mediaType, endMs, blob },
          last: last ? 'yes' : 'no',
          line: session.view.quality.figure === 'good' ? 'good' : 'weak',
        })
        if (isTaken) return 'kept'
        const name = `${take}/${seq}`
        tries.set(name, (tries.get(name) ?? 0) + 1)
        return (tries.get(name) ?? 0) < MOST_TRIES ? 'later' : 'lost'
      },
      onLost: () => recorder?.beginAnew(),
    })
    recorder = recordCall({
      session,
      newTakeId: () => crypto.randomUUID(),
      onPiece: (piece) => void sender.add({ ...piece, sizeBytes: piece.blob.size }),
    })
    return () => recorder.stop()
  }, [session, id, isAgreed])
}
