import { dossierForCitizen } from '@lutong/core/cases/dossier.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import type { CaseHistory } from '../../store/case-store.ts'

/** A case as its applicant sees it: where it stands and how it came there; no names, no reasons. */
export const progressOf = ({ summary, events, dossier }: CaseHistory): CaseProgress => ({
  caseNumber: summary.caseNumber,
  itemCode: summary.itemCode,
  stage: summary.stage,
  awaitingMaterials: summary.awaitingMaterials,
  outcome: summary.outcome,
  history: events.filter((event) => event.kind !== 'materials-complete').map(({ stage, atMs }) => ({ stage, atMs })),
  due: summary.due,
  dossier: dossierForCitizen(dossier),
})
