/** A centre's press in memory: prints signed lists of parts, and can do it wrongly. */
import { generateKeyPairSync, sign } from 'node:crypto'
import {
  type ContentManifest,
  manifestSigningBytes,
  type PartName,
  type SignedManifest,
} from '@lutong/core/contracts/content-package.ts'
import { type EnrolAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import { partsOfRelease } from '@lutong/core/content/package.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'

type Part = PartName & { readonly value: unknown }

export const createContentPress = (enrolment: EnrolAnswer) => {
  const keys = generateKeyPairSync('ed25519')
  const kid = 'press-1'
  const bodies = new Map<Sha256Hex, unknown>()
  /** Parts that were asked for over the line, in order. */
  const fetched: Sha256Hex[] = []
  let manifestsAsked = 0
  let current: SignedManifest | undefined
  let linesLeft = Number.POSITIVE_INFINITY
  const receiptKey = { kid, publicKey: keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64') }

  const link: Pick<CentreLink, 'readManifest' | 'readPart' | 'enrolment'> = {
    enrolment: { ...enrolment, receiptKey },
    readManifest: async (known) => {
      manifestsAsked += 1
      if (current === undefined) return err({ code: 'unreachable', answered: false })
      return ok(current.body.contentVersion === known ? null : current)
    },
    readPart: async (sha256) => {
      linesLeft -= 1
      const value = bodies.get(sha256)
      if (linesLeft < 0 || value === undefined) return err({ code: 'unreachable', answered: false })
      fetched.push(sha256)
      return ok(value)
    },
  }
  return {
    link,
    key: receiptKey,
    fetched,
    get manifestsAsked() {
      return manifestsAsked
    },
    /** The release's parts, one of them otherwise. */
    partsWith: (change: Part): Part[] => [
      ...partsOfRelease().map((part) => (part.kind === change.kind && part.id === change.id ? change : part)),
    ],
    publish: (
      contentVersion: number,
      parts: readonly Part[],
      wrong: { readonly signedBy?: typeof keys.privateKey; readonly minAppVersion?: string } = {},
    ) => {
      const refs = parts.map(({ id, kind, value }) => {
        const bytes = canonicalBytes(value)
        const sha256 = sha256Hex(bytes)
        bodies.set(sha256, value)
        return { kind, id, sha256, size: bytes.byteLength }
      })
      const body: ContentManifest = {
        contentVersion,
        createdAtMs: 1_795_000_000_000,
        parts: refs,
        ...(wrong.minAppVersion === undefined ? {} : { minAppVersion: wrong.minAppVersion }),
      }
      const signature = sign(null, manifestSigningBytes(body), wrong.signedBy ?? keys.privateKey).toString('base64')
      current = { body, alg: 'Ed25519', kid, signature }
    },
    /** Another content comes under the hash of this one. */
    swap: (value: unknown, other: unknown) => void bodies.set(sha256Hex(canonicalBytes(value)), other),
    /** After so many parts nothing comes any more. */
    cutAfter: (parts: number) => {
      linesLeft = parts
    },
  }
}
