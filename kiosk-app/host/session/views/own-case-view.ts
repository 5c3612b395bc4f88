/** A case of the citizen's own as the page sees it: where it stands, and what she may do about it now. */
import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import type { Dossier } from '@lutong/core/cases/dossier.ts'
import { type CaseNow, mayAdd, mayWithdraw } from '@lutong/core/cases/may-act.ts'
import { NOT_ACCEPTED_REASONS, PAUSE_REASONS, REFERRAL_REASONS } from '@lutong/core/cases/reasons.ts'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import { DESK_NAMES } from '@lutong/core/messages/cases.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { openCaseOf } from '../case-acts.ts'
import type { Visit } from '../visit.ts'
import { handoverView, papersView } from './papers-view.ts'

type OwnCase = Extract<Screen, { name: 'own-case' }>

export const nameOfItem = (catalogue: Catalogue, code: string, language: Language): string => {
  const item = [...catalogue.items.values()].find((one) => one.code === code)
  return item === undefined ? code : inLanguage(item.name, language)
}

const KEEPS = { accept: 'accepted', decide: 'decided', assign: 'documented' } as const

const isDueSure = (catalogue: Catalogue, { due, itemCode }: CaseProgress): boolean =>
  due === null ||
  (catalogue.items.get(itemCode)?.timeLimits.find(({ until }) => until === KEEPS[due.what])?.verified ?? false)

const endsWithAnswer = (catalogue: Catalogue, { itemCode }: CaseProgress): boolean => {
  const item = catalogue.items.get(itemCode)
  return item?.type === 'complaint' || item?.forms.includes('F6') === true
}

export const caseView = (catalogue: Catalogue, progress: CaseProgress, language: Language): OwnCase['view'] => ({
  caseNumber: progress.caseNumber,
  itemName: nameOfItem(catalogue, progress.itemCode, language),
  stage: progress.stage,
  outcome: progress.outcome,
  awaitingMaterials: progress.awaitingMaterials,
  history: progress.history,
  dueAtMs: progress.due?.atMs ?? null,
  dueSure: isDueSure(catalogue, progress),
  endsWithAnswer: endsWithAnswer(catalogue, progress),
})

const nowOf = (catalogue: Catalogue, progress: CaseProgress): CaseNow => {
  const item = catalogue.items.get(progress.itemCode)
  return {
    stage: progress.stage,
    receivedAtMs: progress.history[0]?.atMs ?? 0,
    isBooking: item?.handling.way === 'booked',
    isQuestion: item?.forms.includes('F6') ?? false,
    isComplaint: item?.type === 'complaint',
    dossier: progress.dossier,
  }
}

const ASK_STAFF = {
  'zh-CN': '先交有的，其他的打电话问怎么办。',
  en: 'Hand in what you have and call about the rest.',
} as const
const supplementOf = (visit: Visit, { dossier }: CaseProgress): OwnCase['supplement'] =>
  dossier.supplement === null
    ? null
    : {
        until: dossier.supplement.until,
        given: dossier.supplement.givenAtMs !== null,
        papers: dossier.supplement.papers.map(({ code, name, why }) => ({
          code,
          name,
          why,
          ifMissing: inLanguage(ASK_STAFF, visit.language),
          required: true,
          fromCard: false,
          ...papersView(visit, code, name),
        })),
      }

/** What has become of the handling, in the citizen's words: standing still, longer, elsewhere, not taken in. */
const handlingOf = (
  { complaint, extensions, notAccepted, pauses, referral }: Dossier,
  language: Language,
): Pick<OwnCase, 'pausedFor' | 'extended' | 'referral' | 'notAccepted' | 'complaint'> => {
  const paused = pauses.find(({ toMs }) => toMs === null)
  const extended = extensions.at(-1)
  return {
    pausedFor: paused === undefined ? null : inLanguage(PAUSE_REASONS[paused.reason], language),
    extended: extended === undefined ? null : { untilMs: extended.afterMs, why: extended.reason },
    referral:
      referral === null
        ? null
        : {
            to: inLanguage(DESK_NAMES[referral.to], language),
            why: inLanguage(REFERRAL_REASONS[referral.reason], language),
            taken: referral.takenAtMs !== null,
          },
    notAccepted:
      notAccepted === null
        ? null
        : {
            why: inLanguage(NOT_ACCEPTED_REASONS[notAccepted.reason], language),
            words: notAccepted.words,
            goTo: notAccepted.goTo,
          },
    complaint:
      complaint === null
        ? null
        : {
            registeredAtMs: complaint.registeredAtMs,
            investigatedAtMs: complaint.investigatedAtMs,
            reviewedAtMs: complaint.reviewedAtMs,
            answeredAtMs: complaint.answer?.atMs ?? null,
            answer: complaint.answer?.text ?? null,
          },
  }
}

export const ownCaseScreen = (catalogue: Catalogue, visit: Visit, nowMs: number, acting: boolean): Screen => {
  const progress = openCaseOf(visit)
  if (progress === undefined) return { name: 'starting', why: 'start' }
  const now = nowOf(catalogue, progress)
  const { dossier } = progress
  const day = isoDateOfDay(dayOfInstant(nowMs))
  return {
    name: 'own-case',
    view: caseView(catalogue, progress, visit.language),
    panel: visit.casePanel,
    handover: handoverView(visit),
    canWithdraw: mayWithdraw(now) && !now.isBooking,
    supplement: supplementOf(visit, progress),
    booking:
      dossier.booking === null
        ? null
        : {
            day: dossier.booking.slot.day,
            dayPart: dossier.booking.slot.dayPart,
            time: dossier.booking.slot.time ?? null,
            state: dossier.booking.state,
            with: dossier.booking.with,
            canChange: mayAdd({ kind: 'booking-moved', slot: { day, dayPart: 'morning' } }, now),
          },
    canBook: dossier.booking === null && mayAdd({ kind: 'booking-moved', slot: { day, dayPart: 'morning' } }, now),
    days: (visit.freeDays ?? []).map((one) => ({ day: one.day, times: [...one.times] })),
    daysKnown: visit.freeDays !== null,
    answer: dossier.answer?.text ?? null,
    documents: dossier.documents.map(({ confirmed, issuedAtMs, kind, sha256 }) => ({
      sha256,
      kind,
      issuedAtMs,
      confirmed,
    })),
    referredTo: dossier.referredTo,
    ...handlingOf(dossier, visit.language),
    canRate: mayAdd({ kind: 'rated', level: 5, tags: [] }, now),
    canShare: dossier.experience === 'none',
    acting,
    problem: visit.problem,
    print: visit.sheetPrint,
  }
}
