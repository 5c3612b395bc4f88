/** The terminal's host: one visit at a time, its devices, its outbox, its door to the centre. Everything is given. */
import { randomInt } from 'node:crypto'
import { FROM_CENTRE } from '@lutong/core/contracts/consult-screens.ts'
import type { PrintView, Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import type { ApplicationId, ItemCode } from '@lutong/core/ids.ts'
import { createActor } from 'xstate'
import { createCaptionsDesk } from './captions/captions-desk.ts'
import { createConsultationDesk } from './consultation/consultation-desk.ts'
import { newQueueTicket } from './consultation/queue-ticket.ts'
import { createRecordingDesk } from './consultation/recording-desk.ts'
import { createDictationDesk } from './dictation/dictation-desk.ts'
import { createAttendant } from './attendant/attendant.ts'
import { createCardDesk } from './devices/card-desk.ts'
import { createHelpBell } from './help/help-bell.ts'
import type { Host, HostParts } from './host-parts.ts'
import { createPageDoor } from './page-door.ts'
import type { PrintOrder } from './print-jobs/print-jobs.ts'
import { newUuidV7 } from './secrets/uuid.ts'
import { createVisitMachine } from './session/machine.ts'
import { provideVisit } from './session/provided.ts'
import { placeToTakeUp } from './session/taking-up.ts'
import { SESSION_TIMINGS } from './session/timings.ts'
import { createTypedAnswers } from './session/typed-answers.ts'
import { isSpoken, type Visit } from './session/visit.ts'
import { createShown, namedDevices, placeOf } from './shown.ts'
import { createGuidance } from './speech/guidance.ts'
import { takenBack } from './supervision/visit-keeper.ts'

export const createHost = (parts: HostParts): Host => {
  const { centre, clock, content, devices, log, outbox, prints, senses } = parts
  const { catalogue } = content
  const show = new Set<(snapshot: Snapshot) => void>()
  const before = parts.keeper?.before?.visit(catalogue)
  const typed = createTypedAnswers(before?.typed)
  const intended = new Map<ItemCode, ApplicationId>()
  let inSession = false
  let closed = false

  /** Papers of a visit that is over must not show themselves in the next one. */
  const belongsToVisit = ({ subject }: PrintOrder): boolean => {
    const visit = actor.getSnapshot().context
    return (
      visit.visitId === subject ||
      visit.handedIn.some((one) => one.id === subject) ||
      visit.cases.some((one) => one.caseNumber === subject)
    )
  }
  const printAll = (orders: readonly PrintOrder[]) => {
    for (const kind of new Set(orders.map((order) => order.document))) {
      const own = orders.filter((order) => order.document === kind)
      const tell = (print: PrintView) => {
        if (!closed && own.every(belongsToVisit)) actor.send({ type: 'print-changed', print })
      }
      void prints?.print(own, tell, { freshCopy: kind === 'progress' || kind === 'document' })
    }
  }
  const hearSignals = new Set<(from: string, payload: string) => void>()
  const recording = createRecordingDesk({ clock, centre })
  const lawyers = createConsultationDesk({
    connect: parts.connectLive,
    clock,
    onView: (view) => {
      recording.seen(view)
      actor.send({ type: 'consultation-changed', view })
    },
    onLine: (online) => actor.send({ type: 'consultation-line', online }),
    onRelays: (relays) => actor.send({ type: 'call-relays', relays }),
    onRecordingOffer: (offer) => actor.send({ type: 'recording-offer', offer }),
    onSignal: (from, payload) => {
      for (const hear of hearSignals) hear(from, payload)
    },
    onChat: (lines) => {
      for (const hear of hearSignals) hear(FROM_CENTRE, JSON.stringify(lines))
    },
  })
  const isInService = () =>
    outbox !== undefined &&
    centre.enrolment !== undefined &&
    (parts.attendant?.setting.value.outOfService ?? null) === null
  const desk = createCardDesk(devices.idCardReader, clock, parts.practice ? undefined : parts.countCard)

  const machine = createVisitMachine({
    catalogue,
    clock,
    newId: () => newUuidV7(clock.nowMs()),
    newTicket: newQueueTicket,
    newPauseNumber: () => String(randomInt(10_000)).padStart(4, '0'),
    languages: parts.languages,
    idleFactor: parts.offer.idleFactor,
    inService: isInService(),
  })
  const tellSettlement = (id: ApplicationId) => {
    if (outbox !== undefined) actor.send({ type: 'settlement-changed', id, settlement: outbox.settlement(id) })
  }

  const xstateClock = {
    setTimeout: (fire: (...args: unknown[]) => void, delayMs: number) => clock.setTimer(delayMs, fire),
    clearTimeout: (cancel: unknown) => {
      if (typeof cancel === 'function') cancel()
    },
  }
  let stopCollecting = () => {}
  const provided = provideVisit(machine, parts, {
    desk,
    intended,
    typed,
    keepVisit: () => keepVisit(),
    printAll,
    tellSettlement,
    lawyers,
    recording,
    undoFailed: () => actor.send({ type: 'undo-failed' }),
    began: () => {
      inSession = true
      content.visitBegan()
      attendant.visitChanged()
      log('session.started')
    },
    ended: (visit) => {
      inSession = false
      content.visitEnded()
      bell.cancel()
      dictation.end()
      captions.end()
      typed.clear()
      intended.clear()
      attendant.visitChanged()
      log('session.ended', { how: parts.practice ? 'practice' : endOf(visit) })
      stopCollecting()
      if (parts.collect !== undefined) stopCollecting = clock.setTimer(SESSION_TIMINGS.collectMs, parts.collect)
    },
  })
  const actor = createActor(provided, { clock: xstateClock })

  const publish = () => {
    if (show.size === 0) return
    const now = shown.snapshot()
    for (const one of show) one(now)
  }

  const guidance = createGuidance(senses.voice, () => {
    const visit = actor.getSnapshot().context
    // What the terminal says must not be heard as the citizen's words.
    return { spoken: isSpoken(visit) && !dictation.listening, headphones: visit.headphones, rate: visit.speech.rate }
  })

  const dictation = createDictationDesk({
    dictation: senses.dictation,
    inSession: () => inSession,
    language: () => actor.getSnapshot().context.language,
    onHeard: () => actor.send({ type: 'touch' }),
    onChange: publish,
  })

  const captions = createCaptionsDesk({
    captions: senses.captions,
    inCall: () => placeOf(actor.getSnapshot().value).startsWith('visiting.place.consultCall'),
    wanted: () => actor.getSnapshot().context.consult?.wantsCaptions === true,
    language: () => actor.getSnapshot().context.language,
    onChange: publish,
  })

  const attendant = createAttendant({
    services: parts.attendant,
    devices: namedDevices(devices).filter(([name]) => parts.fitted === undefined || parts.fitted.includes(name)),
    desk,
    inSession: () => inSession,
    endVisit: () => {
      actor.send({ type: 'end' })
      actor.send({ type: 'home' })
    },
    clock,
    log,
    onChange: publish,
  })

  const bell = createHelpBell({ centre, clock, newId: () => newUuidV7(clock.nowMs()), onChange: publish })

  const shown = createShown(parts, () => actor.getSnapshot(), {
    typed,
    inSession: () => inSession,
    canSpeak: () => guidance.available,
    help: () => bell.view,
    dictation: () => dictation.view,
    captions: () => captions.view,
    attendant: () => ({ attendantOffered: attendant.offered, attendant: attendant.view }),
  })

  const stops = [
    senses.jack?.onChange((plugged) => actor.send({ type: 'headphones-changed', plugged })),
    devices.idCardReader.subscribe((status) => {
      if (status.state === 'ready') actor.send({ type: 'reader-ready' })
      publish()
    }),
    devices.receiptPrinter.subscribe(publish),
    devices.documentPrinter.subscribe(publish),
    content.onChange(publish),
    centre.onChange(() => {
      if (isInService()) actor.send({ type: 'put-in-service' })
      publish()
    }),
    outbox?.onChange((id) => {
      if (actor.getSnapshot().context.handedIn.some((one) => one.id === id)) tellSettlement(id)
      else publish()
    }),
  ]
  const keepVisit = () => {
    const { context: visit, value } = actor.getSnapshot()
    parts.keeper?.keepVisit(inSession ? { place: placeOf(value), visit, typed: typed.all(), intended } : undefined)
  }
  let keepIsPlanned = false
  /** Several changes of one moment are kept once. */
  const keepSoon = () => {
    if (parts.keeper === undefined || keepIsPlanned) return
    keepIsPlanned = true
    queueMicrotask(() => {
      keepIsPlanned = false
      if (!closed) keepVisit()
    })
  }
  actor.subscribe(() => captions.moved())
  actor.subscribe(publish)
  actor.subscribe(keepSoon)
  actor.start()
  // A visit that outlived a crash must not trust a plug that nobody has seen since.
  if (actor.getSnapshot().context.headphones !== (senses.jack?.plugged ?? false))
    actor.send({ type: 'headphones-changed', plugged: senses.jack?.plugged ?? false })
  if (before !== undefined) {
    const visit = takenBack(before, outbox)
    const place = placeToTakeUp(before.place, visit)
    if (place !== undefined) {
      actor.send({ type: 'take-up', place, visit })
      log('host.visit-taken-up')
    }
    for (const { id } of visit.handedIn) tellSettlement(id)
    keepSoon()
  }

  const channel = createPageDoor({
    parts,
    actor,
    shown,
    show,
    attendant,
    bell,
    dictation,
    captions,
    guidance,
    typed,
    lawyers,
    recording,
    hearSignals,
    inSession: () => inSession,
    isClosed: () => closed,
    keepSoon,
  })

  return {
    channel,
    get inSession() {
      return inSession
    },
    serviceChanged: () => actor.send({ type: isInService() ? 'put-in-service' : 'put-out-of-service' }),
    close: () => {
      closed = true
      stopCollecting()
      attendant.close()
      bell.close()
      dictation.close()
      captions.close()
      lawyers.close()
      recording.close()
      for (const stop of stops) stop?.()
      actor.stop()
    },
  }
}

/** What the visit came to, for the counters. */
const endOf = ({ handedIn, saved }: Visit): 'handedIn' | 'putAside' | 'ended' =>
  handedIn.length > 0 ? 'handedIn' : saved === null ? 'ended' : 'putAside'
