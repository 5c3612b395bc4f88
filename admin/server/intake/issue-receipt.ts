/** The signed word of the centre that it has an application, under its number. */
import type { SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { ApplicationId, CaseNumber, Sha256Hex } from '@lutong/core/ids.ts'
import type { CentreParts } from '../capability.ts'
import { randomCode } from '../secrets/codes.ts'

const SLIP_CODE_LENGTH = 8

export const receiptIssuer =
  ({ receipts }: Pick<CentreParts, 'receipts'>) =>
  (applicationId: ApplicationId, digest: Sha256Hex, receivedAtMs: number) =>
  async (caseNumber: CaseNumber): Promise<SignedReceipt> => {
    const body = { applicationId, caseNumber, digest, receivedAtMs, slipCode: randomCode(SLIP_CODE_LENGTH) }
    return { body, alg: 'Ed25519', kid: receipts.kid, signature: await receipts.sign(canonicalBytes(body)) }
  }
