/** Who stands where in the queue, and what is told of it: as it was worked out last. */
import type { ConsultationId } from '@lutong/core/ids.ts'
import { type Standing, standings } from '@lutong/video-consult/dispatch/outlook.ts'
import type { LawyerRow } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import type { Round } from './dispatcher.ts'

const DURATIONS_LOOKED_AT = 50
const DURATIONS_KEPT_MS = 30_000
/** Places are told again at most so often: five hundred who wait must not cost a hundred tellings a second each. */
const PLACES_EVERY_MS = 1_000

type PlacesParts = Pick<CentreParts, 'store' | 'figures'> & {
  isAtTerminal(terminalId: string): boolean
  tell(id: ConsultationId, rows: readonly LawyerRow[]): Promise<void>
}

export const createPlaces = ({ figures, isAtTerminal, store, tell }: PlacesParts) => {
  let standing: ReadonlyMap<string, Standing> = new Map()
  let waitingCount = 0
  let toldMs = -Infinity
  let durations: { readonly atMs: number; readonly ms: readonly number[] } = { atMs: -Infinity, ms: [] }
  const toldPlace = new Map<string, string>()

  const finishedMs = async (nowMs: number) => {
    if (nowMs - durations.atMs > DURATIONS_KEPT_MS)
      durations = { atMs: nowMs, ms: await store.recentDurationsMs(DURATIONS_LOOKED_AT) }
    return durations.ms
  }
  const stand = async (round: Pick<Round, 'waiting' | 'lawyers' | 'nowMs'>): Promise<void> => {
    standing = standings(round.waiting, round.lawyers, await finishedMs(round.nowMs))
    waitingCount = round.waiting.filter(({ isHeld }) => !isHeld).length
    figures.waiting = waitingCount
  }

  return {
    stand,
    /** `undefined`: not waiting, or nobody has looked yet. */
    of: (id: string): Standing | undefined => standing.get(id),
    waiting: (): number => waitingCount,
    /** To everyone whose place is another than what was told last. */
    tellAll: async (round: Round): Promise<void> => {
      if (round.nowMs - toldMs < PLACES_EVERY_MS) return
      toldMs = round.nowMs
      await stand(round)
      const still = new Set<string>(round.waiting.map((one) => one.id))
      for (const id of toldPlace.keys()) if (!still.has(id)) toldPlace.delete(id)
      for (const facts of round.open) {
        if (!still.has(facts.id) || !isAtTerminal(facts.terminalId)) continue
        const place = JSON.stringify(standing.get(facts.id))
        if (toldPlace.get(facts.id) === place) continue
        toldPlace.set(facts.id, place)
        await tell(facts.id, round.rows)
      }
    },
  }
}
