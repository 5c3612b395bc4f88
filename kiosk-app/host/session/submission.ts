/** Turns a reviewed and signed visit into the application that is sent, and the files it names. */
import { writtenOf } from '@lutong/core/messages/written-of.ts'
import { Application, type HandwrittenSignature } from '@lutong/core/contracts/intake.ts'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { SignatureUpload, type Stroke } from '@lutong/core/contracts/host-rpc.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import {
  type ApplicationId,
  type ItemCode,
  provisionalNumberOf,
  type RegionCode,
  type Sha256Hex,
  type TerminalId,
} from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type BoundPaper, referenceOf } from '../papers/bound-paper.ts'
import { mediaTypeOf } from '../papers/take-paper.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'
import { completeForms } from './form-walk.ts'
import type { SignedStrokes, Visit } from './visit.ts'

/** A touch that hardly moved is no signature; lengths are in parts of the pad's width. */
const SHORTEST_SIGNATURE = 0.15
const lengthOf = (stroke: Stroke): number =>
  stroke.reduce((sum, point, index) => {
    const before = stroke[index - 1]
    return before === undefined ? sum : sum + Math.hypot(point.x - before.x, point.y - before.y)
  }, 0)

const parseJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}

/** Binds the strokes to the forms as they were read on the review. */
export const signatureFrom = (
  catalogue: Catalogue,
  visit: Visit,
  body: Uint8Array,
  nowMs: number,
): Result<SignedStrokes, 'signature-empty'> => {
  const upload = SignatureUpload.safeParse(parseJson(body))
  if (!upload.success) return err('signature-empty')
  const drawn = upload.data.strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0)
  const png = Buffer.from(upload.data.pngBase64, 'base64')
  if (drawn < SHORTEST_SIGNATURE || mediaTypeOf(png) !== 'image/png') return err('signature-empty')
  const signatures = new Map<ItemCode, HandwrittenSignature>()
  for (const item of visit.items.filter((one) => one.signature === 'required')) {
    const forms = completeForms(catalogue, visit, item)
    if (!forms.ok) return err('signature-empty')
    signatures.set(item.code, {
      method: 'screen-handwriting',
      imageSha256: sha256Hex(png),
      imageSizeBytes: png.length,
      strokesSha256: sha256Hex(canonicalBytes(upload.data.strokes)),
      documentSha256: sha256Hex(canonicalBytes(forms.value)),
      signedAtMs: nowMs,
    })
  }
  return ok({ png, signatures, signedAtMs: nowMs })
}

export interface Submission {
  readonly application: Application
  readonly blobs: ReadonlyMap<Sha256Hex, Uint8Array>
}

/** `undefined` where the visit is not complete: the review has not let it through. */
export const submissionOf = (
  visit: Visit,
  item: CatalogueItem,
  parts: {
    readonly catalogue: Catalogue
    /** All papers of the visit; those of this item go with it. */
    readonly papers: readonly BoundPaper[]
    readonly terminalId: TerminalId
    readonly regionCode: RegionCode
    readonly id: ApplicationId
    readonly nowMs: number
  },
): Submission | undefined => {
  const forms = completeForms(parts.catalogue, visit, item)
  if (!forms.ok) return undefined
  const papers = parts.papers.filter((paper) => item.materials.some((one) => one.code === paper.materialCode))
  const drawn = visit.signed?.signatures.get(item.code)
  const signature =
    item.signature === 'paper' || (item.signature === 'required' && visit.signsOnPaper)
      ? {
          method: 'on-paper',
          documentSha256: sha256Hex(canonicalBytes(forms.value)),
          declaredAtMs: parts.nowMs,
        }
      : (drawn ?? null)
  const application = Application.safeParse({
    schemaVersion: 1,
    id: parts.id,
    terminalId: parts.terminalId,
    regionCode: parts.regionCode,
    channel: 'terminal',
    itemCode: item.code,
    catalogueVersion: parts.catalogue.version,
    language: writtenOf(visit.language),
    identification: visit.identification,
    forms: forms.value,
    materials: papers.map(referenceOf),
    signature,
    createdAtTerminalMs: parts.nowMs,
    provisionalNumber: provisionalNumberOf(parts.id),
    ...(visit.consulted === null ? {} : { consultationId: visit.consulted.id }),
  })
  if (!application.success) return undefined
  const blobs = new Map<Sha256Hex, Uint8Array>(papers.map((paper) => [paper.sha256, paper.bytes]))
  if (drawn !== undefined && visit.signed !== null) blobs.set(drawn.imageSha256, visit.signed.png)
  return {
    application: application.data,
    blobs,
  }
}
