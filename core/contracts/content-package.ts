/**
 * What travels from the centre to a terminal when content changes: a signed list of parts, and the parts themselves.
 * A part is the canonical JSON (RFC 8785) of one law, one service, one theme's questions …, named by its SHA-256.
 */
import { z } from 'zod'
import { canonicalBytes } from '../crypto/digest.ts'
import { Sha256Hex } from '../ids.ts'

/** The longest law has some hundred kilobytes; more is a mistake. */
const MAX_PART_BYTES = 4 * 1024 * 1024
const MAX_PARTS = 20_000

export const PartName = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z-]{1,30}$/),
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/),
})
export type PartName = z.infer<typeof PartName>

export const PartRef = z.strictObject({
  ...PartName.shape,
  sha256: Sha256Hex,
  /** Bytes of the canonical JSON. */
  size: z.int().positive().max(MAX_PART_BYTES),
})
export type PartRef = z.infer<typeof PartRef>

export const partKey = ({ kind, id }: PartName): string => `${kind}/${id}`

export const ContentManifest = z
  .strictObject({
    /** Only ever rises; what was published before comes back under a higher number. */
    contentVersion: z.int().positive(),
    createdAtMs: z.int().nonnegative(),
    parts: z.array(PartRef).min(1).max(MAX_PARTS),
    /** A terminal with older software keeps what it has. */
    minAppVersion: z
      .string()
      .regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/)
      .optional(),
  })
  .refine(({ parts }) => new Set(parts.map(partKey)).size === parts.length, { params: { code: 'part-named-twice' } })
export type ContentManifest = z.infer<typeof ContentManifest>

/** Signed with the centre's key that signs receipts; the first line keeps the one from passing for the other. */
export const SignedManifest = z.strictObject({
  body: ContentManifest,
  alg: z.literal('Ed25519'),
  kid: z.string().min(1).max(60),
  signature: z.base64().max(200),
})
export type SignedManifest = z.infer<typeof SignedManifest>

export const manifestSigningBytes = (manifest: ContentManifest): Uint8Array =>
  canonicalBytes({ what: 'lutong-content-v1', manifest })

/** Why a terminal did not take a package; told to the centre with the next heartbeat. */
export const ContentProblem = z.enum([
  'signature',
  'version-lower',
  'software-too-old',
  'hash',
  'schema',
  'disk',
  'incomplete',
])
export type ContentProblem = z.infer<typeof ContentProblem>

/** True where `version` is at least `wanted` (`1.10.0` is above `1.9.0`). */
export const isAtLeast = (version: string, wanted: string): boolean => {
  const numbers = (text: string) => text.split(/[.-]/).slice(0, 3).map(Number)
  const [have, need] = [numbers(version), numbers(wanted)]
  for (const [index, needed] of need.entries()) {
    const one = have[index] ?? 0
    if (one !== needed) return one > needed
  }
  return true
}
