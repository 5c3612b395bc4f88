/** An application as the store takes it in, of an invented person. */
import { randomUUIDv7 } from 'node:crypto'
import { Application, type SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { type CaseNumber, RegionCode, type TerminalId } from '@lutong/core/ids.ts'
import { sha256Hex, sm3Hex } from '../../server/http/bodies.ts'
import { buildApplication } from '../../server/testing/applications.ts'
import type { NewApplication } from '../intake-store.ts'

export const newApplicationFor = (
  sender: TerminalId,
  atMs: number,
): { readonly input: NewApplication; issue(caseNumber: CaseNumber): Promise<SignedReceipt> } => {
  const regionCode = RegionCode.parse('331081')
  const application = Application.parse(
    buildApplication({ id: sender, enrolment: { regionCode } }, { rest: { id: randomUUIDv7() } }),
  )
  const canonical = canonicalBytes(application)
  const digest = sha256Hex(canonical)
  return {
    input: {
      application,
      canonical,
      digest,
      digestSm3: sm3Hex(canonical),
      day: '20261118',
      receivedAtMs: atMs,
      personNumber: null,
      applicantName: null,
      applicantMask: null,
      files: [],
      due: null,
      placeCode: regionCode,
      heldAt: 'county',
      keptFrom: [],
    },
    issue: (caseNumber) =>
      Promise.resolve({
        body: { applicationId: application.id, caseNumber, digest, receivedAtMs: atMs, slipCode: 'ABCDEFGH' },
        alg: 'Ed25519',
        kid: 'test',
        signature: 'AA==',
      }),
  }
}
