/** How this centre stands now, in counts: what is open, and who could take a call. */
import { type FederationStanding, tellOpen } from '@lutong/core/contracts/federation.ts'
import type { LegalField, SpokenLanguage } from '@lutong/core/consultation/consultation.ts'
import type { Lawyer } from '@lutong/video-consult/dispatch/pool.ts'
import type { CentreParts } from '../capability.ts'
import { guestLoads } from '../dispatch/call-guests.ts'
import { isWaiting } from '../dispatch/dispatcher.ts'
import { lawyerOf } from '../dispatch/pool-of.ts'
import { SILENT_AFTER_MS } from '../terminals/console-terminals.ts'

interface Hands {
  readonly free: number
  readonly busy: number
  readonly onDuty: number
}

/** `free`: would be asked now; `busy`: has as many as may be; `onDuty`: by the rota, here or not. */
const handsOf = (lawyers: readonly Lawyer[]): Hands => ({
  free: lawyers.filter((one) => one.availability === 'available' && one.onDuty && one.load < one.mostAtOnce).length,
  busy: lawyers.filter((one) => one.load >= one.mostAtOnce).length,
  onDuty: lawyers.filter((one) => one.onDuty).length,
})

const skillsOf = (lawyers: readonly Lawyer[]): FederationStanding['skills'] => {
  const pairs = new Map<string, { field: LegalField; language: SpokenLanguage; own: Lawyer[] }>()
  for (const lawyer of lawyers)
    for (const field of lawyer.fields)
      for (const language of lawyer.languages) {
        const key = `${field} ${language}`
        const pair = pairs.get(key) ?? { field, language, own: [] }
        pair.own.push(lawyer)
        pairs.set(key, pair)
      }
  return [...pairs.values()].map(({ field, language, own }) => ({ field, language, ...handsOf(own) }))
}

export const standingOf = async ({
  clock,
  presence,
  store,
}: Pick<CentreParts, 'clock' | 'presence' | 'store'>): Promise<FederationStanding> => {
  const nowMs = clock.nowMs()
  const counted = await store.countOpen(nowMs, nowMs - SILENT_AFTER_MS)
  const calls = await store.openConsultations()
  const asGuests = guestLoads(calls)
  const present = await presence.now()
  const lawyers = (await store.listLawyers()).map((row) =>
    lawyerOf(row, present.isHere('lawyer', row.accountId), nowMs, asGuests.get(row.accountId)),
  )
  return {
    ...tellOpen(counted.open, counted.late, calls.filter(isWaiting).length),
    terminals: counted.terminals,
    lawyers: handsOf(lawyers),
    skills: skillsOf(lawyers),
  }
}
