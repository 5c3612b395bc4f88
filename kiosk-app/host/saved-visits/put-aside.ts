/** A visit is put aside sealed: on this terminal first, then at the centre; and comes back by its code from either. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import { SAVED_VISIT_DAYS } from '@lutong/core/contracts/saved-visits.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Visit } from '../session/visit.ts'
import {
  type KeptTyped,
  keysOfCode,
  newSaveCode,
  normalSaveCode,
  type OpenedVisit,
  openVisit,
  sealVisit,
} from './sealed-visit.ts'

const DAY_MS = 24 * 3_600_000
/** Slips of the finger are forgiven; after these nobody can go on guessing at this terminal for a while. */
export const CODE_GUESSES = { most: 5, lockedMs: 10 * 60_000 } as const

type Saved = NonNullable<Visit['saved']>

export const createPutAside = (parts: {
  readonly centre: Pick<CentreLink, 'readVisit'>
  readonly outbox: Outbox | undefined
  readonly catalogue: Catalogue
  readonly clock: Clock
}) => {
  const { catalogue, centre, clock, outbox } = parts
  let wrong = 0
  let lockedUntilMs = 0
  const countWrong = (): Result<never, ProblemCode> => {
    wrong += 1
    if (wrong >= CODE_GUESSES.most) {
      wrong = 0
      lockedUntilMs = clock.nowMs() + CODE_GUESSES.lockedMs
    }
    return err('save-code-wrong')
  }
  const read: CentreLink['readVisit'] = async (id) => {
    const here = outbox?.readAside(id)
    return here === undefined ? centre.readVisit(id) : ok(here)
  }
  return {
    put: async (visit: Visit, typed: KeptTyped): Promise<Result<Saved, 'store-failed'>> => {
      if (outbox === undefined) return err('store-failed')
      const code = newSaveCode()
      const { id, key } = await keysOfCode(code)
      const keptUntilMs = clock.nowMs() + SAVED_VISIT_DAYS * DAY_MS
      const put = await outbox.putAside(sealVisit({ visit, typed }, id, key), keptUntilMs)
      key.fill(0)
      // A code that nobody keeps anything under is never shown.
      return put.ok ? ok({ code, keptUntilMs, onlyHere: put.value === 'here' }) : put
    },
    fetch: async (typed: string): Promise<Result<OpenedVisit, ProblemCode>> => {
      if (clock.nowMs() < lockedUntilMs) return err('save-code-locked')
      const code = normalSaveCode(typed)
      if (code === undefined) return countWrong()
      const { id, key } = await keysOfCode(code)
      const sealed = await read(id)
      if (!sealed.ok) return sealed.error.code === 'unreachable' ? err('save-code-elsewhere') : countWrong()
      const visit = await openVisit(sealed.value, key, { catalogue, read })
      key.fill(0)
      if (visit.ok) wrong = 0
      return !visit.ok && visit.error === 'save-code-wrong' ? countWrong() : visit
    },
  }
}
