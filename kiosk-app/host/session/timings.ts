/** Every waiting time of a visit in one place; tests step a clock through them. Milliseconds. */
export const SESSION_TIMINGS = {
  /** Nobody touches the screen: a warning appears. */
  idleMs: 120_000,
  /** Steps with long texts to read or to compare with one's papers. */
  idleReadingMs: 180_000,
  /** The warning stands; then the visit is wiped. */
  idleWarningMs: 45_000,
  /** Big text is read slowly: both times are doubled. */
  slowReaderFactor: 2,
  /** One wait for a card; then the reader is asked again. */
  cardWaitMs: 30_000,
  /** After a misread, before the reader is asked again by itself. */
  cardPauseMs: 4_000,
  /** An absent reader tells when it is back; should that be missed, it is looked for again. */
  readerAbsentPauseMs: 10_000,
  /** A card read for a screen that was just left is given to the next screen that asks within this time. */
  unclaimedCardMs: 3_000,
  /** Between two looks whether a card still lies on the reader. */
  cardLookPauseMs: 1_000,
  /** A card that is not taken: the farewell stays this long, then the welcome screen waits for the card to go. */
  cardLeftMs: 60_000,
  /** How long the citizen watches the sending before the slip with the provisional number is offered. */
  sendingPatienceMs: 12_000,
  /** The last screen: time to take card and papers. */
  farewellMs: 12_000,
  /** After a visit: what was on its way has come to its end, and nobody sits there yet. */
  collectMs: 1_500,
  /** Done: the screen stays for reading and printing, then says goodbye by itself. */
  doneMs: 180_000,
  /** A covered screen waits this long for whoever covered it. */
  pauseMs: 300_000,
  /** Before that is over, the covered screen warns, to be seen and heard. */
  pauseWarningMs: 60_000,
  /** The number that uncovers stands on the screen; then it goes by itself. */
  pauseNumberMs: 30_000,
  /** After too many wrong guesses nobody can type for so long. */
  pauseLockMs: 60_000,
  /** Between two looks whether the telephone has sent something. */
  handoverLookMs: 2_000,
} as const
