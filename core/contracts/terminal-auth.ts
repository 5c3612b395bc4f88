/**
 * How a terminal proves itself to the centre on every request: an Ed25519 signature (RFC 8032) over the lines below.
 * Header: `Authorization: Lutong-Terminal id=…,ts=…,nonce=…,sig=…` (`sig` base64url).
 */
import { z } from 'zod'
import { CentreEpoch } from './reconciliation.ts'
import { ContentProblem } from './content-package.ts'
import { DeviceCondition, TerminalHealth } from './terminal-health.ts'
import { RegionCode, type Sha256Hex, TerminalId } from '../ids.ts'

/** The centre refuses a timestamp further off than this, and a nonce it has seen within it. */
export const AUTH_WINDOW_MS = 5 * 60_000

export interface SignedRequest {
  readonly terminalId: TerminalId
  readonly timestampMs: number
  readonly nonce: string
  readonly method: string
  /** Path with query, as sent. */
  readonly path: string
  readonly bodySha256: Sha256Hex
}

export const requestSigningBytes = (request: SignedRequest): Uint8Array =>
  new TextEncoder().encode(
    [
      'lutong-terminal-v1',
      request.terminalId,
      request.timestampMs,
      request.nonce,
      request.method.toUpperCase(),
      request.path,
      request.bodySha256,
    ].join('\n'),
  )

export const formatAuthorization = (request: SignedRequest, signatureBase64Url: string): string =>
  `Lutong-Terminal id=${request.terminalId},ts=${request.timestampMs},nonce=${request.nonce},sig=${signatureBase64Url}`

export const ParsedAuthorization = z.object({
  terminalId: TerminalId,
  timestampMs: z.coerce.number().int().nonnegative(),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  signature: z.base64url().max(200),
})
export type ParsedAuthorization = z.infer<typeof ParsedAuthorization>

/** Takes the header apart; `undefined` where it is not ours or not whole. */
export const parseAuthorization = (header: string): ParsedAuthorization | undefined => {
  const match = /^Lutong-Terminal id=([^,]+),ts=(\d{1,15}),nonce=([^,]+),sig=([^,]+)$/.exec(header)
  if (!match) return undefined
  const parsed = ParsedAuthorization.safeParse({
    terminalId: match[1],
    timestampMs: match[2],
    nonce: match[3],
    signature: match[4],
  })
  return parsed.success ? parsed.data : undefined
}

/** `POST /v1/terminals/enrol`: a one-time code made by staff binds the terminal's public key (R26). */
export const EnrolRequest = z.strictObject({
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/),
  terminalId: TerminalId,
  /** SPKI, base64 DER. */
  publicKey: z.base64(),
})
export type EnrolRequest = z.infer<typeof EnrolRequest>

export const EnrolAnswer = z.strictObject({
  terminalId: TerminalId,
  terminalName: z.string(),
  centreName: z.string(),
  centrePhone: z.string(),
  regionCode: RegionCode,
  /** The key receipts are signed with (SPKI, base64 DER) and its id. */
  receiptKey: z.strictObject({ kid: z.string(), publicKey: z.base64() }),
  /** Where a slip's QR leads, e.g. `http://centre:7100/verify`. */
  verifyUrl: z.url(),
  /** Where a guide is read by telephone, e.g. `http://centre:7100/guide`; a centre without the page leaves it out. */
  guideUrl: z.url().optional(),
})
export type EnrolAnswer = z.infer<typeof EnrolAnswer>

/** `POST /v1/terminals/heartbeat` (signed). */
export const Heartbeat = z.strictObject({
  softwareVersion: z.string().max(40),
  catalogueVersion: z.string().max(40),
  openIntents: z.int().nonnegative(),
  inSession: z.boolean(),
  /** The package the terminal shows; 0 for what came with its software. */
  contentVersion: z.int().nonnegative().optional(),
  /** Why the package the centre wants was not taken; `null` where nothing is wrong. */
  contentProblem: ContentProblem.nullable().optional(),
  devices: z.array(DeviceCondition).max(40),
  /** A terminal of an older version leaves it out. */
  health: TerminalHealth.optional(),
})
export type Heartbeat = z.infer<typeof Heartbeat>
/** What a newer centre says beside this is not for this terminal. */
export const HeartbeatAnswer = z.object({
  nowMs: z.int(),
  nextInMs: z.int().positive(),
  /** The package every terminal should have. */
  contentVersion: z.int().nonnegative().optional(),
  /** Another one than before: the centre was put back from a backup, and may lack what it acknowledged. */
  epoch: CentreEpoch.optional(),
  /** The room server of large calls, the one stranger the terminal's page may speak to; left out where there is none. */
  callRoom: z
    .url({ protocol: /^wss?$/ })
    .max(300)
    .optional(),
})
export type HeartbeatAnswer = z.infer<typeof HeartbeatAnswer>
