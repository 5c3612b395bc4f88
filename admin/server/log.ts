import { type Log, LOG_EVENTS } from '@lutong/core/log-events.ts'
import { pino } from 'pino'

/** JSON lines on the error stream (file descriptor 2): the output stream belongs to the one who started the process. */
export const createLog = (): Log => {
  const logger = pino({ base: null, formatters: { level: (label) => ({ level: label }) } }, pino.destination(2))
  return (event, fields) => {
    const { level, hint } = LOG_EVENTS[event]
    logger[level]({ event, ...fields, ...(hint === '' ? {} : { hint }) })
  }
}
