/** The one door to the centre: enrolment, intake, files, questions about cases, heartbeat. */
import { createPublicKey, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '@lutong/core/clock.ts'
import {
  type Application,
  type CaseProgress,
  type CaseQuery,
  CaseQueryAnswer,
  IntakeAnswer,
  type SignedReceipt,
} from '@lutong/core/contracts/intake.ts'
import { EnrolAnswer, type Heartbeat, HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { nextRetryDelayMs, withJitter } from '../policy/retry-delay.ts'
import { type TerminalKeys, writeWhole } from '../secrets/terminal-keys.ts'
import { type CentreFailure, createSignedFetch } from './signed-fetch.ts'

export interface CentreLink {
  /** What the centre told this terminal when it was enrolled; `undefined` before. Told by `onChange` when it comes. */
  readonly enrolment: EnrolAnswer | undefined
  readonly online: boolean
  onChange(listener: () => void): () => void
  putApplication(application: Application, digest: Sha256Hex): Promise<Result<IntakeAnswer, CentreFailure>>
  putBlob(sha256: Sha256Hex, bytes: Uint8Array): Promise<Result<null, CentreFailure>>
  queryCases(query: CaseQuery): Promise<Result<readonly CaseProgress[], CentreFailure>>
  close(): void
}

/** A terminal that hears nothing asks again at least this often: online is told soon after the line is back. */
const LONGEST_BEAT_PAUSE_MS = 30_000
const retryAfterOf = (failure: CentreFailure): number | undefined =>
  failure.code === 'unreachable' ? failure.retryAfterMs : undefined

/** True where the receipt is the centre's own word on exactly this application. */
const isTrueReceipt = (
  receipt: SignedReceipt,
  expected: { readonly applicationId: string; readonly digest: string },
  key: EnrolAnswer['receiptKey'],
): boolean => {
  if (receipt.kid !== key.kid) return false
  if (receipt.body.applicationId !== expected.applicationId || receipt.body.digest !== expected.digest) return false
  const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, canonicalBytes(receipt.body), publicKey, Buffer.from(receipt.signature, 'base64'))
}

const enrol = async (centreUrl: string, keys: TerminalKeys, code: string): Promise<EnrolAnswer | undefined> => {
  try {
    const answer = await fetch(new URL('/v1/terminals/enrol', centreUrl), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code, terminalId: keys.terminalId, publicKey: keys.publicKey }),
      signal: AbortSignal.timeout(10_000),
    })
    return answer.ok ? EnrolAnswer.parse(await answer.json()) : undefined
  } catch {
    return undefined
  }
}

export interface CentreLinkParts {
  readonly centreUrl: string
  readonly dataFolder: string
  readonly keys: TerminalKeys
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  /** One-time code for the first start. */
  readonly enrolCode: string | undefined
  heartbeat(): Heartbeat
}

/** What was kept of an earlier enrolment; one that is damaged or of another terminal counts as none. */
const keptEnrolment = (file: string, terminalId: string): EnrolAnswer | undefined => {
  if (!existsSync(file)) return undefined
  try {
    const kept = EnrolAnswer.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return kept.success && kept.data.terminalId === terminalId ? kept.data : undefined
  } catch {
    return undefined
  }
}

/** Opens the door; a terminal not enrolled yet tries once before this returns, and goes on trying afterwards. */
export const openCentreLink = async (parts: CentreLinkParts): Promise<CentreLink> => {
  const { clock, enrolCode, keys, log } = parts
  const file = join(parts.dataFolder, 'enrolment.json')
  let enrolment = keptEnrolment(file, keys.terminalId)
  const ask = createSignedFetch(parts)
  const listeners = new Set<() => void>()
  let online = false
  let closed = false
  let stopTimer: () => void = () => {}

  const setOnline = (now: boolean) => {
    if (now === online) return
    online = now
    log(now ? 'centre.online' : 'centre.offline')
    for (const listener of listeners) listener()
  }
  const heard = <T>(result: Result<T, CentreFailure>): Result<T, CentreFailure> => {
    setOnline(result.ok || result.error.code === 'refused')
    return result
  }
  const retryDelay = (failures: number, retryAfterMs: number | undefined) =>
    nextRetryDelayMs({ failures, retryAfterMs, random: parts.random(), longestMs: LONGEST_BEAT_PAUSE_MS })
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

  let missedBeats = 0
  const beat = async () => {
    const answer = heard(
      await ask({ method: 'POST', path: '/v1/terminals/heartbeat', body: json(parts.heartbeat()) }, HeartbeatAnswer),
    )
    if (closed) return
    missedBeats = answer.ok ? 0 : missedBeats + 1
    const delayMs = answer.ok
      ? withJitter(answer.value.nextInMs, parts.random())
      : retryDelay(missedBeats, retryAfterOf(answer.error))
    stopTimer = clock.setTimer(delayMs, () => void beat())
  }
  let failedEnrolments = 0
  const tryEnrol = async (code: string): Promise<void> => {
    const answer = await enrol(parts.centreUrl, keys, code)
    if (closed) return
    if (answer === undefined) {
      failedEnrolments += 1
      stopTimer = clock.setTimer(retryDelay(failedEnrolments, undefined), () => void tryEnrol(code))
      return
    }
    writeWhole(file, JSON.stringify(answer))
    enrolment = answer
    for (const listener of listeners) listener()
    void beat()
  }
  if (enrolment !== undefined) void beat()
  else if (enrolCode !== undefined) await tryEnrol(enrolCode)

  return {
    get enrolment() {
      return enrolment
    },
    get online() {
      return online
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    putApplication: async (application, digest) => {
      const answer = heard(
        await ask(
          {
            method: 'PUT',
            path: `/v1/applications/${application.id}`,
            body: canonicalBytes(application),
            headers: { 'Lutong-Digest': digest },
          },
          IntakeAnswer,
        ),
      )
      if (!answer.ok) return answer
      const expected = { applicationId: application.id, digest }
      // An answer nobody signed is no receipt: it is as if no answer had come.
      return enrolment !== undefined && isTrueReceipt(answer.value.receipt, expected, enrolment.receiptKey)
        ? answer
        : err({ code: 'unreachable', answered: true })
    },
    putBlob: async (sha256, bytes) => {
      const answer = heard(
        await ask(
          { method: 'PUT', path: `/v1/blobs/${sha256}`, body: bytes, contentType: 'application/octet-stream' },
          z.unknown(),
        ),
      )
      return answer.ok ? ok(null) : answer
    },
    queryCases: async (query) => {
      const answer = heard(await ask({ method: 'POST', path: '/v1/case-queries', body: json(query) }, CaseQueryAnswer))
      return answer.ok ? ok(answer.value.cases) : answer
    },
    close: () => {
      closed = true
      stopTimer()
    },
  }
}
