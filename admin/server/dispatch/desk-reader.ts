/** A lawyer's desk as the store has it now: what is asked, what goes on, what came of the last talks. */
import type { DeskView } from '@lutong/core/contracts/live.ts'
import type { Consultation, LawyerRow } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { deskView } from './views.ts'

/** How long a desk shows what came of a talk: a working day. */
const FINISHED_SHOWN_MS = 10 * 3_600_000

export const createDeskReader = (parts: CentreParts, waiting: () => number) => {
  const { clock, store } = parts
  const named = (all: readonly Consultation[]) =>
    Promise.all(
      all.map(async (one) => ({ one, centreName: (await store.findTerminal(one.terminalId))?.centreName ?? '' })),
    )
  return async (row: LawyerRow): Promise<DeskView> => {
    const finished = await store.finishedOfLawyer(row.accountId, clock.nowMs() - FINISHED_SHOWN_MS)
    return deskView(parts, row, {
      own: await named(await store.consultationsOfLawyer(row.accountId)),
      asGuest: await named(await store.consultationsOfGuest(row.accountId)),
      finished: await named(finished),
      made: await store.madeOfTalks(finished.map(({ id }) => id)),
      rows: await store.listLawyers(),
      waiting: waiting(),
    })
  }
}
