/** The calculators a terminal offers, in the order in which people ask. */
import { reviewing, venue } from './authorities.ts'
import type { Calculator } from './calculator.ts'
import { limitation } from './limitation.ts'
import { means } from './means.ts'
import { objection } from './objection.ts'
import { arrears, compensation, doubleWage } from './wages.ts'

export const calculatorsFor = (regionCode: string): readonly Calculator[] => [
  arrears,
  doubleWage,
  compensation,
  limitation,
  objection,
  means(regionCode),
  reviewing,
  venue,
]
