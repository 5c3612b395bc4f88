/** What a visit changes when the citizen acts on a case of her own: pure functions over the visit. */
import type { CaseActRequest, CaseProof, CitizenAct } from '@lutong/core/contracts/case-acts.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import type { CaseNumber, ItemCode } from '@lutong/core/ids.ts'
import { type BoundPaper, referenceOf } from '../papers/bound-paper.ts'
import { type Visit, wipe } from './visit.ts'

type Change = Partial<Visit>

/** How this visit proved whose the cases are; `null` where it proved nothing. */
export const proofOf = (visit: Visit): CaseProof | null =>
  visit.query?.by === 'slip' ? { by: 'slip', slipCode: visit.query.slipCode } : visit.query

const receiptOf = (visit: Visit, itemCode: ItemCode) => {
  const settlement = visit.handedIn.find((one) => one.item.code === itemCode)?.settlement
  return settlement?.state === 'received' ? settlement.receipt.body : undefined
}

export const openCaseOf = (visit: Visit): CaseProgress | undefined =>
  visit.cases.find((one) => one.caseNumber === visit.openCase)

/** The same act asked for again after a failure is the same act: it keeps its id. */
const sameAct = (visit: Visit, caseNumber: CaseNumber, act: CitizenAct): CaseActRequest | undefined =>
  visit.acts.find((one) => one.caseNumber === caseNumber && JSON.stringify(one.act) === JSON.stringify(act))

export const createCaseActs = (newId: () => string) => {
  const request = (visit: Visit, caseNumber: CaseNumber, proof: CaseProof, act: CitizenAct): CaseActRequest =>
    sameAct(visit, caseNumber, act) ?? { actId: newId(), caseNumber, proof, act }
  return {
    onOpenCase: (visit: Visit, act: CitizenAct): Change => {
      const proof = proofOf(visit)
      return visit.openCase === null || proof === null
        ? { acts: [] }
        : { acts: [request(visit, visit.openCase, proof, act)], problem: null }
    },
    /** The papers for what staff asked for. */
    supplement: (papers: readonly BoundPaper[]): CitizenAct => ({
      kind: 'give-supplement',
      materials: papers.map(referenceOf),
    }),
    /** One opinion of the whole visit, for each case that came of it. */
    rateVisit: (visit: Visit, act: Extract<CitizenAct, { kind: 'rate' }>): Change => ({
      acts: visit.items.flatMap((item) => {
        const body = receiptOf(visit, item.code)
        return body === undefined ? [] : [request(visit, body.caseNumber, { by: 'slip', slipCode: body.slipCode }, act)]
      }),
      problem: null,
    }),
    /** The centre has answered: how each case stands now. */
    settle: (visit: Visit, answers: readonly CaseProgress[]): Change => {
      const answered = (caseNumber: CaseNumber) => answers.find((one) => one.caseNumber === caseNumber)
      if (visit.openCase !== null) wipe(visit)
      return {
        acts: [],
        casePanel: 'overview',
        problem: null,
        ...(visit.openCase === null ? {} : { materials: [], paperNames: {}, removed: null, bound: [] }),
        rated: visit.rated || visit.acts.some((one) => one.act.kind === 'rate'),
        cases: visit.cases.map((one) => answered(one.caseNumber) ?? one),
      }
    },
  }
}

export type CaseActs = ReturnType<typeof createCaseActs>
