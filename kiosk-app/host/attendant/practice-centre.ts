/**
 * In practice this stands where the centre stands: it answers as the centre would, and nothing leaves the terminal. Its
 * numbers carry a day that there is not, so that nobody takes one for a case.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { EMPTY_DOSSIER } from '@lutong/core/cases/dossier.ts'
import { CaseNumber, type ItemCode } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'

const SAVED_FOR_MS = 30 * 86_400_000
const NO_DAY = '20000000'
const NOT_HERE = err({ code: 'unreachable', answered: false } as const)
const SIGNED_BY_NOBODY = Buffer.from('practice').toString('base64')

export const createPracticeCentre = (real: CentreLink, clock: Clock): CentreLink => {
  const cases = new Map<string, { readonly caseNumber: CaseNumber; readonly itemCode: ItemCode }>()
  const saved = new Map<string, Uint8Array>()
  return {
    get enrolment() {
      return real.enrolment
    },
    online: true,
    onChange: real.onChange,
    putApplication: async (application, digest) => {
      const count = String(cases.size + 1).padStart(6, '0')
      const known = cases.get(application.id) ?? {
        caseNumber: CaseNumber.parse(`${application.regionCode}-${NO_DAY}-${count}`),
        itemCode: application.itemCode,
      }
      cases.set(application.id, known)
      const body = {
        applicationId: application.id,
        caseNumber: known.caseNumber,
        digest,
        receivedAtMs: clock.nowMs(),
        slipCode: 'PRACTXCE',
      }
      return ok({ receipt: { body, alg: 'Ed25519', kid: 'practice', signature: SIGNED_BY_NOBODY }, missingBlobs: [] })
    },
    reconcile: async () => NOT_HERE,
    putBlob: async () => ok(null),
    putRecordingPiece: async ({ seq }) => ok({ next: seq + 1 }),
    queryCases: async () => ok([]),
    actOnCase: async ({ caseNumber }) => {
      const known = [...cases.values()].find((one) => one.caseNumber === caseNumber)
      if (known === undefined) return NOT_HERE
      const progress = {
        ...known,
        stage: 'withdrawn',
        awaitingMaterials: false,
        outcome: null,
        history: [],
        due: null,
        dossier: EMPTY_DOSSIER,
      } as const
      return ok({ progress: { ...progress, history: [] }, missingBlobs: [] })
    },
    freeSlots: async () => ok([]),
    readDocument: async () => NOT_HERE,
    saveVisit: async (id, sealed) => {
      saved.set(id, Uint8Array.from(sealed))
      return ok(clock.nowMs() + SAVED_FOR_MS)
    },
    readVisit: async (id) => {
      const bytes = saved.get(id)
      return bytes === undefined ? err({ code: 'refused', problem: 'not-found' }) : ok(bytes)
    },
    openHandover: async () => NOT_HERE,
    takeHandover: async () => NOT_HERE,
    closeHandover: async () => {},
    onBeat: real.onBeat,
    readManifest: real.readManifest,
    readPart: real.readPart,
    // Nobody is called for practice: the screen names the telephone instead.
    callHelp: async () => NOT_HERE,
    lookForHelp: async () => NOT_HERE,
    cancelHelp: async () => {},
    close: () => {},
  }
}
