/**
 * The centre's own application over a store that takes applications in and keeps none, and guards in memory: what the
 * door costs without the database behind it. Terminals, accounts and content are the real store's.
 */
import { join } from 'node:path'
import { buildApp } from '../../../admin/server/app.ts'
import { createLoneBus } from '../../../admin/server/bus/bus.ts'
import { createLonePresence } from '../../../admin/server/cluster/presence.ts'
import { loneTurns } from '../../../admin/server/cluster/turns.ts'
import { openContentDesk } from '../../../admin/server/content/content-desk.ts'
import { createFigures } from '../../../admin/server/metrics/figures.ts'
import { openKeyRing } from '../../../admin/server/secrets/key-ring.ts'
import { createEnrolmentCode } from '../../../admin/server/terminals/enrolment.ts'
import type { CentreStore } from '../../../admin/store/centre-store.ts'
import type { GuardStore } from '../../../admin/store/guard-store.ts'
import type { NewTerminal } from '../../../admin/store/terminal-store.ts'
import { createDirectoryBlobStore } from '../../../admin/store/directory-blob-store.ts'
import { openSqliteStore } from '../../../admin/store/sqlite/open.ts'
import { systemClock } from '../../../core/clock.ts'
import { partsOfRelease } from '../../../core/content/package.ts'
import { CaseNumber } from '../../../core/ids.ts'
import type { Log } from '../../../core/log-events.ts'

const NOWHERE = '/nowhere'

const forgetful = (store: CentreStore): CentreStore => {
  const terminals = new Map<string, ReturnType<CentreStore['findTerminal']>>()
  let serial = 0
  return {
    ...store,
    findTerminal: (id) => {
      const known = terminals.get(id) ?? store.findTerminal(id)
      terminals.set(id, known)
      return known
    },
    findIntake: () => Promise.resolve(undefined),
    acceptApplication: async ({ application, day }, issue) => {
      serial += 1
      const number = CaseNumber.parse(`${application.regionCode}-${day}-${String(serial).padStart(6, '0')}`)
      return { kind: 'accepted', receipt: await issue(number), missingBlobs: [] }
    },
  }
}

const guardsInMemory = (): GuardStore => {
  const seen = new Set<string>()
  return {
    useNonce: (terminalId, nonce) => {
      const key = `${terminalId} ${nonce}`
      const fresh = !seen.has(key)
      seen.add(key)
      return Promise.resolve(fresh)
    },
    countAttempt: (_key, atMs, windowMs) => Promise.resolve({ count: 1, endsAtMs: atMs + windowMs }),
    clearAttempts: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}

export const openForgetfulCentre = async (dataFolder: string, log: Log) => {
  const ring = openKeyRing(dataFolder, true)
  if (!ring.ok) throw new Error(ring.error)
  const { receipts, vault } = ring.value
  const clock = systemClock
  const bus = createLoneBus()
  const store = forgetful(await openSqliteStore(dataFolder, vault))
  const content = await openContentDesk({ bus, store, signer: receipts, clock, log, release: partsOfRelease() })
  let url = ''
  const { app } = await buildApp(
    {
      ...{ bus, presence: createLonePresence(clock), turns: loneTurns, store, content, clock, log, receipts },
      catalogue: content.catalogue,
      figures: createFigures(),
      readiness: () => Promise.resolve({ database: true, keys: true, files: true, takesWork: true, content: true }),
      isDraining: () => false,
      guards: guardsInMemory(),
      blobs: createDirectoryBlobStore(join(dataFolder, 'blobs'), vault),
      blind: (purpose, value) => vault.index(purpose, value),
      turn: undefined,
      trustedProxies: [],
      pushTo: { privateToo: false, loopbackToo: false },
      callRoom: undefined,
      sso: undefined,
      publicUrl: () => url,
    },
    { console: NOWHERE, desk: NOWHERE },
  )
  url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    createEnrolmentCode: (terminal: NewTerminal) => createEnrolmentCode({ store, clock }, terminal),
    close: async () => {
      await app.close()
      await store.close()
    },
  }
}
