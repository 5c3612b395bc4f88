/**
 * Border: terminal (or any other channel) → central intake API, version 1.
 * `PUT /v1/applications/{id}` is idempotent: the creator makes the id, the centre answers with a signed receipt;
 * the same content again gives the same receipt, other content under the same id is refused (422).
 */
import { z } from 'zod'
import {
  ApplicationId,
  CaseNumber,
  ConsultationId,
  ItemCode,
  ProvisionalNumber,
  RegionCode,
  Sha256Hex,
  TerminalId,
} from '../ids.ts'
import { Dossier } from '../cases/dossier.ts'
import { CaseStage, DecisionOutcome } from '../cases/stages.ts'
import { FormSubmission } from '../forms/form-submission.ts'

/** Epoch milliseconds, UTC. */
const Instant = z.int().nonnegative()

export const MATERIAL_MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const
export const MaterialMediaType = z.enum(MATERIAL_MEDIA_TYPES)
export type MaterialMediaType = z.infer<typeof MaterialMediaType>
export const MAX_MATERIAL_BYTES = 10 * 1024 * 1024

/** Printed on the slip and read by staff: no signs that cannot be seen. */
export const PaperName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u)

/** A material the applicant adds; the bytes travel apart, addressed by their hash (`PUT /v1/blobs/{sha256}`). */
export const MaterialReference = z.strictObject({
  /** Code of the material in the item's list, e.g. `identity-document`, `wage-evidence`. */
  materialCode: z.string().regex(/^[a-z0-9-]{2,40}$/),
  sha256: Sha256Hex,
  mediaType: MaterialMediaType,
  sizeBytes: z.int().positive().max(MAX_MATERIAL_BYTES),
  /** What the citizen calls it; absent where the material's own name says enough. */
  name: PaperName.optional(),
  pages: z.int().min(1).max(2_000).optional(),
  /** The terminal found a page hard to read, told the citizen, and was asked to send it all the same. */
  unclear: z.literal(true).optional(),
})
export type MaterialReference = z.infer<typeof MaterialReference>

/** How the centre may know the applicant: by the chip of a card, or by a typed number checked later by a person. */
export const Identification = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('id-card'), readAtMs: Instant }),
  z.strictObject({ method: z.literal('typed'), enteredAtMs: Instant }),
  /** Only where the item's `identification` is not `required`. */
  z.strictObject({ method: z.literal('none') }),
])
export type Identification = z.infer<typeof Identification>

export const HandwrittenSignature = z.strictObject({
  method: z.literal('screen-handwriting'),
  /** PNG of the strokes, sent as a blob. */
  imageSha256: Sha256Hex,
  imageSizeBytes: z.int().positive(),
  /** SHA-256 of the canonical JSON of the strokes {x, y, p, t}. */
  strokesSha256: Sha256Hex,
  /** SHA-256 of the canonical JSON of `forms` as the citizen saw and signed them. */
  documentSha256: Sha256Hex,
  signedAtMs: Instant,
})
export type HandwrittenSignature = z.infer<typeof HandwrittenSignature>

/** 电子签名法 3: marriage, adoption and succession are signed by hand on the printed form, which follows as a material. */
const PaperSignature = z.strictObject({
  method: z.literal('on-paper'),
  /** SHA-256 of the canonical JSON of `forms` as they were printed. */
  documentSha256: Sha256Hex,
  declaredAtMs: Instant,
})

/** The versions of `Application` that are understood; a new one comes beside those before. */
export const APPLICATION_VERSIONS = [1] as const

/** By which way a case came in (R5): one number, one catalogue and one set of checks for all of them. */
export const Channel = z.enum(['terminal', 'hotline', 'web', 'counter', 'letter'])
export type Channel = z.infer<typeof Channel>

export const Application = z.strictObject({
  schemaVersion: z.literal(APPLICATION_VERSIONS),
  id: ApplicationId,
  terminalId: TerminalId,
  regionCode: RegionCode,
  channel: Channel,
  itemCode: ItemCode,
  catalogueVersion: z.string().min(1).max(40),
  language: z.enum(['zh-CN', 'en']),
  identification: Identification,
  forms: z.array(FormSubmission).min(1).max(4),
  materials: z.array(MaterialReference).max(40),
  /** `null` only where the item asks for none. */
  signature: z.discriminatedUnion('method', [HandwrittenSignature, PaperSignature]).nullable(),
  /** The terminal's own clock; the centre stores it beside its own and trusts only its own. */
  createdAtTerminalMs: Instant,
  /** What the slip of a terminal without a line calls it: by this number it is found once it has arrived. */
  provisionalNumber: ProvisionalNumber.optional(),
  /** The talk with a lawyer it came out of. */
  consultationId: ConsultationId.optional(),
})
export type Application = z.infer<typeof Application>

/** What the receipt's signature covers, in RFC 8785 form. */
export const ReceiptBody = z.strictObject({
  applicationId: ApplicationId,
  caseNumber: CaseNumber,
  /** SHA-256 of the canonical JSON of the application. */
  digest: Sha256Hex,
  receivedAtMs: Instant,
  /** Printed on the slip; with the number it shows the state at any terminal. Crockford base32, 8 characters. */
  slipCode: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/),
})
export type ReceiptBody = z.infer<typeof ReceiptBody>

export const SignedReceipt = z.strictObject({
  body: ReceiptBody,
  alg: z.literal('Ed25519'),
  kid: z.string().min(1),
  /** base64 */
  signature: z.base64(),
})
export type SignedReceipt = z.infer<typeof SignedReceipt>

/** Answer of `PUT /v1/applications/{id}`. */
export const IntakeAnswer = z.strictObject({
  receipt: SignedReceipt,
  /** Blobs the centre still lacks; the case waits in 待补传 until they are there. */
  missingBlobs: z.array(Sha256Hex),
})
export type IntakeAnswer = z.infer<typeof IntakeAnswer>

/** Terminal → centre: the citizen's own cases. Travels in a POST body, so that no number is ever in a URL. */
export const CaseQuery = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('id-card'), idNumber: z.string().min(5).max(30) }),
  z.strictObject({ by: z.literal('slip'), caseNumber: CaseNumber, slipCode: ReceiptBody.shape.slipCode }),
  /** From the slip of a terminal that had no line: 48 random bits, so it proves as much as the code of a slip. */
  z.strictObject({ by: z.literal('provisional'), provisionalNumber: ProvisionalNumber }),
])
export type CaseQuery = z.infer<typeof CaseQuery>

export const CaseProgress = z.strictObject({
  caseNumber: CaseNumber,
  itemCode: ItemCode,
  stage: CaseStage,
  /** 待补传: materials named in the application have not all arrived. */
  awaitingMaterials: z.boolean(),
  outcome: DecisionOutcome.nullable(),
  history: z.array(z.strictObject({ stage: CaseStage, atMs: Instant })),
  /** Statutory limit now running, if any. */
  due: z.strictObject({ atMs: Instant, what: z.enum(['accept', 'decide', 'assign']) }).nullable(),
  dossier: Dossier,
})
export type CaseProgress = z.infer<typeof CaseProgress>
export const CaseQueryAnswer = z.strictObject({ cases: z.array(CaseProgress) })

/**
 * RFC 9457 problem details with a stable code; `title` is for operators, in Chinese or English as `Accept-Language` asks;
 * the citizen's words are the terminal's.
 */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum([
    'invalid-request',
    'unauthorised',
    'forbidden',
    'not-found',
    'method-not-allowed',
    'unsupported-media-type',
    'schema-version-unknown',
    'digest-mismatch',
    'digest-conflict',
    'unknown-item',
    'item-not-open',
    'too-large',
    'rate-limited',
    'conflict',
    'precondition-failed',
    'idempotency-key-reused',
    'idempotency-in-progress',
    'unavailable',
    'internal',
  ]),
  /** Paths into the request that were wrong; never their values. */
  errors: z.array(z.strictObject({ path: z.string(), code: z.string() })).optional(),
  /** With `schema-version-unknown`: the versions understood here. */
  schemaVersions: z.array(z.int()).optional(),
})
export type Problem = z.infer<typeof Problem>
