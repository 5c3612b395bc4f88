/** What the machine of a visit asks of the terminal: reader, centre, outbox, paper. */
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { FreeDay } from '@lutong/core/contracts/free-slots.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import type { ConsultationView } from '@lutong/core/consultation/consultation.ts'
import type { CameBack } from '@lutong/core/contracts/live.ts'
import { ApplicationId, type ItemCode } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { fromPromise } from 'xstate'
import { actOnCases } from '../centre-link/act-on-cases.ts'
import { extendHandover, type HandedOver, openHandover, takeHandover } from '../centre-link/handover.ts'
import { queryCases } from '../centre-link/query-cases.ts'
import type { ConsultationDesk, FoundTicket } from '../consultation/consultation-desk.ts'
import { normalTicket } from '../consultation/queue-ticket.ts'
import type { RecordingDesk } from '../consultation/recording-desk.ts'
import type { CardDesk } from '../devices/card-desk.ts'
import type { HostParts } from '../host-parts.ts'
import { consultationPaper } from '../print-jobs/consultation-paper.ts'
import { queueTicketSlip } from '../print-jobs/queue-ticket-slip.ts'
import { lookupPaper } from '../print-jobs/lookup-paper.ts'
import { guidancePapers, issuedDocument, papersOf, progressPaper, savedVisitSlip } from '../print-jobs/papers.ts'
import type { PrintOrder } from '../print-jobs/print-jobs.ts'
import { bindPapers } from '../papers/bind-papers.ts'
import type { BoundPaper } from '../papers/bound-paper.ts'
import { materialNameIn } from '../papers/material-name.ts'
import { createPutAside } from '../saved-visits/put-aside.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { proofOf } from './case-acts.ts'
import type { createVisitMachine } from './machine.ts'
import { submissionOf } from './submission.ts'
import type { TypedAnswers } from './typed-answers.ts'
import type { HandedIn, Handover, Visit } from './visit.ts'

/** How what was asked comes back into the host. */
export interface ProvidedTo {
  readonly desk: CardDesk
  /** Ids under which this visit's applications are being written. */
  readonly intended: Map<ItemCode, ApplicationId>
  readonly typed: TypedAnswers
  keepVisit(): void
  printAll(orders: readonly PrintOrder[]): void
  tellSettlement(id: ApplicationId): void
  undoFailed(): void
  readonly lawyers: ConsultationDesk
  readonly recording: RecordingDesk
  began(): void
  ended(visit: Visit): void
}

type VisitMachine = ReturnType<typeof createVisitMachine>

export const provideVisit = (machine: VisitMachine, parts: HostParts, host: ProvidedTo): VisitMachine => {
  const { centre, clock, content, log, outbox } = parts
  const { catalogue } = content
  const { desk, intended, lawyers, printAll, recording, tellSettlement } = host
  const aside = createPutAside({ centre, outbox, catalogue, clock })
  /** Applications of this visit whose papers are on their way or out. */
  const printed = new Set<string>()
  const paperParts = (visit: Visit) =>
    centre.enrolment === undefined
      ? undefined
      : { visit, catalogue, enrolment: centre.enrolment, nowMs: clock.nowMs(), log, practice: parts.practice }
  /** `undefined`: this one could not be written; the others are not held up by it. */
  const saveIntent = (visit: Visit, item: CatalogueItem, bound: readonly BoundPaper[]): HandedIn | undefined => {
    const { enrolment } = centre
    if (enrolment === undefined || outbox === undefined || parts.offer.guideOnly) return undefined
    const nowMs = clock.nowMs()
    const id = ApplicationId.parse(newUuidV7(nowMs))
    // The id is kept before anything is written under it: a host that comes back finds what was.
    intended.set(item.code, id)
    host.keepVisit()
    const { regionCode, terminalId } = enrolment
    const submission = submissionOf(visit, item, { catalogue, papers: bound, terminalId, regionCode, id, nowMs })
    const written = submission === undefined ? undefined : outbox.submit(submission.application, submission.blobs)
    if (written?.ok !== true) return undefined
    const { digest, digestSm3, papers } = written.value
    return { item, id, digest, sm3: digestSm3, papers, settlement: null }
  }

  return machine.provide({
    actors: {
      readCard: fromPromise(({ signal }) => desk.read(signal)),
      lookForCard: fromPromise(({ signal }) => desk.look(signal)),
      saveIntents: fromPromise<readonly HandedIn[], Visit>(async ({ input }) => {
        intended.clear()
        const bound = await bindPapers(input, materialNameIn(input))
        const applications = input.items.filter((item) => item.kind === 'application')
        const handedIn = applications.flatMap((item) => saveIntent(input, item, bound) ?? [])
        for (const paper of bound) paper.bytes.fill(0)
        return handedIn
      }),
      bindPapers: fromPromise<readonly BoundPaper[], Visit>(({ input }) => bindPapers(input, materialNameIn(input))),
      actOnCases: fromPromise<Result<readonly CaseProgress[], ProblemCode>, Visit>(({ input }) =>
        actOnCases(centre, input),
      ),
      // They came with the content, and are there while the line is away and after a restart.
      readResults: fromPromise(
        async () => content.told().results.find((one) => one.regionCode === centre.enrolment?.regionCode) ?? null,
      ),
      freeSlots: fromPromise<Result<readonly FreeDay[], ProblemCode>, Visit>(async ({ input }) => {
        const proof = proofOf(input)
        if (input.openCase === null || proof === null) return err('act-not-possible')
        const answer = await centre.freeSlots({ caseNumber: input.openCase, proof })
        return answer.ok ? answer : err('centre-unreachable')
      }),
      putVisitAside: fromPromise<Result<NonNullable<Visit['saved']>, 'store-failed'>, Visit>(({ input }) =>
        aside.put(input, host.typed.all()),
      ),
      fetchVisit: fromPromise<Result<Partial<Visit>, ProblemCode>, Visit>(async ({ input }) => {
        const found = await aside.fetch(input.saveCodeTyped)
        if (!found.ok) return found
        host.typed.takeUp(found.value.typed)
        return ok(found.value.visit)
      }),
      openHandover: fromPromise<Result<Handover, 'centre-unreachable'>, Visit>(({ input }) =>
        openHandover(centre, input),
      ),
      extendHandover: fromPromise<Result<number, 'centre-unreachable'>, Visit>(({ input }) =>
        extendHandover(centre, input),
      ),
      takeHandover: fromPromise<HandedOver, Visit>(({ input }) => takeHandover(centre, input, clock.nowMs())),
      holdPlace: fromPromise<Result<ConsultationView, ProblemCode>, Visit>(({ input }) =>
        lawyers.hold(input.consult?.ticket ?? ''),
      ),
      findTicket: fromPromise<Result<FoundTicket, ProblemCode>, Visit>(({ input }) =>
        lawyers.findTicket(normalTicket(input.saveCodeTyped) ?? ''),
      ),
      comeBackToQueue: fromPromise<Result<CameBack, ProblemCode>, Visit>(async ({ input }) => {
        const { consult, person, returning } = input
        const id = returning?.id ?? consult?.view?.id
        const ticket = returning?.ticket ?? consult?.ticket ?? ''
        if (id === undefined) return err('ticket-wrong')
        return lawyers.comeBack(id, ticket, person?.idNumber ?? null)
      }),
      queryCases: fromPromise<Result<readonly CaseProgress[], ProblemCode>, Visit>(({ input }) =>
        queryCases({ centre, outbox }, input.query),
      ),
    },
    actions: {
      beginPrinting: ({ context }) => {
        // Coming back to this screen, from a pause, finds the papers where they are.
        const ids = context.handedIn.map(({ id }) => id).join()
        if (printed.has(ids)) return
        printed.add(ids)
        const papers = paperParts(context)
        if (papers !== undefined) printAll(papersOf(papers))
      },
      printLateSlip: ({ context, event }) => {
        const papers = paperParts(context)
        if (papers === undefined || event.type !== 'settlement-changed') return
        const handedIn = context.handedIn
          .filter((one) => one.id === event.id)
          .map((one) => ({ ...one, settlement: event.settlement }))
        printAll(papersOf({ ...papers, visit: { ...context, handedIn } }, ['slip']))
      },
      retryPrinting: ({ context }) => {
        const papers = paperParts(context)
        const failed = context.prints.filter((print) => print.state === 'failed' || print.state === 'no-printer')
        const documents = failed.map((print) => print.document)
        if (papers !== undefined) printAll(papersOf(papers, documents))
      },
      undoSubmission: ({ context }, { itemCode }) => {
        const handed = context.handedIn.find((one) => one.item.code === itemCode)
        if (handed === undefined || outbox === undefined) return
        const undone = outbox.undo(handed.id)
        if (undone.ok) tellSettlement(handed.id)
        else host.undoFailed()
      },
      printProgress: ({ context }, { caseNumber }) => {
        const papers = paperParts(context)
        const shown = context.cases.find((one) => one.caseNumber === caseNumber)
        if (papers !== undefined && shown !== undefined) printAll([progressPaper(papers, shown)])
      },
      printDocument: ({ context }, { sha256 }) => {
        const papers = paperParts(context)
        const paper = papers === undefined ? undefined : issuedDocument(papers, centre, sha256)
        if (paper !== undefined) printAll([paper])
      },
      printSaved: ({ context }) => {
        const papers = paperParts(context)
        const paper = papers === undefined ? undefined : savedVisitSlip(papers)
        if (paper !== undefined) printAll([paper])
      },
      closeHandover: ({ context }) => {
        if (context.handover !== null) void centre.closeHandover(context.handover.token, context.handover.fates)
      },
      printGuidance: ({ context }) => {
        const papers = paperParts(context)
        if (papers !== undefined) printAll(guidancePapers(papers))
      },
      printLookup: ({ context }, { article }) => {
        const papers = paperParts(context)
        const paper = papers === undefined ? undefined : lookupPaper(papers, content.told(), article)
        if (paper !== undefined) printAll([paper])
      },
      prepareConsultation: () => lawyers.prepare(),
      joinConsultation: ({ context: { consult } }) => {
        if (consult?.request) lawyers.join(consult.id, consult.request)
      },
      tellTested: (_args, { report }) => {
        if (report !== null) lawyers.tested(report)
      },
      stopRecording: ({ context: { consult } }) => {
        recording.stop(consult?.view?.id ?? consult?.id ?? '')
        lawyers.stopRecording()
      },
      leaveConsultation: (_args, { as }) => lawyers.leave(as),
      rateConsultation: (_args, { level }) => lawyers.rate({ level, words: '' }),
      tellForm: ({ context }, { what }) => {
        const code = context.items[0]?.code
        if (code !== undefined) lawyers.formShared(code, what)
      },
      letIn: (_args, { party, agreed }) => lawyers.letIn(party, agreed),
      endConsultation: ({ context }, { opened }) => lawyers.release(context.consult, opened),
      declineOffer: (_args, { itemCode }) => lawyers.declineOffer(itemCode),
      printTicket: ({ context }) => {
        const papers = paperParts(context)
        const paper = papers === undefined ? undefined : queueTicketSlip(papers)
        if (paper !== undefined) printAll([paper])
      },
      printRecord: ({ context }) => {
        const papers = paperParts(context)
        const paper = papers === undefined ? undefined : consultationPaper(papers)
        if (paper !== undefined) printAll([paper])
      },
      askSettlements: ({ context }) => {
        for (const { id } of outbox === undefined ? [] : context.handedIn) tellSettlement(id)
      },
      idleWiped: () => log('session.idle-wiped'),
      visitBegan: () => host.began(),
      pauseOver: () => log('session.pause-over'),
      visitEnded: ({ context }) => {
        printed.clear()
        lawyers.release(context.consult)
        if (context.consulted !== null) lawyers.leftAfter(context.consulted.id)
        recording.visitOver()
        host.ended(context)
      },
    },
  })
}
