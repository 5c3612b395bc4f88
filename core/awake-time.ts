/**
 * How long something took while this process could run: for limits in tests, on machines that have other work to do. It
 * counts ticks of a timer, so what the machine kept from us is not counted, and neither were our own timers running then.
 * On an idle machine it falls short of the wall clock by what a timer is late, some hundredths.
 */
const TICK_MS = 10

export const awakeMs = async (what: Promise<unknown>): Promise<number> => {
  let ticks = 0
  const timer = setInterval(() => (ticks += 1), TICK_MS)
  try {
    await what
  } finally {
    clearInterval(timer)
  }
  return ticks * TICK_MS
}
