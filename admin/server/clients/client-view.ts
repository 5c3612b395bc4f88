/** Cases as other systems are told of them. */
import type { ClientCase, ClientCaseStatus } from '@lutong/core/contracts/clients.ts'
import { RegionCode } from '@lutong/core/ids.ts'
import type { CaseHistory, CaseSummary } from '../../store/case-store.ts'

export const clientCaseOf = (summary: CaseSummary): ClientCase => ({
  caseNumber: summary.caseNumber,
  itemCode: summary.itemCode,
  regionCode: RegionCode.parse(summary.caseNumber.slice(0, 6)),
  channel: summary.channel,
  stage: summary.stage,
  outcome: summary.outcome,
  awaitingMaterials: summary.awaitingMaterials,
  receivedAtMs: summary.receivedAtMs,
  updatedAtMs: summary.updatedAtMs,
})

export const clientStatusOf = ({ dossier, events, summary }: CaseHistory): ClientCaseStatus => {
  const asked = dossier.supplement?.givenAtMs === null ? dossier.supplement : null
  return {
    ...clientCaseOf(summary),
    history: events.filter(({ kind }) => kind !== 'materials-complete').map(({ atMs, stage }) => ({ stage, atMs })),
    due: summary.due,
    supplement: asked && { until: asked.until, papers: [...asked.papers] },
    documents: dossier.documents.map(({ issuedAtMs, kind, number, sha256, signature = null, sizeBytes }) => ({
      ...{ kind, number, sha256, sizeBytes, issuedAtMs, signature },
    })),
  }
}
