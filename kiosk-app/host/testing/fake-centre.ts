/** An idempotent centre in memory: one case an application for ever, whatever happens to its answers. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { EMPTY_DOSSIER } from '@lutong/core/cases/dossier.ts'
import type { FreeDay } from '@lutong/core/contracts/free-slots.ts'
import type { CaseActRequest } from '@lutong/core/contracts/case-acts.ts'
import type { Application, CaseProgress, IntakeAnswer, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { EnrolAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { CaseNumber, ItemCode, type Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import type { CentreFailure } from '../centre-link/signed-fetch.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'

export const TERMINAL_ID = '01890000-0000-7000-8000-000000000001'

/** What happens to a request: there is no line (`no-line`), it never arrives, or it arrives and the answer is lost on the way back. */
export type Weather = 'fine' | 'no-line' | 'request-lost' | 'answer-lost' | 'refuses' | 'overloaded' | 'chokes'

export const createFakeCentre = () => {
  const keys = generateKeyPairSync('ed25519')
  const enrolment = EnrolAnswer.parse({
    terminalId: TERMINAL_ID,
    terminalName: '一号终端',
    centreName: '青石县公共法律服务中心（练习）',
    centrePhone: '0571-00000000',
    regionCode: '331081',
    receiptKey: {
      kid: 'test-1',
      publicKey: keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    },
    verifyUrl: 'http://centre.test/verify',
    guideUrl: 'http://centre.test/guide',
  })
  const cases = new Map<string, { readonly application: Application; readonly answer: IntakeAnswer }>()
  const blobs = new Map<string, Uint8Array>()
  const listeners = new Set<() => void>()
  let numbered = 0
  let numbersTaken = false
  const asked: (readonly string[])[] = []
  let weather: () => Weather = () => 'fine'
  let online = true
  let found: readonly CaseProgress[] = []
  let refusedItem: string | undefined
  const acts: CaseActRequest[] = []
  let freeDays: readonly FreeDay[] = [{ day: '2026-12-02', times: ['09:00', '14:00'] }]
  const helpCalls = new Map<string, { readonly screen: string; readonly state: 'waiting' | 'coming' }>()
  let helpOpen = true
  const saved = new Map<string, Uint8Array>()
  const phone: { readonly fileId: string; readonly sealed: Uint8Array }[] = []
  let phoneOpen = true
  const lost = { code: 'unreachable', answered: false } as const

  const through = <T>(act: () => T): Result<T, CentreFailure> => {
    switch (weather()) {
      case 'fine':
        return ok(act())
      case 'answer-lost':
        act()
        return err(lost)
      case 'refuses':
        return err({ code: 'refused', problem: 'invalid-request' })
      case 'overloaded':
        return err({ code: 'unreachable', answered: true, retryAfterMs: 60_000 })
      case 'chokes':
        return err({ code: 'unreachable', answered: true })
      case 'no-line':
        return err({ ...lost, neverLeft: true })
      case 'request-lost':
      default:
        return err(lost)
    }
  }
  const missing = (application: Application): Sha256Hex[] =>
    [
      ...application.materials.map((one) => one.sha256),
      ...(application.signature?.method === 'screen-handwriting' ? [application.signature.imageSha256] : []),
    ].filter((sha256) => !blobs.has(sha256))
  const accept = (application: Application, digest: Sha256Hex, before: SignedReceipt | null): IntakeAnswer => {
    const known = cases.get(application.id)
    if (known !== undefined) return { ...known.answer, missingBlobs: missing(application) }
    if (before !== null) {
      const answer = { receipt: before, missingBlobs: missing(application) }
      cases.set(application.id, { application, answer })
      return answer
    }
    numbered += 1
    const body = {
      applicationId: application.id,
      caseNumber: CaseNumber.parse(`331081-20261124-${String(numbered).padStart(6, '0')}`),
      digest,
      receivedAtMs: 1_795_000_000_000,
      slipCode: 'ABCD2345',
    }
    const signature = sign(null, canonicalBytes(body), keys.privateKey).toString('base64')
    const answer: IntakeAnswer = {
      receipt: { body, alg: 'Ed25519', kid: 'test-1', signature },
      missingBlobs: missing(application),
    }
    cases.set(application.id, { application, answer })
    return answer
  }

  const isThere = (number: string) =>
    [...cases.values()].some(({ application }) => application.provisionalNumber === number)

  const link: CentreLink = {
    enrolment,
    get online() {
      return online
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    putApplication: async (application, digest, before) => {
      if (application.itemCode === refusedItem) return err({ code: 'refused', problem: 'invalid-request' })
      // Where the number is another's by now.
      if (before !== null && numbersTaken && !cases.has(application.id))
        return err({ code: 'refused', problem: 'conflict' })
      return through(() => accept(application, digest, before))
    },
    reconcile: async (records) => {
      asked.push(records.map(({ id }) => id))
      return through(() => ({
        epoch: 'epoch-of-the-fake-centre',
        unknown: records.map(({ id }) => id).filter((id) => !cases.has(id)),
        incomplete: records.flatMap(({ id }) => {
          const known = cases.get(id)
          const missingBlobs = known === undefined ? [] : missing(known.application)
          return missingBlobs.length === 0 ? [] : [{ id, missingBlobs }]
        }),
        conflicting: [],
      }))
    },
    putBlob: async (sha256, bytes) => {
      const copy = Uint8Array.from(bytes)
      return through(() => {
        if (sha256Hex(copy) !== sha256) throw new Error('the file is not what it says')
        blobs.set(sha256, copy)
        return null
      })
    },
    putRecordingPiece: async ({ seq }) => through(() => ({ next: seq + 1 })),
    queryCases: async (query) =>
      through(() => (query.by === 'provisional' && !isThere(query.provisionalNumber) ? [] : found)),
    actOnCase: async (request) => {
      acts.push(request)
      const isHere = [...cases.values()].some(({ answer }) => answer.receipt.body.caseNumber === request.caseNumber)
      if (request.act.kind === 'undo' && !isHere) return err({ code: 'refused', problem: 'not-found' })
      return through(() => {
        const stage = request.act.kind === 'withdraw' || request.act.kind === 'undo' ? 'withdrawn' : 'applied'
        const known = found.find((one) => one.caseNumber === request.caseNumber) ?? {
          caseNumber: request.caseNumber,
          itemCode: ItemCode.parse('GF05001'),
          stage,
          awaitingMaterials: false,
          outcome: null,
          history: [],
          due: null,
          dossier: EMPTY_DOSSIER,
        }
        return { progress: { ...known, stage }, missingBlobs: [] }
      })
    },
    freeSlots: async () => through(() => freeDays),
    openHandover: async (token) =>
      through(() => ({ url: `http://centre.test/handover/${token}`, endsAtMs: 1_795_000_600_000 })),
    takeHandover: async (_token, { refused, taken }) =>
      through(() => {
        const left = phone.filter(({ fileId }) => !taken.includes(fileId) && !refused.includes(fileId))
        return { open: phoneOpen, coming: left.length > 1, files: left.slice(0, 1) }
      }),
    closeHandover: async () => {
      phoneOpen = false
    },
    onBeat: () => () => {},
    readManifest: async () => err(lost),
    readPart: async () => err(lost),
    callHelp: async (id, screen) =>
      through(() => {
        helpCalls.set(id, helpCalls.get(id) ?? { screen, state: 'waiting' })
        return { state: helpCalls.get(id)?.state ?? 'over', open: helpOpen }
      }),
    lookForHelp: async (id) => through(() => ({ state: helpCalls.get(id)?.state ?? 'over', open: helpOpen })),
    cancelHelp: async (id) => {
      through(() => helpCalls.delete(id))
    },
    saveVisit: async (id, sealed) =>
      through(() => {
        saved.set(id, Uint8Array.from(sealed))
        return 1_797_592_000_000
      }),
    readVisit: async (id) => {
      const bytes = saved.get(id)
      return bytes === undefined ? err({ code: 'refused', problem: 'not-found' }) : through(() => bytes)
    },
    readDocument: async () => through(() => Buffer.from('%PDF-1.7 a document')),
    close: () => {},
  }
  return {
    link,
    enrolment,
    cases,
    /** Every act that was asked for, repeated ones too. */
    acts,
    /** Visits put aside, as the centre has them. */
    saved,
    /** The citizen's telephone sends a sealed picture. */
    sendFromPhone: (fileId: string, sealed: Uint8Array) => void phone.push({ fileId, sealed }),
    helpCalls,
    setFreeDays: (next: readonly FreeDay[]) => {
      freeDays = next
    },
    /** Staff press "on the way". */
    answerHelp: () => {
      for (const [id, call] of helpCalls) helpCalls.set(id, { ...call, state: 'coming' })
    },
    setOfficeOpen: (now: boolean) => {
      helpOpen = now
    },
    phoneIsOpen: () => phoneOpen,
    blobs,
    /** Ids that were asked about, one list a request. */
    asked,
    /** Loses what it has; its numbers are given anew where nobody recorded the restore. */
    lose: (how: 'recorded' | 'unrecorded' = 'recorded') => {
      cases.clear()
      blobs.clear()
      numbersTaken = how === 'unrecorded'
    },
    setWeather: (next: Weather | (() => Weather)) => {
      weather = typeof next === 'function' ? next : () => next
    },
    setOnline: (now: boolean) => {
      online = now
      for (const listener of listeners) listener()
    },
    /** Applications for this service are refused, all others taken. */
    refuseItem: (code: string) => {
      refusedItem = code
    },
    setCases: (next: readonly CaseProgress[]) => {
      found = next
    },
  }
}
export type FakeCentre = ReturnType<typeof createFakeCentre>
