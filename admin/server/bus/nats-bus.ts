/**
 * The bus over NATS (core NATS, no JetStream: nothing here has to last, the store is the memory). The server that NATS
 * is may stand elsewhere and serve others: subjects hold blind tokens alone, and every message is sealed with a key
 * derived from the centre's own (AES-256-GCM, bound to its subject), so NATS can neither read nor invent one.
 */
import { connect, type NatsConnection, type Subscription } from '@nats-io/transport-node'
import type { Clock } from '@lutong/core/clock.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { MessageBus } from './bus.ts'
import type { BusSeal } from './bus-seal.ts'
import { type BusTopic, readMessage } from './messages.ts'
import type { NatsSettings } from './nats-settings.ts'

export const NATS_TIMINGS = {
  reconnectMs: 250,
  /** A server that answers no ping is gone, whatever its socket says. */
  pingMs: 5_000,
  pingsMissed: 2,
  connectWithinMs: 5_000,
  /** Older than this was not sent now: somebody plays back what was recorded. Clocks of processes differ by less. */
  holdsMs: 60_000,
} as const

interface NatsBusParts {
  readonly settings: NatsSettings
  readonly seal: BusSeal
  readonly clock: Clock
  readonly log: Log
}

interface Listening {
  readonly subject: string
  readonly heard: (sealed: Uint8Array) => void
  subscription: Subscription | undefined
}

/** Begins at once and goes on by itself: a centre whose NATS is away still takes applications in. */
export const createNatsBus = ({ clock, log, seal, settings }: NatsBusParts): MessageBus => {
  // Two centres may share a NATS: each has subjects of its own.
  const root = `lutong.${seal.mark('centre')}`
  const subjectOf = (topic: BusTopic, to: string | undefined): string =>
    to === undefined ? `${root}.${topic}` : `${root}.${topic}.${seal.mark(to)}`
  const all = new Set<Listening>()
  const lines = new Set<(isUp: boolean) => void>()
  let connection: NatsConnection | undefined
  let isUp = false
  let closed = false

  const line = (now: boolean) => {
    if (isUp === now) return
    isUp = now
    if (!closed) log(now ? 'bus.up' : 'bus.down')
    for (const listener of lines) listener(now)
  }
  const listen = (to: NatsConnection, one: Listening) => {
    one.subscription = to.subscribe(one.subject, {
      callback: (error, message) => {
        if (error === null) one.heard(message.data)
      },
    })
  }
  const follow = async (to: NatsConnection) => {
    for await (const { type } of to.status()) {
      if (type === 'disconnect' || type === 'staleConnection') line(false)
      // The client has told the server its subscriptions again by then.
      if (type === 'reconnect') line(true)
    }
  }
  const begin = async () => {
    const { caFile, password, servers, tls, user } = settings
    const to = await connect({
      servers: [...servers],
      name: 'lutong-centre',
      noEcho: true,
      waitOnFirstConnect: true,
      maxReconnectAttempts: -1,
      ignoreAuthErrorAbort: true,
      reconnectTimeWait: NATS_TIMINGS.reconnectMs,
      pingInterval: NATS_TIMINGS.pingMs,
      maxPingOut: NATS_TIMINGS.pingsMissed,
      timeout: NATS_TIMINGS.connectWithinMs,
      ...(user === undefined ? {} : { user, pass: password ?? '' }),
      ...(tls || caFile !== undefined ? { tls: caFile === undefined ? {} : { caFile } } : {}),
    })
    if (closed) return to.close()
    connection = to
    for (const one of all) listen(to, one)
    follow(to).catch(() => line(false))
    await to.flush()
    line(true)
  }
  log('bus.connecting', { servers: settings.servers.join(' ') })
  const begun = begin().catch(() => log('bus.down'))

  return {
    get isUp() {
      return isUp
    },
    publish: (topic, message, to) => {
      // What waited for a line would be told when it is no longer so.
      if (connection === undefined || !isUp || closed) return
      const subject = subjectOf(topic, to)
      const plain = Buffer.from(JSON.stringify({ atMs: clock.nowMs(), message }))
      connection.publish(subject, seal.seal(subject, plain))
    },
    subscribe: (topic, listener, to) => {
      const name: string = topic
      const subject = subjectOf(topic, to)
      const heard = (sealed: Uint8Array) => {
        const opened = openMessage(seal, subject, sealed)
        if (opened === undefined || Math.abs(clock.nowMs() - opened.atMs) > NATS_TIMINGS.holdsMs)
          return log('bus.refused', { topic: name })
        const message = readMessage(topic, opened.message)
        if (message !== undefined) listener(message)
      }
      const one: Listening = { subject, heard, subscription: undefined }
      all.add(one)
      if (connection !== undefined) listen(connection, one)
      return () => {
        if (all.delete(one)) one.subscription?.unsubscribe()
      }
    },
    onLine: (listener) => {
      lines.add(listener)
      return () => void lines.delete(listener)
    },
    close: async () => {
      closed = true
      all.clear()
      lines.clear()
      if (connection === undefined) return void begun
      // What was published last is still on its way out.
      if (isUp) await connection.flush().catch(() => undefined)
      await connection.close()
    },
  }
}

/** `undefined`: not sealed by this centre for this subject. */
const openMessage = (
  seal: BusSeal,
  subject: string,
  sealed: Uint8Array,
): { readonly atMs: number; readonly message: unknown } | undefined => {
  try {
    const data: unknown = JSON.parse(Buffer.from(seal.open(subject, sealed)).toString('utf8'))
    if (typeof data !== 'object' || data === null) return undefined
    const atMs: unknown = Reflect.get(data, 'atMs')
    return typeof atMs === 'number' ? { atMs, message: Reflect.get(data, 'message') } : undefined
  } catch {
    return undefined
  }
}
