/**
 * A centre's figures in Prometheus' text format. They are counted from what the log is told anyway, which never holds
 * a person; labels are patterns of routes, codes and names of ours, so their number is bounded.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { type Log, LOG_EVENTS } from '@lutong/core/log-events.ts'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { z } from 'zod'
import { GROUP_COMMITS, GroupCommitted } from '../../store/group-commit.ts'
import type { Figures } from './figures.ts'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** Up to the most that share a commit. */
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64, 128]

const Answered = z.object({ method: z.string(), route: z.string(), status: z.int(), ms: z.number() })
const Refused = z.object({ code: z.string() })

export interface Metrics {
  readonly contentType: string
  /** The same log, counted. */
  counting(log: Log): Log
  text(): Promise<string>
  close(): void
}

export const createMetrics = (figures: Figures): Metrics => {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'lutong_request_duration_seconds',
    help: 'Requests that were answered, by pattern of route, method and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const intake = new Counter({
    name: 'lutong_intake_total',
    help: 'Applications accepted, repeated, or refused with which code.',
    labelNames: ['outcome', 'code'],
    registers,
  })
  const events = new Counter({
    name: 'lutong_log_events_total',
    help: 'Events of the log by name and level; what an operator is to look at has level warn or error.',
    labelNames: ['event', 'level'],
    registers,
  })
  const groups = new Histogram({
    name: 'lutong_group_commit_size',
    help: 'Writes that shared one commit, by what was written.',
    labelNames: ['of'],
    buckets: GROUP_SIZES,
    registers,
  })
  const sockets: Gauge = new Gauge({
    name: 'lutong_live_sockets',
    help: 'Live sockets that are open, by door.',
    labelNames: ['door'],
    registers,
    collect: () => {
      for (const [door, count] of Object.entries(figures.sockets)) sockets.set({ door }, count)
    },
  })
  const waiting: Gauge = new Gauge({
    name: 'lutong_consultations_waiting',
    help: 'Consultations in the queue of lawyers, as of the last round of dispatch.',
    registers,
    collect: () => {
      waiting.set(figures.waiting)
    },
  })
  const beats: Gauge = new Gauge({
    name: 'lutong_heartbeats',
    help: 'Heartbeats of terminals since the start: told, and rows written for them.',
    labelNames: ['what'],
    registers,
    collect: () => {
      for (const [what, count] of Object.entries(figures.heartbeats)) beats.set({ what }, count)
    },
  })

  const onGroup = (message: unknown) => {
    const { of, size } = GroupCommitted.parse(message)
    groups.observe({ of }, size)
  }
  subscribe(GROUP_COMMITS, onGroup)

  const count = (event: keyof typeof LOG_EVENTS, fields: unknown) => {
    events.inc({ event, level: LOG_EVENTS[event].level })
    if (event === 'centre.request') {
      const { method, ms, route, status } = Answered.parse(fields)
      requests.observe({ method, route, status: String(status) }, ms / 1000)
    } else if (event === 'intake.received') intake.inc({ outcome: 'accepted', code: '' })
    else if (event === 'intake.restored') intake.inc({ outcome: 'restored', code: '' })
    else if (event === 'intake.repeated') intake.inc({ outcome: 'repeated', code: '' })
    else if (event === 'intake.refused') intake.inc({ outcome: 'refused', code: Refused.parse(fields).code })
  }
  return {
    contentType: register.contentType,
    counting: (log) => (event, fields) => {
      count(event, fields)
      log(event, fields)
    },
    text: () => register.metrics(),
    close: () => {
      unsubscribe(GROUP_COMMITS, onGroup)
      register.clear()
    },
  }
}
