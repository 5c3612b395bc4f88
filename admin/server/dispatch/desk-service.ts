/**
 * Dispatch as one service: two live channels, the asks that come over them, the round that goes on by itself. Of a centre
 * of several processes each has its own sockets: what moves is told to the others, and who is present is asked of all.
 */
import { randomUUID } from 'node:crypto'
import type { GuestRole } from '@lutong/core/consultation/call-guest.ts'
import { type ConsultationView, isOver } from '@lutong/core/consultation/consultation.ts'
import { LawyerAsk, TerminalAsk } from '@lutong/core/contracts/live.ts'
import { type ConsultationId, TerminalId } from '@lutong/core/ids.ts'
import type { Standing } from '@lutong/video-consult/dispatch/outlook.ts'
import { createLiveServer, type LiveServer } from '@lutong/video-consult/signalling/server.ts'
import type { Terminal } from '../../store/terminal-store.ts'
import type { Consultation, ConsultationFacts, LawyerRow } from '../../store/consultation-store.ts'
import type { LiveRole } from '../../store/cluster-store.ts'
import type { CentreParts } from '../capability.ts'
import { createSignals } from '../cluster/signals.ts'
import { createTelling, type Moved as ToTell } from '../cluster/telling.ts'
import type { RecordingSweep } from '../recordings/sweep.ts'
import { callRelays } from './call-access.ts'
import { keepChat, readChat } from './call-chat.ts'
import type { CallEnd } from './call-carriage.ts'
import { createCarrier } from './carrier.ts'
import { colleaguesFor, colleagueView } from './colleagues.ts'
import { createDeskReader } from './desk-reader.ts'
import { createDispatcher, isWaiting, type Moved, type Round } from './dispatcher.ts'
import { createFreshest } from './freshest.ts'
import { createPlaces } from './places.ts'
import { createRoomWarden } from './room-warden.ts'
import { lawyerOf, waitingOf } from './pool-of.ts'
import { decideLawyerAsk } from './lawyer-asks.ts'
import { decideTerminalAsk, ticketIndexOf } from './terminal-asks.ts'
import { createTicketGuard } from './ticket-guard.ts'
import { mostInCall, terminalView } from './views.ts'

type Answer = { readonly ok: boolean; readonly value: unknown }
const refused = (value: string): Answer => ({ ok: false, value })
const given = (value: unknown): Answer => ({ ok: true, value })

export interface DeskService {
  readonly terminals: Pick<LiveServer<string>, 'attach' | 'drop'>
  readonly lawyers: Pick<LiveServer<string>, 'attach'>
  /** As it was worked out last; `undefined`: not waiting, or nobody has looked yet. */
  standingOf(id: string): Standing | undefined
  /** An application out of this talk has arrived, or staff have seen to a word: whoever advised sees it. */
  followed(id: ConsultationId): void
  /** Once what has been asked is done, answered or not. */
  settled(): Promise<void>
  close(): Promise<void>
}

export const createDeskService = (parts: CentreParts, recordings: Pick<RecordingSweep, 'due'>): DeskService => {
  const { bus, store, clock, figures, log, blind, presence } = parts
  const guess = createTicketGuard(parts)
  const freshest = createFreshest()
  const rooms = createRoomWarden(parts)
  /** What the terminals of this process show, for the hour in which nobody can tell them that it moved. */
  const shown = new Set<ConsultationId>()

  const lawyerRow = async (accountId: string): Promise<LawyerRow | undefined> =>
    (await store.listLawyers()).find((row) => row.accountId === accountId)

  const viewOf = async (one: Consultation, rows?: readonly LawyerRow[]): Promise<ConsultationView> => {
    const known = rows ?? (await store.listLawyers())
    const stands = places.of(one.id)
    return terminalView(parts, one, {
      rows: known,
      head: await store.traceHead(one.id),
      place: stands?.place ?? null,
      outlook: stands?.outlook ?? null,
    })
  }
  const deskOf = createDeskReader(parts, () => places.waiting())

  const viewKey = (id: ConsultationId) => `view:${id}`
  /** Read anew: between what the asker read and its telling the consultation may have moved on, and that been told. */
  const tellTerminal = (id: ConsultationId, rows?: readonly LawyerRow[]) => {
    const read = async () => {
      const one = await store.findConsultation(id)
      return one && { one, view: await viewOf(one, rows) }
    }
    return freshest.tell(viewKey(id), read, (now) => {
      if (now === undefined) return
      terminals.event(now.one.terminalId, { type: 'view', view: now.view })
      if (isOver(now.one.state) || !terminals.has(now.one.terminalId)) shown.delete(id)
      else shown.add(id)
    })
  }
  /** What an ask is answered with. `known`: as the ask left it. */
  const viewNow = (known: Consultation) =>
    freshest.answer(viewKey(known.id), async () => viewOf((await store.findConsultation(known.id)) ?? known))
  const tellDesk = async (accountId: string) => {
    const read = async () => {
      const row = await lawyerRow(accountId)
      return row && deskOf(row)
    }
    await freshest.tell(accountId, read, (desk) => {
      if (desk !== undefined) lawyers.event(accountId, { type: 'desk', desk })
    })
  }
  /** Also of those who are not expected any more: their desk shows the call until it hears of it. */
  const desksOfGuests = ({ guests }: Pick<Consultation, 'guests'>) => guests.map(({ accountId }) => accountId)
  const toTell = (one: ConsultationFacts, lawyersBefore: readonly (string | null)[]): ToTell => ({
    consultationId: one.id,
    terminalId: one.terminalId,
    desks: [...new Set([...lawyersBefore, one.lawyerId, ...desksOfGuests(one)].filter((id) => id !== null))],
  })
  /** Everyone who is to see that this moved. `lawyersBefore`: who may have lost it by that. */
  const told = async (one: ConsultationFacts, lawyersBefore: readonly (string | null)[]) => {
    log('consultation.moved', { consultationId: one.id, state: one.state })
    rooms.follow(one)
    await telling.tell(toTell(one, lawyersBefore))
  }

  const onMoved = async (moved: readonly Moved[], round: Round) => {
    // An offer is told first: the lawyer's seconds run.
    await Promise.all(moved.map(({ facts, lawyerBefore }) => told(facts, [lawyerBefore])))
    await places.tellAll(round)
  }

  const standNow = async () => {
    const nowMs = clock.nowMs()
    const [open, rows, present] = await Promise.all([store.openConsultations(), store.listLawyers(), presence.now()])
    await places.stand({
      nowMs,
      waiting: open.filter(isWaiting).map(waitingOf),
      lawyers: rows.map((row) => lawyerOf(row, present.isHere('lawyer', row.accountId), nowMs)),
    })
  }
  const colleagues = async (one: Consultation, role: GuestRole) => {
    const present = await presence.now()
    return colleaguesFor(store, (accountId) => present.isHere('lawyer', accountId), one, role)
  }

  const onChatAsk = async (
    end: CallEnd,
    ask: Extract<TerminalAsk, { type: 'keep-chat' | 'read-chat' }>,
  ): Promise<Answer> => {
    if (ask.type === 'keep-chat') {
      if (!(await keepChat(parts, end, ask.consultationId, ask.line))) return refused('conflict')
      // Pages tell each other, and not every page may hear it: the count says to each what it should have.
      const one = await store.findConsultation(ask.consultationId)
      if (one !== undefined) await telling.tell(toTell(one, []))
      return given(null)
    }
    const lines = await readChat(parts, end, ask.consultationId)
    return lines === undefined ? refused('not-found') : given(lines)
  }

  const onTerminalAsk = async (terminal: Terminal, data: unknown, askId: string): Promise<Answer> => {
    const parsed = TerminalAsk.safeParse(data)
    if (!parsed.success) return refused('invalid')
    const ask = parsed.data
    const atMs = clock.nowMs()
    if (ask.type === 'call-servers') return given(callRelays(parts, 'citizen'))
    if (ask.type === 'recording-offer') return given(await store.recordingOffer())
    if (ask.type === 'self-test') {
      await store.keepSelfTest(`terminal:${terminal.id}`, JSON.stringify(ask.report), atMs)
      return given(null)
    }
    if (ask.type === 'find-ticket' || ask.type === 'come-back')
      if (!(await guess.mayTry(terminal.id))) return refused('rate-limited')
    if (ask.type === 'find-ticket') {
      const found = await store.findByTicket(ticketIndexOf(blind, ask.ticket))
      return found?.regionCode === terminal.regionCode
        ? given({ consultationId: found.id, asksPerson: found.personToken !== null })
        : refused('not-found')
    }
    const id = ask.consultationId
    if (ask.type === 'keep-chat' || ask.type === 'read-chat')
      return onChatAsk({ role: 'terminal', principal: terminal.id }, ask)
    if (ask.type === 'hold') {
      const other = await store.findByTicket(ticketIndexOf(blind, ask.ticket))
      if (other !== undefined && other.id !== id) return refused('conflict')
    }
    const before = await store.findConsultation(id)
    if (ask.type === 'look') {
      if (before === undefined || before.terminalId !== terminal.id) return refused('not-found')
      return given(await viewNow(before))
    }
    const changed = await store.changeConsultation({
      id,
      askId,
      atMs,
      decide: decideTerminalAsk(parts, terminal, ask, atMs, await store.recordingOffer()),
    })
    if (!changed.ok) {
      log('consultation.refused', { reason: changed.error })
      return refused(changed.error)
    }
    if (ask.type === 'request') {
      // Matched before it is answered where somebody is free; the place is told with the answer.
      dispatcher.wake()
      await standNow()
      return given(await viewNow(changed.value))
    }
    if (ask.type === 'withdraw-recording') recordings.due()
    await told(changed.value, [before?.lawyerId ?? null])
    dispatcher.wake()
    const view = await viewNow(changed.value)
    if (ask.type !== 'come-back') return given(view)
    await guess.right(terminal.id)
    return given({ view, request: changed.value.content.request })
  }

  const onLawyerAsk = async (accountId: string, data: unknown, askId: string): Promise<Answer> => {
    const parsed = LawyerAsk.safeParse(data)
    if (!parsed.success) return refused('invalid')
    const ask = parsed.data
    const row = await lawyerRow(accountId)
    if (row === undefined) return refused('forbidden')
    const atMs = clock.nowMs()
    if (ask.type === 'self-test') {
      await store.keepSelfTest(`lawyer:${accountId}`, JSON.stringify(ask.report), atMs)
      return given(null)
    }
    if (ask.type === 'keep-chat' || ask.type === 'read-chat')
      return onChatAsk({ role: 'lawyer', principal: accountId }, ask)
    if (ask.type === 'colleagues') {
      const one = await store.findConsultation(ask.consultationId)
      if (one === undefined || one.lawyerId !== accountId) return refused('not-found')
      return given((await colleagues(one, ask.role)).map(colleagueView))
    }
    if (ask.type === 'availability') {
      await store.setAvailability(accountId, ask.availability, atMs)
      await store.audit({ atMs, actor: accountId, action: `availability.${ask.availability}`, subject: accountId })
      dispatcher.wake()
    } else if (ask.type !== 'look') {
      // What is proposed is a service of the catalogue that can be applied for; which fits is the lawyer's to say.
      const proposed =
        ask.type === 'offer-service' ? ask.itemCode : ask.type === 'leave-word' ? ask.word.itemCode : null
      if (proposed !== null && parts.catalogue.items.get(proposed)?.kind !== 'application') return refused('invalid')
      const before = ask.type === 'invite' ? await store.findConsultation(ask.consultationId) : undefined
      const invited =
        ask.type === 'invite' && before !== undefined
          ? (await colleagues(before, ask.role)).find((one) => one.accountId === ask.accountId)
          : undefined
      const changed = await store.changeConsultation({
        id: ask.consultationId,
        // A draft takes the place of the one before: sent twice it is the same.
        askId: ask.type === 'draft' ? null : askId,
        atMs,
        decide: decideLawyerAsk(row, ask, atMs, mostInCall(parts), invited),
      })
      if (!changed.ok) {
        log('consultation.refused', { reason: changed.error })
        return refused(changed.error)
      }
      // The desk knows what it wrote, and nobody else is to see it yet.
      if (ask.type === 'draft') return given(null)
      await told(changed.value, [accountId])
      dispatcher.wake()
      if (ask.type === 'emergency') {
        const { id, terminalId, regionCode } = changed.value
        // One consultation rings once, however often the lawyer presses.
        await store.ring({ id, terminalId, regionCode, screen: 'lawyer-asks-for-help', askedAtMs: atMs })
        log('help.called', { terminalId, screen: 'lawyer-asks-for-help' })
      }
      const next = changed.value.continuesAs
      if (ask.type === 'transfer' && next !== null)
        await telling.tell({ consultationId: next, terminalId: changed.value.terminalId, desks: [] })
    }
    return given(await freshest.answer(accountId, async () => deskOf((await lawyerRow(accountId)) ?? row)))
  }

  /** What stands, for a page or host that knows nothing (yet, or again). */
  const greetTerminal = async (terminalId: string) => {
    for (const facts of await store.openConsultations()) {
      // Who is away is not here, though he left from here.
      if (facts.terminalId !== terminalId || facts.state === 'held') continue
      await tellTerminal(facts.id)
    }
  }
  const onPresence = (role: LiveRole) => (principal: string, isHere: boolean) => {
    signals.changed(role, principal, isHere)
    // The next round is to see it.
    void presence.changed(role, principal, isHere).then(() => dispatcher.wake())
  }
  /** Nobody waits for it: a store that does not answer is logged and ends no centre. */
  const inTheBackground = (work: Promise<void>) => {
    work.catch((error: unknown) =>
      log('dispatch.round-failed', { errorName: error instanceof Error ? error.name : 'unknown' }),
    )
  }

  const hear = (role: LiveRole) => (principal: string, body: unknown) =>
    inTheBackground(signals.inOrder(role, principal, () => carrier.carry({ role, principal }, body)))

  const run = randomUUID()
  const terminals = createLiveServer<string>({
    ...{ clock, run },
    onAsk: async (principal, ask, askId) => {
      const terminal = await store.findTerminal(TerminalId.parse(principal))
      return terminal === undefined || terminal.revoked ? refused('forbidden') : onTerminalAsk(terminal, ask, askId)
    },
    onTold: hear('terminal'),
    onFresh: (principal) => inTheBackground(greetTerminal(principal)),
    onPresence: onPresence('terminal'),
  })
  const lawyers = createLiveServer<string>({
    ...{ clock, run },
    onAsk: onLawyerAsk,
    onTold: hear('lawyer'),
    onFresh: (principal) => inTheBackground(tellDesk(principal)),
    onPresence: onPresence('lawyer'),
  })
  const dispatcher = createDispatcher({
    store,
    clock,
    log,
    presence,
    onMoved,
  })
  const signals = createSignals(bus, (role, principal, envelope) => {
    const server = role === 'terminal' ? terminals : lawyers
    server.tell(principal, envelope)
  })
  const carrier = createCarrier({
    ...{ blind, clock, log, store },
    send: ({ principal, role }, envelope) => signals.send(role, principal, envelope),
  })
  const places = createPlaces({
    ...{ figures, store },
    isAtTerminal: (terminalId) => terminals.isPresent(terminalId),
    tell: tellTerminal,
  })
  const telling = createTelling({
    ...{ bus, clock, inTheBackground },
    tellHere: async ({ consultationId, desks, terminalId }) => {
      carrier.moved(consultationId)
      // An offer is told first: the lawyer's seconds run.
      await Promise.all(desks.filter((accountId) => lawyers.has(accountId)).map(tellDesk))
      if (terminals.has(terminalId)) await tellTerminal(consultationId)
    },
    tellAllHere: async () => {
      carrier.moved(undefined)
      for (const accountId of lawyers.everyone()) await tellDesk(accountId)
      const here = (await store.openConsultations()).filter(
        (one) => one.state !== 'held' && terminals.has(one.terminalId),
      )
      for (const id of new Set([...shown, ...here.map((one) => one.id)])) await tellTerminal(id)
    },
  })

  return {
    terminals,
    lawyers,
    standingOf: (id) => places.of(id),
    followed: (id) => {
      const tell = async () => {
        const one = await store.findConsultation(id)
        if (one?.lawyerId) await telling.tell({ consultationId: id, terminalId: one.terminalId, desks: [one.lawyerId] })
      }
      inTheBackground(tell())
    },
    settled: async () => {
      await Promise.all([terminals.settled(), lawyers.settled()])
    },
    close: async () => {
      telling.close()
      signals.close()
      terminals.close()
      lawyers.close()
      await dispatcher.close()
    },
  }
}
