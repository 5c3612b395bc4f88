/** The terminal's host: one visit at a time, its devices, its outbox, its door to the centre. Everything is given. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { PrintView, ProblemCode, Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import { ApplicationId } from '@lutong/core/ids.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { inLanguage } from '@lutong/core/messages/text.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { IdCardReader } from '@lutong/device-drivers/contract/id-card-reader.ts'
import type { DocumentPrinter, ReceiptPrinter } from '@lutong/device-drivers/contract/printers.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'
import { createActor, fromPromise } from 'xstate'
import type { CentreLink } from './centre-link/centre-link.ts'
import { createAttendant, type PaperJournal } from './devices/attendant.ts'
import { createCardDesk } from './devices/card-desk.ts'
import type { Outbox, WrittenIntent } from './outbox/outbox.ts'
import type { PageChannel } from './page-channel.ts'
import { papersOf, progressPaper } from './print-jobs/papers.ts'
import type { PrintJobs, PrintOrder } from './print-jobs/print-jobs.ts'
import { newUuidV7 } from './secrets/uuid.ts'
import { createVisitMachine } from './session/machine.ts'
import { canGoBack, screenOf } from './session/project.ts'
import { materialFrom, signatureFrom, submissionOf } from './session/submission.ts'
import type { Visit } from './session/visit.ts'

export interface HostDevices {
  readonly idCardReader: SupervisedDevice<IdCardReader>
  readonly receiptPrinter: SupervisedDevice<ReceiptPrinter>
  readonly documentPrinter: SupervisedDevice<DocumentPrinter>
}

export interface HostParts {
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly log: Log
  readonly devices: HostDevices
  /** `undefined`: the store cannot be used, and the terminal says that it is out of service. */
  readonly outbox: Outbox | undefined
  readonly prints: PrintJobs | undefined
  readonly centre: CentreLink
  readonly language: Language
  readonly practice: boolean
  /** Opens the attendant's menu; without one there is none. */
  readonly attendantPin: string | undefined
}

export interface Host {
  readonly channel: PageChannel
  readonly inSession: boolean
  close(): void
}

/** Where the store did not open: nothing was printed, nothing is known. */
const NO_JOURNAL: PaperJournal = { unknown: () => [], settle: () => {}, account: () => [] }

export const createHost = (parts: HostParts): Host => {
  const { catalogue, centre, clock, devices, log, outbox, prints } = parts
  const desk = createCardDesk(devices.idCardReader, clock)
  const named = [
    ['id-card-reader', devices.idCardReader],
    ['receipt-printer', devices.receiptPrinter],
    ['document-printer', devices.documentPrinter],
  ] as const
  const show = new Set<(snapshot: Snapshot) => void>()
  let seq = 0
  let inSession = false
  let closed = false

  /** Papers of a visit that is over must not show themselves in the next one. */
  const belongsToVisit = ({ document, subject }: PrintOrder): boolean => {
    const visit = actor.getSnapshot().context
    return document === 'progress'
      ? visit.cases.some((one) => one.caseNumber === subject)
      : visit.applicationId === subject
  }
  const printAll = (orders: readonly PrintOrder[]) => {
    for (const kind of new Set(orders.map((order) => order.document))) {
      const own = orders.filter((order) => order.document === kind)
      const tell = (print: PrintView) => {
        if (!closed && own.every(belongsToVisit)) actor.send({ type: 'print-changed', print })
      }
      void prints?.print(own, tell, { freshCopy: kind === 'progress' })
    }
  }
  const paperParts = (visit: Visit) =>
    centre.enrolment === undefined
      ? undefined
      : { visit, catalogue, enrolment: centre.enrolment, nowMs: clock.nowMs(), log }
  const isInService = () => outbox !== undefined && centre.enrolment !== undefined

  const machine = createVisitMachine({
    catalogue,
    clock,
    language: parts.language,
    inService: isInService(),
  }).provide({
    actors: {
      readCard: fromPromise(({ signal }) => desk.read(signal)),
      lookForCard: fromPromise(({ signal }) => desk.look(signal)),
      saveIntent: fromPromise<Result<WrittenIntent, 'store-failed'>, Visit>(async ({ input }) => {
        const { enrolment } = centre
        const id = ApplicationId.parse(newUuidV7(clock.nowMs()))
        const submission =
          enrolment === undefined
            ? undefined
            : submissionOf(input, {
                catalogue,
                terminalId: enrolment.terminalId,
                regionCode: enrolment.regionCode,
                id,
                nowMs: clock.nowMs(),
              })
        if (submission === undefined || outbox === undefined) return err('store-failed')
        return outbox.submit(submission.application, submission.blobs)
      }),
      queryCases: fromPromise<Result<readonly CaseProgress[], ProblemCode>, Visit>(async ({ input }) => {
        if (input.query === null) return ok([])
        const answer = await centre.queryCases(input.query)
        if (answer.ok) return input.query.by === 'slip' && answer.value.length === 0 ? err('slip-code-wrong') : answer
        return err(answer.error.code === 'unreachable' ? 'centre-unreachable' : 'slip-code-wrong')
      }),
    },
    actions: {
      beginPrinting: ({ context }) => {
        const papers = paperParts(context)
        if (papers !== undefined) printAll(papersOf(papers))
      },
      printLateSlip: ({ context, event }) => {
        const papers = paperParts(context)
        if (papers === undefined || event.type !== 'settlement-changed') return
        const visit = { ...context, settlement: event.settlement }
        printAll(papersOf({ ...papers, visit }, ['slip']))
      },
      retryPrinting: ({ context }) => {
        const papers = paperParts(context)
        const failed = context.prints.filter((print) => print.state === 'failed' || print.state === 'no-printer')
        const documents = failed.map((print) => print.document)
        if (papers !== undefined) printAll(papersOf(papers, documents))
      },
      printProgress: ({ context }, { caseNumber }) => {
        const papers = paperParts(context)
        const shown = context.cases.find((one) => one.caseNumber === caseNumber)
        if (papers !== undefined && shown !== undefined) printAll([progressPaper(papers, shown)])
      },
      askSettlement: ({ context }) => {
        if (context.applicationId === null || outbox === undefined) return
        actor.send({ type: 'settlement-changed', settlement: outbox.settlement(context.applicationId) })
      },
      idleWiped: () => log('session.idle-wiped'),
      visitBegan: () => {
        inSession = true
        attendant.close()
        log('session.started')
      },
      visitEnded: () => {
        inSession = false
        log('session.ended')
      },
    },
  })

  const xstateClock = {
    setTimeout: (fire: (...args: unknown[]) => void, delayMs: number) => clock.setTimer(delayMs, fire),
    clearTimeout: (cancel: unknown) => {
      if (typeof cancel === 'function') cancel()
    },
  }
  const actor = createActor(machine, { clock: xstateClock })

  const placeOf = (value: unknown): string => {
    if (typeof value === 'string') return value
    if (typeof value !== 'object' || value === null) return ''
    // Of the two regions of a visit only the place is shown; attention shows itself by the countdown.
    const [key, inner] = Object.entries(value).find(([name]) => name !== 'attention') ?? ['', '']
    const below = placeOf(inner)
    return below === '' ? key : `${key}.${below}`
  }
  const reasonOutOfService = () =>
    outbox === undefined ? 'store-failed' : centre.enrolment === undefined ? 'not-enrolled' : 'maintenance'

  const snapshot = (): Snapshot => {
    const state = actor.getSnapshot()
    const visit = state.context
    const place = placeOf(state.value)
    const { enrolment } = centre
    seq += 1
    return {
      seq,
      language: visit.language,
      textSize: visit.textSize,
      contrast: visit.contrast,
      centreName: enrolment?.centreName ?? '',
      centrePhone: enrolment?.centrePhone ?? '',
      terminalName: enrolment?.terminalName ?? '',
      practice: parts.practice,
      centre: centre.online ? 'online' : 'offline',
      devices: named.map(([device, supervised]) => deviceView(device, supervised)),
      ...(visit.item === null || !inSession
        ? {}
        : { serviceTitle: inLanguage(visit.item.neutralTitle, visit.language) }),
      inSession,
      canGoBack: canGoBack(place),
      helpOpen: visit.helpOpen,
      attendantOffered: attendant.offered,
      attendant: attendant.view,
      idleEndsAtMs: visit.idleEndsAtMs,
      nowMs: clock.nowMs(),
      screen: screenOf(place, visit, {
        catalogue,
        verifyUrl: enrolment?.verifyUrl ?? '',
        centrePhone: enrolment?.centrePhone ?? '',
        openIntents: outbox?.openCount() ?? 0,
        outOfService: reasonOutOfService(),
        nowMs: clock.nowMs(),
      }),
    }
  }
  const publish = () => {
    if (show.size === 0) return
    const now = snapshot()
    for (const one of show) one(now)
  }

  const attendant = createAttendant({
    devices: named,
    journal: prints?.journal ?? NO_JOURNAL,
    pin: parts.attendantPin,
    clock,
    log,
    onChange: publish,
  })

  const isIn = (place: string) => placeOf(actor.getSnapshot().value) === `visiting.place.${place}`
  const stops = [
    devices.idCardReader.subscribe((status) => {
      if (status.state === 'ready') actor.send({ type: 'reader-ready' })
      publish()
    }),
    devices.receiptPrinter.subscribe(publish),
    devices.documentPrinter.subscribe(publish),
    centre.onChange(() => {
      if (isInService()) actor.send({ type: 'put-in-service' })
      publish()
    }),
    outbox?.onChange((id) => {
      const visit = actor.getSnapshot().context
      if (visit.applicationId === id) actor.send({ type: 'settlement-changed', settlement: outbox.settlement(id) })
      else publish()
    }),
  ]
  actor.subscribe(publish)
  actor.start()

  const channel: PageChannel = {
    attach: (listener) => {
      show.add(listener)
      listener(snapshot())
      return () => void show.delete(listener)
    },
    command: (command) => {
      if (closed) return false
      if (!inSession && attendant.command(command)) {
        // The help panel, by which the attendant came, must not lie over the menu.
        if (command.type === 'open-attendant') actor.send({ type: 'close-help' })
        return true
      }
      const fits = actor.getSnapshot().can(command)
      actor.send({ type: 'touch' })
      if (fits) actor.send(command)
      return fits
    },
    upload: async (target, body) => {
      if (closed) return false
      const nowMs = clock.nowMs()
      actor.send({ type: 'touch' })
      if (target.kind === 'material' && isIn('materials')) {
        const material = materialFrom(actor.getSnapshot().context, target.materialCode, body, nowMs)
        actor.send(
          material.ok
            ? { type: 'material-added', material: material.value }
            : { type: 'material-refused', problem: material.error },
        )
        return material.ok
      }
      if (target.kind === 'signature' && isIn('sign')) {
        const signed = signatureFrom(catalogue, actor.getSnapshot().context, body, nowMs)
        actor.send(signed.ok ? { type: 'signed', signed: signed.value } : { type: 'signature-refused' })
        return signed.ok
      }
      return false
    },
    uploadTooLarge: (target) => {
      if (target.kind === 'material' && isIn('materials'))
        actor.send({ type: 'material-refused', problem: 'material-too-large' })
      return false
    },
  }

  return {
    channel,
    get inSession() {
      return inSession
    },
    close: () => {
      closed = true
      attendant.close()
      for (const stop of stops) stop?.()
      actor.stop()
    },
  }
}

const deviceView = (
  device: Snapshot['devices'][number]['device'],
  supervised: SupervisedDevice<IdCardReader | ReceiptPrinter | DocumentPrinter>,
): Snapshot['devices'][number] => {
  const { status } = supervised
  return { device, state: status.state, fault: status.state === 'faulted' ? status.fault.code : null }
}
