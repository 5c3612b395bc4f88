/**
 * A call made ready before anybody may speak in it: peers, candidates and the offer are there, and nothing leaves the
 * page until the ticket opens the way. What is prepared for a call that comes to nothing is given back.
 */
import type { CallOptions, CallSession, SignalPath } from './contract.ts'
import { createCallSession } from './session.ts'

export interface PreparedCall {
  readonly session: CallSession
  /** The ticket is here: from now on signals go and come. Once. */
  enter(signals: SignalPath): void
  /** Ends what there is; a call that was never entered is no news for anybody. */
  end(): void
}

export const prepareCall = (options: Omit<CallOptions, 'signals'>): PreparedCall => {
  const hearers = new Set<(from: string, payload: string) => void>()
  const lines = new Set<(online: boolean) => void>()
  let way: SignalPath | undefined
  let online = false
  let stops: (() => void)[] = []
  const { onEvent, ...rest } = options
  const session = createCallSession({
    ...rest,
    signals: {
      send: (to, payload) => way?.send(to, payload) ?? false,
      onSignal: (hear) => {
        hearers.add(hear)
        return () => void hearers.delete(hear)
      },
      onLine: (hear) => {
        lines.add(hear)
        hear(online)
        return () => void lines.delete(hear)
      },
    },
    onEvent: (event) => {
      if (way !== undefined) onEvent?.(event)
    },
  })
  return {
    session,
    enter: (signals) => {
      if (way !== undefined) return
      way = signals
      stops = [
        signals.onSignal((from, payload) => {
          for (const hear of hearers) hear(from, payload)
        }),
        signals.onLine((now) => {
          online = now
          for (const hear of lines) hear(now)
        }),
      ]
    },
    end: () => {
      session.hangUp()
      for (const stop of stops) stop()
    },
  }
}
