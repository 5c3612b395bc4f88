/** Who could come into a call beside its lawyer. */
import type { GuestRole } from '@lutong/core/consultation/call-guest.ts'
import type { Colleagues } from '@lutong/core/contracts/live.ts'
import type { CentreStore } from '../../store/centre-store.ts'
import type { Consultation, LawyerRow } from '../../store/consultation-store.ts'
import { expectedGuests, guestLoads, standsAgainst } from './call-guests.ts'

/** Free at their desk, not in the call yet, and with nothing against this role in it. */
export const colleaguesFor = async (
  store: Pick<CentreStore, 'listLawyers' | 'openConsultations'>,
  isPresent: (accountId: string) => boolean,
  one: Consultation,
  role: GuestRole,
): Promise<readonly LawyerRow[]> => {
  const asGuests = guestLoads(await store.openConsultations())
  const here = new Set([one.lawyerId, ...expectedGuests(one).map(({ accountId }) => accountId)])
  return (await store.listLawyers()).filter(
    (row) =>
      !here.has(row.accountId) &&
      row.availability === 'available' &&
      isPresent(row.accountId) &&
      row.load + (asGuests.get(row.accountId) ?? 0) < row.profile.mostAtOnce &&
      (role === 'other-side' || !standsAgainst(one, row)),
  )
}

export const colleagueView = ({ accountId, profile }: LawyerRow): Colleagues[number] => ({
  accountId,
  face: profile.face,
  languages: profile.languages,
})
