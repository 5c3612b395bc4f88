/** Turns a reviewed and signed visit into the application that is sent, and the files it names. */
import { Application, MATERIAL_MEDIA_TYPES, type MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import { SignatureUpload, type Stroke } from '@lutong/core/contracts/host-rpc.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { ApplicationId, RegionCode, Sha256Hex, TerminalId } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'
import { completeForms } from './form-walk.ts'
import type { AddedMaterial, SignedStrokes, Visit } from './visit.ts'

const MAGIC: Readonly<Record<MaterialMediaType, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
}

/** What a file is by its first bytes; what it calls itself is not believed. */
const mediaTypeOf = (bytes: Uint8Array): MaterialMediaType | undefined =>
  MATERIAL_MEDIA_TYPES.find((type) => MAGIC[type].every((byte, index) => bytes[index] === byte))

/** All papers of one visit lie in memory until they are sealed. */
const MAX_MATERIALS = 40
const MAX_VISIT_BYTES = 64 * 1024 * 1024

/** A paper for one of the things the service asks for; anything else is no paper of this visit. */
export const materialFrom = (
  visit: Visit,
  materialCode: string,
  bytes: Uint8Array,
  nowMs: number,
): Result<AddedMaterial, 'material-not-readable' | 'material-too-large'> => {
  const mediaType = mediaTypeOf(bytes)
  const isAskedFor = visit.item?.materials.some((one) => one.origin === 'citizen' && one.code === materialCode) ?? false
  if (mediaType === undefined || !isAskedFor) return err('material-not-readable')
  const bytesHeld = visit.materials.reduce((sum, one) => sum + one.bytes.length, bytes.length)
  if (visit.materials.length >= MAX_MATERIALS || bytesHeld > MAX_VISIT_BYTES) return err('material-too-large')
  return ok({
    materialId: newUuidV7(nowMs),
    materialCode,
    sha256: sha256Hex(bytes),
    mediaType,
    bytes: Buffer.from(bytes),
  })
}

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
  const forms = completeForms(catalogue, visit)
  if (!upload.success || !forms.ok) return err('signature-empty')
  const drawn = upload.data.strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0)
  const png = Buffer.from(upload.data.pngBase64, 'base64')
  if (drawn < SHORTEST_SIGNATURE || mediaTypeOf(png) !== 'image/png') return err('signature-empty')
  return ok({
    png,
    signature: {
      method: 'screen-handwriting',
      imageSha256: sha256Hex(png),
      imageSizeBytes: png.length,
      strokesSha256: sha256Hex(canonicalBytes(upload.data.strokes)),
      documentSha256: sha256Hex(canonicalBytes(forms.value)),
      signedAtMs: nowMs,
    },
  })
}

export interface Submission {
  readonly application: Application
  readonly blobs: ReadonlyMap<Sha256Hex, Uint8Array>
}

/** `undefined` where the visit is not complete: the review has not let it through. */
export const submissionOf = (
  visit: Visit,
  parts: {
    readonly catalogue: Catalogue
    readonly terminalId: TerminalId
    readonly regionCode: RegionCode
    readonly id: ApplicationId
    readonly nowMs: number
  },
): Submission | undefined => {
  const forms = completeForms(parts.catalogue, visit)
  if (!forms.ok || visit.item === null) return undefined
  const application = Application.safeParse({
    schemaVersion: 1,
    id: parts.id,
    terminalId: parts.terminalId,
    regionCode: parts.regionCode,
    channel: 'terminal',
    itemCode: visit.item.code,
    catalogueVersion: parts.catalogue.version,
    language: visit.language,
    identification: visit.identification,
    forms: forms.value,
    materials: visit.materials.map(({ materialCode, sha256, mediaType, bytes }) => ({
      materialCode,
      sha256,
      mediaType,
      sizeBytes: bytes.length,
    })),
    signature: visit.signed?.signature ?? null,
    createdAtTerminalMs: parts.nowMs,
  })
  if (!application.success) return undefined
  const blobs = new Map<Sha256Hex, Uint8Array>(visit.materials.map((material) => [material.sha256, material.bytes]))
  if (visit.signed !== null) blobs.set(visit.signed.signature.imageSha256, visit.signed.png)
  return { application: application.data, blobs }
}
