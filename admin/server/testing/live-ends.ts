/** A terminal's host and a lawyer's desk at their ends of the live channel, as tests and benches move them. */
import { randomUUIDv7 } from 'node:crypto'
import { type Clock, systemClock } from '@lutong/core/clock.ts'
import type { ConsultationRequest, ConsultationView } from '@lutong/core/consultation/consultation.ts'
import { DeskView, type LawyerAsk, type TerminalAsk, ToLawyer, ToTerminal } from '@lutong/core/contracts/live.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import type { Result } from '@lutong/core/result.ts'
import { createLiveClient, type LiveClient, type LiveFailure } from '@lutong/video-consult/signalling/client.ts'
import { openSocket } from '@lutong/video-consult/signalling/web-socket.ts'
import { WebSocket } from 'ws'
import { LAWYER_LIVE_PATH, TERMINAL_LIVE_PATH } from '../dispatch/live-doors.ts'
import type { SigningTerminal } from './signing-terminal.ts'
import type { StaffDesk } from './staff-desk.ts'

export const newConsultationId = (): ConsultationId => ConsultationId.parse(randomUUIDv7())

export const consultationRequest = (wishes: Partial<ConsultationRequest> = {}): ConsultationRequest => ({
  field: 'labour',
  language: 'zh',
  mode: 'video',
  identification: 'id-card',
  person: { name: '王秀英', idNumber: '11010519491231002X', phone: '' },
  opponentName: null,
  precedence: { elderly: false, disabled: false, violence: false, deadlineAtMs: null },
  consents: { processing: true, recording: false, sharingMaterials: true, textVersion: '1', atMs: 1_795_000_000_000 },
  facts: '工资拖欠三个月',
  materials: [],
  ...wishes,
})

const connect = (url: string, path: string, headers: () => Record<string, string>, clock: Clock): LiveClient =>
  createLiveClient({
    connect: () =>
      openSocket(
        new WebSocket(url.replace('http', 'ws') + path, { headers: headers(), allowSynchronousEvents: false }),
      ),
    clock,
    random: Math.random,
    newId: randomUUIDv7,
  })

/** Waits for what is told, never for a time. */
const createWatch = <T>() => {
  let latest: T | undefined
  const waiting = new Set<() => void>()
  return {
    get latest() {
      return latest
    },
    tell: (value: T) => {
      latest = value
      for (const look of waiting) look()
    },
    until: (holds: (value: T) => boolean): Promise<T> =>
      new Promise((resolve) => {
        const look = () => {
          if (latest === undefined || !holds(latest)) return
          waiting.delete(look)
          resolve(latest)
        }
        waiting.add(look)
        look()
      }),
  }
}

export interface TerminalEnd {
  readonly live: LiveClient
  ask(ask: TerminalAsk, id?: string): Promise<Result<unknown, LiveFailure>>
  until(holds: (view: ConsultationView) => boolean): Promise<ConsultationView>
  /** Every view told, oldest first. */
  readonly views: readonly ConsultationView[]
}

export const connectTerminal = (url: () => string, terminal: SigningTerminal, clock = systemClock): TerminalEnd => {
  const watch = createWatch<ConsultationView>()
  const views: ConsultationView[] = []
  const headers = () => ({ authorization: terminal.authorization('GET', TERMINAL_LIVE_PATH) })
  const live = connect(url(), TERMINAL_LIVE_PATH, headers, clock)
  live.onEvent((event) => {
    const { view } = ToTerminal.parse(event)
    views.push(view)
    watch.tell(view)
  })
  return { live, views, until: watch.until, ask: (ask, id) => live.ask(ask, id === undefined ? {} : { id }) }
}

export interface LawyerEnd {
  readonly live: LiveClient
  ask(ask: LawyerAsk, id?: string): Promise<Result<unknown, LiveFailure>>
  until(holds: (desk: DeskView) => boolean): Promise<DeskView>
}

export const connectLawyer = (url: () => string, desk: StaffDesk, clock = systemClock): LawyerEnd => {
  const watch = createWatch<DeskView>()
  const headers = () => ({ cookie: desk.cookie, origin: url() })
  const live = connect(url(), LAWYER_LIVE_PATH, headers, clock)
  live.onEvent((event) => watch.tell(ToLawyer.parse(event).desk))
  return {
    live,
    until: watch.until,
    ask: async (ask, id) => {
      const answer = await live.ask(ask, id === undefined ? {} : { id })
      const now = answer.ok ? DeskView.safeParse(answer.value) : undefined
      if (now?.success === true) watch.tell(now.data)
      return answer
    },
  }
}
