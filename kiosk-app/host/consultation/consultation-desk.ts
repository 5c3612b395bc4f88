/**
 * The terminal's end of a consultation: opened when a visit wants one, kept while anything is still to be told. What is
 * asked is asked until it is answered; what comes is given to the visit, as it comes.
 */
import type { Clock } from '@lutong/core/clock.ts'
import {
  CallRelays,
  type ConsultationRequest,
  ConsultationView,
  type Rating,
} from '@lutong/core/consultation/consultation.ts'
import { type ChatLine, KeptChat, type KeptChatLine } from '@lutong/core/consultation/chat.ts'
import type { GuestName } from '@lutong/core/consultation/call-guest.ts'
import { RecordingOffer } from '@lutong/core/consultation/recording.ts'
import {
  CallEnvelope,
  CameBack,
  type SelfTestReport,
  type TerminalAsk,
  TicketFound,
  ToTerminal,
} from '@lutong/core/contracts/live.ts'
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { LiveClient, LiveFailure } from '@lutong/video-consult/signalling/client.ts'
import type { ConsultationId, ItemCode } from '@lutong/core/ids.ts'
import { type Consult, stageOf } from './consult.ts'

/** Whoever stands there and waits for an answer is told after so long that none comes. */
const PATIENCE_MS = 10_000
/** Last words of a visit that is over are tried for so long. */
const LAST_WORDS_MS = 60_000

/** So many fit into one message to the page, whatever is written in them. */
const LINES_AT_ONCE = 15

interface ConsultationDeskParts {
  /** `undefined`: this terminal has no door to a centre. */
  readonly connect: (() => LiveClient) | undefined
  readonly clock: Clock
  onView(view: ConsultationView): void
  onLine(online: boolean): void
  onRelays(relays: CallRelays): void
  onRecordingOffer(offer: RecordingOffer): void
  onSignal(from: string, payload: string): void
  /** What was written in the call before the page was there, in parts and in its order. */
  onChat(lines: readonly KeptChatLine[]): void
}

export interface FoundTicket {
  readonly id: ConsultationId
  readonly asksPerson: boolean
}

export interface ConsultationDesk {
  /** Opens the line, asks which relays there are and whether recording is offered. */
  prepare(): void
  /** Joins the queue, or takes up the place of before: the same id is the same consultation. */
  join(id: ConsultationId, request: ConsultationRequest): void
  tested(report: SelfTestReport): void
  leave(as: 'abandoned' | 'converted_to_message' | 'no_lawyer'): void
  /** Away for a while: `ok` with the view that says until when. */
  hold(ticket: string): Promise<Result<ConsultationView, ProblemCode>>
  findTicket(ticket: string): Promise<Result<FoundTicket, ProblemCode>>
  comeBack(id: ConsultationId, ticket: string, idNumber: string | null): Promise<Result<CameBack, ProblemCode>>
  callEvent(event: 'connected' | 'reconnecting' | 'ended'): void
  /** Where the media stand still the line may be gone too, and without it nothing can be agreed on. */
  doubt(): void
  /** The view as it is now, with a fresh key to the call's room. */
  renew(): void
  /** The citizen does not want to be recorded any more. */
  stopRecording(): void
  rate(rating: Rating | null): void
  /** A form is filled in together: written down at the centre, without what stands in it. */
  formShared(itemCode: ItemCode, what: 'opened' | 'answers-shown' | 'answers-hidden'): void
  /** The citizen's word about somebody who is to join the call, or has joined. */
  letIn(party: GuestName, agreed: boolean): void
  signal(to: string, payload: string): boolean
  /** Goes to the centre's keeping; nothing of it stays here. */
  keepChat(line: ChatLine): void
  readChat(): void
  /**
   * The visit is over. Whoever goes without a word leaves the queue; a lawyer in the call hears it and writes down what
   * was said. What has been asked still goes out, nothing more is heard. `opened`: the visit goes on with this service out
   * of the record.
   */
  release(consult: Consult | null, opened?: ItemCode): void
  /** The citizen does not want what the lawyer proposes now. */
  declineOffer(itemCode: ItemCode): void
  /** A visit that went on with a service out of this talk is over, whatever came of it. */
  leftAfter(id: ConsultationId): void
  close(): void
}

const refusalOf = (problem: unknown): ProblemCode =>
  problem === 'rate-limited' ? 'save-code-locked' : problem === 'conflict' ? 'ticket-over' : 'ticket-wrong'

/** The line of one visit. What a later visit opens is a line of its own, so that nothing old is heard there. */
interface Line {
  readonly client: LiveClient
  /** What was joined last, and what goes on under another id after a handover. */
  joined: ConsultationId | undefined
  view: ConsultationView | undefined
  pending: number
  /** Set once the visit is over: called when the last answer has come. */
  settled: (() => void) | undefined
}

export const createConsultationDesk = (parts: ConsultationDeskParts): ConsultationDesk => {
  let current: Line | undefined
  /** Lines of visits that are over, whose last words are still on their way. */
  const leaving = new Set<Line>()

  const take = (line: Line, told: unknown) => {
    const parsed = ConsultationView.safeParse(told)
    if (!parsed.success || parsed.data.id !== line.joined || line !== current) return
    const view = parsed.data
    line.view = view
    if (view.state === 'transferred' && view.continuesAs !== null) {
      line.joined = view.continuesAs
      look(line)
    }
    parts.onView(view)
  }
  const open = (): Line | undefined => {
    if (current !== undefined || parts.connect === undefined) return current
    const client = parts.connect()
    const line: Line = { client, joined: undefined, view: undefined, pending: 0, settled: undefined }
    current = line
    client.onEvent((event) => {
      const told = ToTerminal.safeParse(event)
      if (told.success) take(line, told.data.view)
    })
    client.onTold((body) => {
      const envelope = CallEnvelope.safeParse(body)
      if (envelope.success && envelope.data.consultationId === line.joined && line === current)
        parts.onSignal(envelope.data.from, envelope.data.payload)
    })
    client.onLine((online) => {
      if (line !== current) return
      parts.onLine(online)
      if (online && line.view !== undefined) look(line)
    })
    return line
  }
  const askWithin = async (
    wanted: TerminalAsk,
    options: { readonly patienceMs?: number },
  ): Promise<Result<unknown, LiveFailure>> => {
    const line = open()
    if (line === undefined) return err({ kind: 'lost' })
    line.pending += 1
    const answer = await line.client.ask(wanted, options)
    line.pending -= 1
    if (line.pending === 0) line.settled?.()
    return answer
  }
  const ask = async (wanted: TerminalAsk): Promise<unknown> => {
    const answer = await askWithin(wanted, {})
    return answer.ok ? answer.value : undefined
  }
  /** Somebody stands there and waits for the answer. */
  const askNow = async <T>(
    wanted: TerminalAsk,
    schema: { safeParse(value: unknown): { readonly success: boolean; readonly data?: T | undefined } },
  ): Promise<Result<T, ProblemCode>> => {
    const answer = await askWithin(wanted, { patienceMs: PATIENCE_MS })
    if (!answer.ok) return err(answer.error.kind === 'refused' ? refusalOf(answer.error.problem) : 'centre-unreachable')
    const parsed = schema.safeParse(answer.value)
    return parsed.data === undefined ? err('centre-unreachable') : ok(parsed.data)
  }
  const askAndTake = async (line: Line, wanted: TerminalAsk) => take(line, await ask(wanted))
  const look = (line: Line) => {
    if (line.joined !== undefined) void askAndTake(line, { type: 'look', consultationId: line.joined })
  }
  const about = (make: (consultationId: ConsultationId) => TerminalAsk) => {
    if (current?.joined !== undefined) void askAndTake(current, make(current.joined))
  }
  const shut = (line: Line) => {
    leaving.delete(line)
    line.client.close()
  }

  /** The line stays until the last answer has come, and is heard no more. */
  const letGo = () => {
    const line = current
    current = undefined
    if (line === undefined) return
    if (line.pending === 0) return shut(line)
    leaving.add(line)
    const stop = parts.clock.setTimer(LAST_WORDS_MS, () => shut(line))
    line.settled = () => {
      stop()
      shut(line)
    }
  }

  return {
    prepare: () => {
      const askRelays = async () => {
        const relays = CallRelays.safeParse(await ask({ type: 'call-servers' }))
        if (relays.success) parts.onRelays(relays.data)
      }
      const askOffer = async () => {
        const offer = RecordingOffer.safeParse(await ask({ type: 'recording-offer' }))
        if (offer.success) parts.onRecordingOffer(offer.data)
      }
      void askRelays()
      void askOffer()
    },
    join: (wanted, request) => {
      const line = open()
      if (line === undefined) return
      // A second queue of the same visit is another consultation: what the first one still tells is not its news.
      if (line.joined !== wanted) line.view = undefined
      line.joined = wanted
      void askAndTake(line, { type: 'request', consultationId: wanted, request })
    },
    tested: (report) => void ask({ type: 'self-test', report }),
    leave: (as) => about((consultationId) => ({ type: 'leave', consultationId, as })),
    hold: async (ticket) => {
      const line = current
      if (line?.joined === undefined) return err('centre-unreachable')
      const held = await askNow({ type: 'hold', consultationId: line.joined, ticket }, ConsultationView)
      if (held.ok) take(line, held.value)
      // Not possible any more: what became of the place is told by its view.
      return held.ok || held.error === 'centre-unreachable' ? held : err('act-not-possible')
    },
    findTicket: async (ticket) => {
      const found = await askNow({ type: 'find-ticket', ticket }, TicketFound)
      return found.ok ? ok({ id: found.value.consultationId, asksPerson: found.value.asksPerson }) : found
    },
    comeBack: async (id, ticket, idNumber) => {
      const line = open()
      const back = await askNow({ type: 'come-back', consultationId: id, ticket, idNumber }, CameBack)
      if (back.ok && line !== undefined && line === current) {
        line.joined = id
        line.view = back.value.view
      }
      return back
    },
    callEvent: (event) => about((consultationId) => ({ type: 'call-event', consultationId, event })),
    doubt: () => current?.client.probe(),
    renew: () => {
      if (current !== undefined) look(current)
    },
    stopRecording: () => about((consultationId) => ({ type: 'withdraw-recording', consultationId })),
    rate: (rating) => about((consultationId) => ({ type: 'rate', consultationId, rating })),
    formShared: (itemCode, what) =>
      about((consultationId) => ({ type: 'form-shared', consultationId, itemCode, what })),
    letIn: (party, agreed) => about((consultationId) => ({ type: 'let-in', consultationId, party, agreed })),
    signal: (to, payload) => {
      const ticket = current?.view?.call
      if (current?.joined === undefined || ticket === null || ticket === undefined) return false
      const address = { consultationId: current.joined, from: ticket.self, to, token: ticket.token }
      return current.client.tell({ ...address, payload })
    },
    keepChat: (line) => {
      if (current?.joined !== undefined) void ask({ type: 'keep-chat', consultationId: current.joined, line })
    },
    readChat: () => {
      const line = current
      const consultationId = line?.joined
      if (line === undefined || consultationId === undefined) return
      const read = async () => {
        const kept = KeptChat.safeParse(await ask({ type: 'read-chat', consultationId }))
        // Another visit's page, or another call's, is told nothing of it.
        if (!kept.success || line !== current || line.joined !== consultationId) return
        for (let at = 0; at < kept.data.length; at += LINES_AT_ONCE)
          parts.onChat(kept.data.slice(at, at + LINES_AT_ONCE))
      }
      void read()
    },
    declineOffer: (itemCode) =>
      about((consultationId) => ({ type: 'after-record', consultationId, what: 'declined', itemCode })),
    leftAfter: (consultationId) => {
      void ask({ type: 'after-record', consultationId, what: 'left', itemCode: null })
      letGo()
    },
    release: (consult, opened) => {
      if (consult?.request) {
        const stage = stageOf(consult.view)
        if (stage === 'waiting') about((consultationId) => ({ type: 'leave', consultationId, as: 'abandoned' }))
        if (stage === 'call') about((consultationId) => ({ type: 'call-event', consultationId, event: 'ended' }))
        if (consult.view?.state === 'signed' && !consult.rated)
          about((consultationId) => ({ type: 'rate', consultationId, rating: null }))
        // Whoever advised sees whether anybody is still there to apply.
        if (consult.view?.record)
          about((consultationId) => ({
            ...({ type: 'after-record', consultationId } as const),
            ...(opened === undefined
              ? ({ what: 'left', itemCode: null } as const)
              : ({ what: 'opened', itemCode: opened } as const)),
          }))
      }
      letGo()
    },
    close: () => {
      for (const line of [...leaving, ...(current === undefined ? [] : [current])]) shut(line)
      current = undefined
    },
  }
}
