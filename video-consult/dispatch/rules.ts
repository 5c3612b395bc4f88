/** The figures of dispatch, in one place; tests import them. */
export const DISPATCH_RULES = {
  /** How long a lawyer may look at an offer. */
  offerMs: 20_000,
  /** After an offer ran out it is not made to the same lawyer again for so long. */
  passOverMs: 120_000,
  /** One reason to go first is worth so much waiting. It bounds how long anybody can be overtaken. */
  precedenceWorthMs: 5 * 60_000,
  mostPrecedence: 4,
  /** After so long the next wider circle is asked: city, then province. */
  cityAfterMs: 60_000,
  provinceAfterMs: 120_000,
  /** A place left with a ticket is kept for so long. */
  holdMs: 60 * 60_000,
  /** Days of a limit that count as urgent. */
  deadlineDays: 7,
  /** Finished consultations needed before a waiting time is said. */
  fewestForEstimate: 5,
  /** A specialist takes first-line matters only after so long: his hours are fewer. */
  specialistHelpsAfterMs: 90_000,
} as const
