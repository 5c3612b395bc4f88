/** An idempotent centre in memory: one case an application for ever, whatever happens to its answers. */
import { generateKeyPairSync, sign } from 'node:crypto'
import type { Application, CaseProgress, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { EnrolAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { CaseNumber, type Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import type { CentreFailure } from '../centre-link/signed-fetch.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'

export const TERMINAL_ID = '01890000-0000-7000-8000-000000000001'

/** What happens to a request: it never arrives, or it arrives and the answer is lost on the way back. */
export type Weather = 'fine' | 'request-lost' | 'answer-lost' | 'refuses' | 'overloaded' | 'chokes'

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
  })
  const cases = new Map<string, { readonly application: Application; readonly answer: IntakeAnswer }>()
  const blobs = new Map<string, Uint8Array>()
  const listeners = new Set<() => void>()
  let weather: () => Weather = () => 'fine'
  let online = true
  let found: readonly CaseProgress[] = []
  const lost: CentreFailure = { code: 'unreachable', answered: false }

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
      case 'request-lost':
      default:
        return err(lost)
    }
  }
  const missing = (application: Application): Sha256Hex[] =>
    [
      ...application.materials.map((one) => one.sha256),
      ...(application.signature === null ? [] : [application.signature.imageSha256]),
    ].filter((sha256) => !blobs.has(sha256))
  const accept = (application: Application, digest: Sha256Hex): IntakeAnswer => {
    const known = cases.get(application.id)
    if (known !== undefined) return { ...known.answer, missingBlobs: missing(application) }
    const body = {
      applicationId: application.id,
      caseNumber: CaseNumber.parse(`331081-20261124-${String(cases.size + 1).padStart(6, '0')}`),
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

  const link: CentreLink = {
    enrolment,
    get online() {
      return online
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    putApplication: async (application, digest) => through(() => accept(application, digest)),
    putBlob: async (sha256, bytes) => {
      const copy = Uint8Array.from(bytes)
      return through(() => {
        if (sha256Hex(copy) !== sha256) throw new Error('the file is not what it says')
        blobs.set(sha256, copy)
        return null
      })
    },
    queryCases: async () => through(() => found),
    close: () => {},
  }
  return {
    link,
    enrolment,
    cases,
    blobs,
    setWeather: (next: Weather | (() => Weather)) => {
      weather = typeof next === 'function' ? next : () => next
    },
    setOnline: (now: boolean) => {
      online = now
      for (const listener of listeners) listener()
    },
    setCases: (next: readonly CaseProgress[]) => {
      found = next
    },
  }
}
export type FakeCentre = ReturnType<typeof createFakeCentre>
