/** What the store knows, in the shape the matching takes. */
import { isOnDuty } from '@lutong/video-consult/dispatch/rota.ts'
import type { Lawyer, Waiting } from '@lutong/video-consult/dispatch/pool.ts'
import type { ConsultationFacts, LawyerRow } from '../../store/consultation-store.ts'

export const waitingOf = (facts: ConsultationFacts): Waiting => ({
  id: facts.id,
  regionCode: facts.regionCode,
  field: facts.field,
  language: facts.language,
  tier: facts.tier,
  precedence: facts.precedence,
  waitingSinceMs: facts.waitingSinceMs,
  isHeld: facts.state === 'held',
  personToken: facts.personToken,
  opponentToken: facts.opponentToken,
  passedOver: facts.passedOver.map(({ lawyerId, untilMs }) => ({ lawyerId, untilMs: untilMs ?? Infinity })),
})

/** A lawyer whose desk is not connected cannot be asked, whatever the switch says. `asGuest`: calls of others taken part in. */
export const lawyerOf = (row: LawyerRow, isPresent: boolean, nowMs: number, asGuest = 0): Lawyer => ({
  id: row.accountId,
  availability: isPresent ? row.availability : 'away',
  onDuty: isOnDuty(row.profile.rota, nowMs),
  tier: row.profile.face.tier,
  fields: row.profile.fields,
  languages: row.profile.languages,
  homeRegion: row.profile.homeRegion,
  mostAtOnce: row.profile.mostAtOnce,
  load: row.load + asGuest,
  idleSinceMs: row.idleSinceMs,
  clientTokens: row.clientTokens,
  adversaryTokens: row.adversaryTokens,
})
