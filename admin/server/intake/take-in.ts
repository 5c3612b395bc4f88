/** An application that is taken in, whoever sends it: the catalogue's checks, the one series of numbers, one receipt. */
import type { Application, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import { ok, type Result } from '@lutong/core/result.ts'
import type { OnceTurn } from '../../store/once-store.ts'
import type { IntakeOutcome } from '../../store/intake-store.ts'
import type { Terminal } from '../../store/terminal-store.ts'
import { dayAt } from '../../store/day-at.ts'
import { applicantOf, filesOf } from './applicant.ts'
import { type ApplicationRefusal, checkApplication } from './check-application.ts'
import type { CentreParts } from '../capability.ts'
import { dueRuleOf } from '../cases/due-rule.ts'
import { sm3Hex } from '../http/bodies.ts'
import { deskOf } from './desk-of.ts'
import { receiptIssuer } from './issue-receipt.ts'

export interface Offer {
  readonly application: Application
  /** As it was sent: schemas trim text, digests and signatures do not. */
  readonly sent: Parameters<typeof checkApplication>[1]
  /** The bytes of what was sent (RFC 8785), and their hash. */
  readonly canonical: Uint8Array
  readonly digest: Sha256Hex
  /** Who sends it, and for which region this sender may. */
  readonly sender: Pick<Terminal, 'id' | 'regionCode' | 'centreName' | 'placeCode'>
  readonly once?: OnceTurn | undefined
  /** A receipt of this centre's own over this content: it was taken in before a restore. */
  readonly before?: SignedReceipt | undefined
}

/** Gives what became of it, or why the catalogue does not allow it. */
export const createTakeIn = (parts: CentreParts) => {
  const { catalogue, clock, content, store } = parts
  const issuer = receiptIssuer(parts)
  return async ({
    application,
    before,
    canonical,
    digest,
    once,
    sender,
    sent,
  }: Offer): Promise<Result<IntakeOutcome, ApplicationRefusal>> => {
    const filledInUnder = await content.catalogueFor(application.catalogueVersion)
    const checked = checkApplication(application, sent, sender, filledInUnder)
    // What this centre once signed for was checked then, and the catalogue may have changed since; whose it is has not.
    if (!checked.ok && (before === undefined || checked.error.code === 'forbidden')) return checked
    const receivedAtMs = before?.body.receivedAtMs ?? clock.nowMs()
    const { mask, name, personNumber } = applicantOf(application)
    const input = {
      application,
      canonical,
      digest,
      digestSm3: sm3Hex(canonical),
      day: dayAt(receivedAtMs),
      receivedAtMs,
      personNumber,
      applicantName: name,
      applicantMask: mask,
      files: filesOf(application),
      placeCode: sender.placeCode,
      ...(await deskOf(parts, application, sender)),
      due: dueRuleOf(catalogue)(application.itemCode)([{ stage: 'applied', atMs: receivedAtMs }], null),
      once,
    }
    return ok(
      before === undefined
        ? await store.acceptApplication(input, issuer(application.id, digest, receivedAtMs))
        : await store.acceptAgain(input, before),
    )
  }
}
