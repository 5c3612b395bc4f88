import { LOG_EVENTS, type Log } from '@lutong/core/log-events.ts'
import { pino } from 'pino'

/** Logs as JSON lines on stderr: the declared event, its fields, and what an operator does about it. */
export const createLog = (): Log => {
  const lines = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )
  return (event, fields) => {
    const { level, hint } = LOG_EVENTS[event]
    lines[level]({ event, ...fields, ...(hint === '' ? {} : { hint }) })
  }
}
