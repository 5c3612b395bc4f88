/**
 * Pieces on their way: one after another, each until it is known to be kept. A piece is told again and again under the
 * same name, so that a lost answer costs nothing; where one can never be kept, what follows it in its take is of no use.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { mayGoNow, MOST_WAITING_BYTES } from './pacing.ts'

/** `lost`: this piece, or one before it, cannot be kept under its name: a new take may begin. `refused`: no more at all. */
export type Fate = 'kept' | 'later' | 'lost' | 'refused'

interface Sendable {
  readonly take: string
  readonly seq: number
  readonly sizeBytes: number
}

interface PieceSenderParts<Piece extends Sendable> {
  readonly clock: Clock
  send(piece: Piece): Promise<Fate>
  /** Whether the call's own line is weak now; asked again with each piece. */
  isWeak(): boolean
  /** A take is given up, and another one may be kept. */
  onLost?(take: string): void
  /** A piece is done with, whatever became of it. */
  release?(piece: Piece): void
}

export interface PieceSender<Piece extends Sendable> {
  /** False where its take was given up. */
  add(piece: Piece): boolean
  /** The call is over: nothing waits for a better line any more. */
  over(): void
  /** What still waits is not wanted any more. */
  drop(isOf?: (piece: Piece) => boolean): void
  readonly waitingBytes: number
}

/** What the centre's answer means for a piece: `next` is the number it wants; a piece without bytes adds none. */
export const fateByNext = ({ seq, sizeBytes }: Sendable, next: number): Fate =>
  next >= seq + (sizeBytes === 0 ? 0 : 1) ? 'kept' : 'lost'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 5_000
/** Pure: doubled from half a second to five. */
export const pauseMs = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(10, Math.max(0, failures - 1)))

export const createPieceSender = <Piece extends Sendable>(parts: PieceSenderParts<Piece>): PieceSender<Piece> => {
  let waiting: readonly Piece[] = []
  const lost = new Set<string>()
  let isOver = false
  let busy = false
  let failures = 0
  let stopTimer = () => {}

  const waitingBytes = () => waiting.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const take = (isOf: (piece: Piece) => boolean) => {
    const gone = waiting.filter(isOf)
    waiting = waiting.filter((piece) => !isOf(piece))
    for (const piece of gone) parts.release?.(piece)
  }
  const giveUp = (name: string) => {
    lost.add(name)
    take((piece) => piece.take === name)
  }
  const settle = (piece: Piece, fate: Fate) => {
    if (fate === 'later') {
      failures += 1
      return
    }
    failures = 0
    if (fate === 'kept') take((one) => one === piece)
    else if (fate === 'lost') {
      giveUp(piece.take)
      parts.onLost?.(piece.take)
    } else for (const name of new Set(waiting.map((one) => one.take))) giveUp(name)
  }
  const next = async () => {
    const [first] = waiting
    const weak = parts.isWeak()
    if (busy || first === undefined || !mayGoNow({ weak, over: isOver, waitingBytes: waitingBytes() })) return
    busy = true
    const fate = await parts.send(first).catch((): Fate => 'later')
    busy = false
    settle(first, fate)
    if (failures === 0) return void next()
    stopTimer()
    stopTimer = parts.clock.setTimer(pauseMs(failures), () => void next())
  }

  return {
    get waitingBytes() {
      return waitingBytes()
    },
    add: (piece) => {
      if (lost.has(piece.take) || waitingBytes() + piece.sizeBytes > MOST_WAITING_BYTES) {
        parts.release?.(piece)
        if (!lost.has(piece.take)) lost.add(piece.take)
        return false
      }
      waiting = [...waiting, piece]
      isOver = false
      // A pause after a failure is kept: pieces that come meanwhile are no reason to knock sooner.
      if (failures === 0) void next()
      return true
    },
    over: () => {
      isOver = true
      if (failures === 0) void next()
    },
    drop: (isOf = () => true) => {
      take(isOf)
      if (waiting.length > 0) return
      stopTimer()
      failures = 0
    },
  }
}
