/** The calculators a terminal offers, in the order in which people ask. */
import { reviewing, venue } from './authorities.ts'
import { type Calculator, oneOf, text } from './calculator.ts'
import { limitation } from './limitation.ts'
import { means } from './means.ts'
import { objection } from './objection.ts'
import { arrears, compensation, doubleWage } from './wages.ts'

const wages = oneOf(
  { id: 'wages', title: text('工钱、补偿能要多少', 'Wages and severance pay') },
  text('算哪一种', 'Which sum?'),
  [arrears, doubleWage, compensation],
)

export const calculatorsFor = (regionCode: string): readonly Calculator[] => [
  wages,
  limitation,
  objection,
  means(regionCode),
  reviewing,
  venue,
]
