/** What a talk with a lawyer most often leads to, by its field: offered, never more than offered. */
import { ItemCode } from '../ids.ts'
import type { LegalField } from './consultation.ts'

const codes = (...all: readonly string[]): readonly ItemCode[] => all.map((code) => ItemCode.parse(code))

const LEGAL_AID = 'GF02001'
const AID_FOR_WORKERS = 'GF02003'
const MEDIATION = 'GF05001'
const LABOUR_ARBITRATION = 'GF06002'
const LAND_ARBITRATION = 'GF06003'

/** The likeliest first. */
export const FITTING_SERVICES: Readonly<Record<LegalField, readonly ItemCode[]>> = {
  labour: codes(AID_FOR_WORKERS, LABOUR_ARBITRATION, MEDIATION),
  family: codes(LEGAL_AID, MEDIATION),
  property: codes(MEDIATION, LEGAL_AID),
  debt: codes(MEDIATION, LEGAL_AID),
  traffic: codes(LEGAL_AID, MEDIATION),
  consumer: codes(MEDIATION, LEGAL_AID),
  land: codes(MEDIATION, LAND_ARBITRATION, LEGAL_AID),
  administrative: codes(LEGAL_AID),
  criminal: [],
  other: codes(LEGAL_AID, MEDIATION),
}
