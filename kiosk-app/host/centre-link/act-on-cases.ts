/** Carries a visit's acts to the centre: the files first, so that nothing is registered that is not there. */
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Visit } from '../session/visit.ts'
import type { CentreLink } from './centre-link.ts'
import type { CentreFailure } from './signed-fetch.ts'

const problemOf = (failure: CentreFailure): ProblemCode =>
  failure.code === 'unreachable' ? 'centre-unreachable' : 'act-not-possible'

export const actOnCases = async (
  centre: Pick<CentreLink, 'actOnCase' | 'putBlob'>,
  visit: Visit,
): Promise<Result<readonly CaseProgress[], ProblemCode>> => {
  const answers: CaseProgress[] = []
  for (const request of visit.acts) {
    for (const { sha256 } of request.act.kind === 'give-supplement' ? request.act.materials : []) {
      const material = visit.bound.find((one) => one.sha256 === sha256)
      const sent = material === undefined ? undefined : await centre.putBlob(sha256, material.bytes)
      if (sent?.ok !== true) return err(sent === undefined ? 'material-missing' : problemOf(sent.error))
    }
    const answer = await centre.actOnCase(request)
    if (!answer.ok) {
      const isTaken = request.act.kind === 'move-booking' && answer.error.code === 'refused'
      return err(isTaken ? 'slot-taken' : problemOf(answer.error))
    }
    answers.push(answer.value.progress)
  }
  return ok(answers)
}
