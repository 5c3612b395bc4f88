/** The one door to the centre: enrolment, intake, files, questions about cases, heartbeat. */
import { createPublicKey, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '@lutong/core/clock.ts'
import {
  CaseActAnswer,
  type CaseActRequest,
  CaseDocumentAnswer,
  type CaseDocumentRequest,
} from '@lutong/core/contracts/case-acts.ts'
import {
  type Application,
  type CaseProgress,
  type CaseQuery,
  CaseQueryAnswer,
  IntakeAnswer,
  type SignedReceipt,
} from '@lutong/core/contracts/intake.ts'
import { PieceAnswer, type PieceAddress, type PieceFacts } from '@lutong/core/consultation/recording.ts'
import { SignedManifest } from '@lutong/core/contracts/content-package.ts'
import {
  encodeReceipt,
  RECEIPT_HEADER,
  ReconcileAnswer,
  type ReconcileRequest,
} from '@lutong/core/contracts/reconciliation.ts'
import { EnrolAnswer, type Heartbeat, HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { nextRetryDelayMs } from '../policy/retry-delay.ts'
import type { HandoverFates } from '@lutong/core/contracts/handed-form.ts'
import { HandoverAnswer, HandoverFiles } from '@lutong/core/contracts/handover.ts'
import { type FreeDay, FreeSlotsAnswer, type FreeSlotsRequest } from '@lutong/core/contracts/free-slots.ts'
import { HelpAnswer } from '@lutong/core/contracts/help.ts'
import { ReadVisitAnswer, SaveVisitAnswer } from '@lutong/core/contracts/saved-visits.ts'
import { sha256Hex, type TerminalKeys, writeWhole } from '../secrets/terminal-keys.ts'
import { type Beating, createBeating, type LineQuality } from './beating.ts'
import { openTerminalLine } from './live-line.ts'
import { createFileUpload } from './file-upload.ts'
import { type CentreFailure, createSignedFetch } from './signed-fetch.ts'

interface HandedFile {
  readonly fileId: string
  readonly sealed: Uint8Array
}

export interface CentreLink {
  /** What the centre told this terminal when it was enrolled; `undefined` before. Told by `onChange` when it comes. */
  readonly enrolment: EnrolAnswer | undefined
  readonly online: boolean
  onChange(listener: () => void): () => void
  /** `before`: the receipt it was answered with, for a centre that may have lost it since. */
  putApplication(
    application: Application,
    digest: Sha256Hex,
    before: SignedReceipt | null,
  ): Promise<Result<IntakeAnswer, CentreFailure>>
  /** Which of these the centre has signed for and lacks now; at most `MAX_RECONCILED`. */
  reconcile(records: ReconcileRequest['records']): Promise<Result<ReconcileAnswer, CentreFailure>>
  /** In pieces where it is large: after a cut the next call goes on where the centre has got to. */
  putBlob(sha256: Sha256Hex, bytes: Uint8Array): Promise<Result<null, CentreFailure>>
  /** A piece of a recording; the same again is answered as the first time. */
  putRecordingPiece(piece: PieceAddress & PieceFacts, bytes: Uint8Array): Promise<Result<PieceAnswer, CentreFailure>>
  queryCases(query: CaseQuery): Promise<Result<readonly CaseProgress[], CentreFailure>>
  /** The same act (by its id) again happens once. */
  actOnCase(request: CaseActRequest): Promise<Result<CaseActAnswer, CentreFailure>>
  /** Times still free for an appointment of one's own. */
  freeSlots(request: z.infer<typeof FreeSlotsRequest>): Promise<Result<readonly FreeDay[], CentreFailure>>
  /** PDF of a document of one's own case, checked against its hash. */
  readDocument(request: CaseDocumentRequest): Promise<Result<Uint8Array, CentreFailure>>
  /** Keeps sealed bytes under an address; gives until when. */
  saveVisit(id: string, sealed: Uint8Array): Promise<Result<number, CentreFailure>>
  readVisit(id: string): Promise<Result<Uint8Array, CentreFailure>>
  openHandover(token: string): Promise<Result<z.infer<typeof HandoverAnswer>, CentreFailure>>
  /** What the telephone has sent, sealed; the centre lets go of what has a fate. */
  takeHandover(
    token: string,
    fates: HandoverFates,
  ): Promise<
    Result<{ readonly open: boolean; readonly coming: boolean; readonly files: readonly HandedFile[] }, CentreFailure>
  >
  closeHandover(token: string, fates: HandoverFates): Promise<void>
  /** What the centre said to a heartbeat. */
  onBeat(listener: (answer: HeartbeatAnswer) => void): () => void
  /** The signed list of content; `null` where it is still the version that is known. Its signature is not checked here. */
  readManifest(known: number | undefined): Promise<Result<SignedManifest | null, CentreFailure>>
  /** A part of content, whose hash is not checked here. */
  readPart(sha256: Sha256Hex): Promise<Result<unknown, CentreFailure>>
  /** The same id again is the same call. */
  callHelp(id: string, screen: string): Promise<Result<HelpAnswer, CentreFailure>>
  lookForHelp(id: string): Promise<Result<HelpAnswer, CentreFailure>>
  cancelHelp(id: string): Promise<void>
  close(): void
}

const LONGEST_ENROL_PAUSE_MS = 30_000

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
  heartbeat(network: LineQuality): Heartbeat
  /** Calls `changed` when what a heartbeat tells may have changed; gives the way to stop. */
  watchState(changed: () => void): () => void
}

const ENROLMENT_FILE = 'enrolment.json'

/** What was kept of an earlier enrolment; one that is damaged or of another terminal counts as none. */
export const keptEnrolment = (dataFolder: string, terminalId: string): EnrolAnswer | undefined => {
  const file = join(dataFolder, ENROLMENT_FILE)
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
  const file = join(parts.dataFolder, ENROLMENT_FILE)
  let enrolment = keptEnrolment(parts.dataFolder, keys.terminalId)
  const ask = createSignedFetch(parts)
  const uploadFile = createFileUpload({ ask, clock })
  const listeners = new Set<() => void>()
  const beatListeners = new Set<(answer: HeartbeatAnswer) => void>()
  let online = false
  let closed = false
  let stopTimer: () => void = () => {}

  const setOnline = (now: boolean) => {
    if (now === online) return
    online = now
    log(now ? 'centre.online' : 'centre.offline')
    for (const listener of listeners) listener()
  }
  let beating: Beating | undefined
  let stopWatching = () => {}
  const heard = <T>(result: Result<T, CentreFailure>): Result<T, CentreFailure> => {
    const isReached = result.ok || result.error.code === 'refused'
    // One request that fails beside a line that stands says little: the line is asked.
    if (!isReached && beating?.isLineUp === true) beating.doubt()
    else setOnline(isReached)
    return result
  }
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

  const startBeating = () => {
    if (closed) return
    const started = createBeating({
      clock,
      log,
      random: parts.random,
      heartbeat: parts.heartbeat,
      openLine: () => openTerminalLine(parts),
      post: async (heartbeat) =>
        heard(await ask({ method: 'POST', path: '/v1/terminals/heartbeat', body: json(heartbeat) }, HeartbeatAnswer)),
      onAnswer: (answer) => {
        setOnline(true)
        for (const listener of beatListeners) listener(answer)
      },
      onLineLost: (silent) => silent && setOnline(false),
    })
    beating = started
    stopWatching = parts.watchState(started.changed)
  }
  let failedEnrolments = 0
  const enrolDelayMs = () =>
    nextRetryDelayMs({
      failures: failedEnrolments,
      retryAfterMs: undefined,
      random: parts.random(),
      longestMs: LONGEST_ENROL_PAUSE_MS,
    })
  const tryEnrol = async (code: string): Promise<void> => {
    const answer = await enrol(parts.centreUrl, keys, code)
    if (closed) return
    if (answer === undefined) {
      failedEnrolments += 1
      stopTimer = clock.setTimer(enrolDelayMs(), () => void tryEnrol(code))
      return
    }
    writeWhole(file, JSON.stringify(answer))
    enrolment = answer
    for (const listener of listeners) listener()
    startBeating()
  }
  if (enrolment !== undefined) startBeating()
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
    onBeat: (listener) => {
      beatListeners.add(listener)
      return () => void beatListeners.delete(listener)
    },
    readManifest: async (known) =>
      ask(
        {
          method: 'GET',
          path: '/v1/content/manifest',
          ...(known === undefined ? {} : { headers: { 'If-None-Match': `"${known}"` } }),
        },
        SignedManifest.nullable(),
      ),
    readPart: async (sha256) => ask({ method: 'GET', path: `/v1/content/parts/${sha256}` }, z.unknown()),
    putApplication: async (application, digest, before) => {
      const answer = heard(
        await ask(
          {
            method: 'PUT',
            path: `/v1/applications/${application.id}`,
            body: canonicalBytes(application),
            headers: {
              'Lutong-Digest': digest,
              ...(before === null ? {} : { [RECEIPT_HEADER]: encodeReceipt(before) }),
            },
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
    reconcile: async (records) =>
      heard(await ask({ method: 'POST', path: '/v1/reconciliations', body: json({ records }) }, ReconcileAnswer)),
    putBlob: async (sha256, bytes) => heard(await uploadFile(sha256, bytes)),
    putRecordingPiece: async ({ consultationId, seq, take, ...facts }, bytes) => {
      const query = new URLSearchParams({ ...facts, endMs: String(facts.endMs) }).toString()
      const path = `/v1/consultations/${consultationId}/recording/${take}/${seq}?${query}`
      return heard(
        await ask({ method: 'PUT', path, body: bytes, contentType: 'application/octet-stream' }, PieceAnswer),
      )
    },
    queryCases: async (query) => {
      const answer = heard(await ask({ method: 'POST', path: '/v1/case-queries', body: json(query) }, CaseQueryAnswer))
      return answer.ok ? ok(answer.value.cases) : answer
    },
    actOnCase: async (request) =>
      heard(await ask({ method: 'POST', path: '/v1/case-acts', body: json(request) }, CaseActAnswer)),
    freeSlots: async (request) => {
      const answer = heard(await ask({ method: 'POST', path: '/v1/free-slots', body: json(request) }, FreeSlotsAnswer))
      return answer.ok ? ok(answer.value.days) : answer
    },
    openHandover: async (token) =>
      heard(await ask({ method: 'POST', path: '/v1/handovers', body: json({ token }) }, HandoverAnswer)),
    takeHandover: async (token, fates) => {
      const answer = heard(
        await ask({ method: 'POST', path: '/v1/handovers/take', body: json({ token, ...fates }) }, HandoverFiles),
      )
      return answer.ok
        ? ok({
            open: answer.value.open,
            coming: answer.value.coming,
            files: answer.value.files.map(({ fileId, sealedBase64 }) => ({
              fileId,
              sealed: Buffer.from(sealedBase64, 'base64'),
            })),
          })
        : answer
    },
    closeHandover: async (token, fates) => {
      // Where this does not arrive the address ends by itself.
      await ask({ method: 'POST', path: '/v1/handovers/close', body: json({ token, ...fates }) }, z.unknown())
    },
    callHelp: async (id, screen) =>
      heard(await ask({ method: 'POST', path: '/v1/help-calls', body: json({ id, screen }) }, HelpAnswer)),
    lookForHelp: async (id) =>
      heard(await ask({ method: 'POST', path: '/v1/help-calls/look', body: json({ id }) }, HelpAnswer)),
    cancelHelp: async (id) => {
      await ask({ method: 'POST', path: '/v1/help-calls/cancel', body: json({ id }) }, z.unknown())
    },
    saveVisit: async (id, sealed) => {
      const body = json({ id, sealedBase64: Buffer.from(sealed).toString('base64') })
      const answer = heard(await ask({ method: 'POST', path: '/v1/saved-visits', body }, SaveVisitAnswer))
      return answer.ok ? ok(answer.value.keptUntilMs) : answer
    },
    readVisit: async (id) => {
      const body = json({ id })
      const answer = heard(await ask({ method: 'POST', path: '/v1/saved-visits/read', body }, ReadVisitAnswer))
      return answer.ok ? ok(Buffer.from(answer.value.sealedBase64, 'base64')) : answer
    },
    readDocument: async (request) => {
      const answer = heard(
        await ask({ method: 'POST', path: '/v1/case-documents', body: json(request) }, CaseDocumentAnswer),
      )
      if (!answer.ok) return answer
      const bytes = Buffer.from(answer.value.pdfBase64, 'base64')
      // Another document than the one asked for is no answer.
      return sha256Hex(bytes) === request.sha256 ? ok(bytes) : err({ code: 'unreachable', answered: true })
    },
    close: () => {
      closed = true
      stopTimer()
      stopWatching()
      beating?.close()
    },
  }
}
