/** Which letter an act is told by, and under which kind it is kept. */
import type { Dossier } from '@lutong/core/cases/dossier.ts'
import type { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import type { DocumentModel } from '@lutong/print/layout/model.ts'
import {
  complaintAnswerLetter,
  complaintRegisteredLetter,
  extensionLetter,
  notAcceptedLetter,
  pauseLetter,
  referralLetter,
} from './desk-letters.ts'
import { answerLetter, decisionLetter, type NoticeFacts, supplementLetter } from './notices.ts'
import type { StaffAct } from './staff-act.ts'

interface ActLetter {
  readonly kind: Dossier['documents'][number]['kind']
  readonly model: DocumentModel
}

/** `undefined`: nothing is written to the citizen. */
export const letterOf = (act: StaffAct, entry: DossierEntry | undefined, facts: NoticeFacts): ActLetter | undefined => {
  if (act.kind === 'issue-decision') return { kind: 'decision', model: decisionLetter(facts, act.reasons) }
  if (entry?.kind === 'supplement-asked') return { kind: 'supplement-notice', model: supplementLetter(facts, entry) }
  if (entry?.kind === 'answered') return { kind: 'answer', model: answerLetter(facts, entry) }
  if (entry?.kind === 'not-accepted') return { kind: 'not-accepted-notice', model: notAcceptedLetter(facts, entry) }
  if (entry?.kind === 'limit-extended') return { kind: 'extension-notice', model: extensionLetter(facts, entry) }
  if (entry?.kind === 'limit-paused') return { kind: 'pause-notice', model: pauseLetter(facts, entry) }
  if (entry?.kind === 'referred' || entry?.kind === 'referred-up')
    return { kind: 'referral-notice', model: referralLetter(facts, entry) }
  if (entry?.kind === 'complaint-registered')
    return { kind: 'complaint-notice', model: complaintRegisteredLetter(facts) }
  return entry?.kind === 'complaint-answered'
    ? { kind: 'complaint-answer', model: complaintAnswerLetter(facts, entry) }
    : undefined
}
