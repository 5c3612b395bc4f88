/** Who one is, typed: a name and a number, or a slip's number and code. */
import { CaseQuery } from '@lutong/core/contracts/intake.ts'
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import { PersonName } from '@lutong/core/forms/person.ts'
import { asProvisionalNumber } from '@lutong/core/ids.ts'
import { isValidIdNumber, normaliseIdNumber } from '@lutong/core/person/id-number.ts'

export type TypedIdentity = { readonly name: string; readonly idNumber: string }

/** What is wrong with a typed identity, and where; `null` where nothing is. */
export const identityProblem = (
  typed: TypedIdentity,
): { readonly code: ProblemCode; readonly field: string } | null => {
  const idNumber = normaliseIdNumber(typed.idNumber)
  if (!PersonName.safeParse(typed.name).success) return { code: 'name-missing', field: 'name' }
  if (!/^\d{17}[\dX]$/.test(idNumber)) return { code: 'id-number-shape', field: 'idNumber' }
  return isValidIdNumber(idNumber) ? null : { code: 'id-number-check-digit', field: 'idNumber' }
}

/**
 * Slip number and code as people type them: small letters, spaces, O for 0 and I or L for 1 are forgiven. A provisional
 * number needs no code.
 */
export const slipQuery = (typed: { readonly caseNumber: string; readonly slipCode: string }): CaseQuery | undefined => {
  const provisionalNumber = asProvisionalNumber(typed.caseNumber)
  if (provisionalNumber !== undefined) return { by: 'provisional', provisionalNumber }
  const parsed = CaseQuery.safeParse({
    by: 'slip',
    caseNumber: typed.caseNumber.normalize('NFKC').replaceAll(/\s/g, ''),
    slipCode: typed.slipCode
      .normalize('NFKC')
      .replaceAll(/[\s-]/g, '')
      .toUpperCase()
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1'),
  })
  return parsed.success ? parsed.data : undefined
}
