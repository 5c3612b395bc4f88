/** Opens a centre over a data folder: keys, store, files, then the door. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '@lutong/core/clock.ts'
import { type ContentPart, partsOfRelease } from '@lutong/core/content/package.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { OidcSettings } from './accounts/sso/oidc-settings.ts'
import { createIdentityProvider } from './accounts/sso/provider.ts'
import type { NewTerminal } from '../store/terminal-store.ts'
import { openBlobStore } from '../store/open-blob-store.ts'
import type { S3Options } from '../store/s3/s3-options.ts'
import { isNewPostgres, knowsPostgres, openPostgresGuards, openPostgresStore } from '../store/postgres/open.ts'
import { isNewSqlite, knowsSqlite, openSqliteGuards, openSqliteStore } from '../store/sqlite/open.ts'
import { type PracticeAccount, seedPractice } from './accounts/practice.ts'
import { MOVED_FILE } from '../move/moved-file.ts'
import { buildApp } from './app.ts'
import { randomUUID } from 'node:crypto'
import { createLoneBus } from './bus/bus.ts'
import { createBusSeal } from './bus/bus-seal.ts'
import { createNatsBus } from './bus/nats-bus.ts'
import type { NatsSettings } from './bus/nats-settings.ts'
import type { CentreParts } from './capability.ts'
import { createLonePresence, createSharedPresence } from './cluster/presence.ts'
import { createSharedTurns, loneTurns } from './cluster/turns.ts'
import { openContentDesk } from './content/content-desk.ts'
import { createReadiness } from './http/readiness.ts'
import { KEY_FILE, type KeyRingFailure, openKeyRing, readKeyRing } from './secrets/key-ring.ts'
import { startResealing } from './secrets/resealing.ts'
import { startMonthSweep } from './sweeping/month-sweep.ts'
import { startRetentionSweep } from './sweeping/retention-sweep.ts'
import { createFigures } from './metrics/figures.ts'
import { listenForMetrics, type MetricsListener } from './metrics/listener.ts'
import { createMetrics } from './metrics/metrics.ts'
import type { TracingOptions } from './tracing/contract.ts'
import { openTracing } from './tracing/tracing.ts'
import { createEnrolmentCode } from './terminals/enrolment.ts'

export interface CentreOptions {
  readonly dataFolder: string
  /** `postgres://…`; without one the embedded database in the data folder is used. */
  readonly databaseUrl?: string | undefined
  /** A bucket for files; without one they lie in the data folder. */
  readonly s3?: S3Options | undefined
  /** By what it hears of the other processes of this centre; without one it is the only one. */
  readonly nats?: NatsSettings | undefined
  readonly clock: Clock
  readonly log: Log
  /** Content the software brings along; its own where none is given. */
  readonly release?: readonly ContentPart[]
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Address the world reaches the centre by, where it is not the one it listens on (a proxy, a name, TLS). */
  readonly publicUrl?: string | undefined
  readonly turn?: CentreParts['turn']
  readonly callRoom?: CentreParts['callRoom']
  /** Tells spans of its work to a collector. */
  readonly tracing?: TracingOptions | undefined
  /** Balancers whose word on who asks is believed; nobody's where none is given. */
  readonly trustedProxies?: readonly string[] | undefined
  /** The identity provider of the staff's organisation. */
  readonly oidc?: OidcSettings | undefined
  /** The internet alone where it is not given. */
  readonly pushTo?: CentreParts['pushTo'] | undefined
  /** Opens the door of figures on loopback; 0 takes a free one. Without it nothing is measured. */
  readonly metricsPort?: number | undefined
}

export interface Centre {
  readonly url: string
  /** Where its figures are told, where it was asked to. */
  readonly metricsUrl: string | undefined
  /** Makes a one-time code that enrols one terminal within 15 minutes. */
  createEnrolmentCode(terminal: NewTerminal): Promise<{ readonly code: string; readonly expiresAtMs: number }>
  /** Practice accounts of this data folder, made at the first call. */
  seedPractice(): Promise<readonly PracticeAccount[]>
  /** How many terminals are bound to this centre. */
  countTerminals(): Promise<number>
  /** Where this process itself listens, whatever address the world knows. */
  readonly listensAt: string
  /**
   * Says that it takes no more work, goes on working for `noticeMs` until that is known, then asks live peers to come back
   * elsewhere. `close` comes after it.
   */
  drain(noticeMs: number): Promise<void>
  close(): Promise<void>
}

export type CentreFailure =
  | KeyRingFailure
  | 'port-taken'
  | 'metrics-port-taken'
  | 'database-unreachable'
  | 'database-moved'
  | 'schema-newer'
  | 'keys-of-another-centre'

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

const PAGE_FOLDERS = {
  console: new URL('../console/dist/', import.meta.url).pathname,
  desk: new URL('../../video-consult/lawyer-desk/dist/', import.meta.url).pathname,
}

export const createCentre = async (options: CentreOptions): Promise<Result<Centre, CentreFailure>> => {
  const { dataFolder, clock, host, metricsPort, port } = options
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const { databaseUrl } = options
  if (databaseUrl === undefined && existsSync(join(dataFolder, MOVED_FILE))) return err('database-moved')
  const isNew = databaseUrl === undefined ? isNewSqlite(dataFolder) : await isNewPostgres(databaseUrl)
  if (isNew === undefined) return err('database-unreachable')
  // Before anything is written: software that was rolled back by mistake must not touch what newer software made.
  const knowsSchema =
    isNew || (await (databaseUrl === undefined ? knowsSqlite(dataFolder) : knowsPostgres(databaseUrl)))
  if (!knowsSchema) return err('schema-newer')
  const ring = openKeyRing(dataFolder, isNew)
  if (!ring.ok) return ring
  const { vault, receipts } = ring.value
  const figures = createFigures()
  const metrics = metricsPort === undefined ? undefined : createMetrics(figures)
  const log = metrics?.counting(options.log) ?? options.log
  const tracing = await openTracing(options.tracing)
  const opened = await (databaseUrl === undefined
    ? openSqliteStore(dataFolder, vault)
    : openPostgresStore(databaseUrl, vault))
  const store = tracing?.ofStore(opened) ?? opened
  if (!(await store.areOurKeys(vault.index('keys', 'fingerprint')))) {
    await store.close()
    return err('keys-of-another-centre')
  }
  // Before the first number is given: after a restore they go on from a safe point.
  await store.openEpoch(clock.nowMs())
  const guards = await (databaseUrl === undefined ? openSqliteGuards(dataFolder) : openPostgresGuards(databaseUrl))
  const { nats } = options
  const bus =
    nats === undefined ? createLoneBus() : createNatsBus({ settings: nats, seal: createBusSeal(vault), clock, log })
  const nodeId = randomUUID()
  const presence =
    nats === undefined
      ? createLonePresence(clock)
      : await createSharedPresence({ store, clock, nodeId, failed: () => log('cluster.beat-failed') })
  const turns = nats === undefined ? loneTurns : createSharedTurns({ store, clock, nodeId })
  const release = options.release ?? partsOfRelease()
  const content = await openContentDesk({ bus, store, signer: receipts, clock, log, release })
  const { catalogue } = content
  const blobs = openBlobStore(dataFolder, options.s3, vault)
  let url = ''
  const publicUrl = () => options.publicUrl ?? url
  const { callRoom, turn } = options
  const blind = (purpose: string, value: string) => vault.index(purpose, value)
  let draining = false
  const readiness = createReadiness({
    // A file that was taken away goes on answering whoever has it open: it counts as gone.
    isDatabaseThere: () => databaseUrl !== undefined || !isNewSqlite(dataFolder),
    latestContentVersion: () => store.latestContentVersion(),
    areFilesThere: () => blobs.isReachable(),
    areKeysReadable: () => readKeyRing(join(dataFolder, KEY_FILE)).ok,
    takesWork: () => !draining,
  })
  const { app, drain } = await buildApp(
    {
      bus,
      presence,
      turns,
      figures,
      readiness,
      isDraining: () => draining,
      store,
      guards,
      blobs,
      content,
      catalogue,
      clock,
      log,
      receipts,
      blind,
      turn,
      callRoom,
      publicUrl,
      trustedProxies: options.trustedProxies ?? [],
      sso:
        options.oidc === undefined
          ? undefined
          : { name: options.oidc.name, provider: createIdentityProvider(options.oidc) },
      pushTo: options.pushTo ?? { privateToo: false, loopbackToo: false },
    },
    PAGE_FOLDERS,
    tracing,
  )
  const months = startMonthSweep({ store, clock, log })
  const retention = startRetentionSweep({ store, turns, clock, log })
  const resealing = startResealing({ store, blobs, vault, clock, log })
  let listener: MetricsListener | undefined
  const close = async () => {
    await months.stop()
    await retention.stop()
    await resealing.stop()
    await listener?.close()
    metrics?.close()
    await app.close()
    await presence.close()
    await bus.close()
    await store.close()
    await guards.close()
    await tracing?.close()
  }
  if (metrics !== undefined && metricsPort !== undefined) {
    const listening = await listenForMetrics(metrics, metricsPort)
    if (!listening.ok) {
      await close()
      return listening
    }
    listener = listening.value
  }
  try {
    url = await app.listen({ host, port })
  } catch (error) {
    await close()
    if (isPortTaken(error)) return err('port-taken')
    throw error
  }
  log('centre.started', { url: publicUrl(), catalogueVersion: catalogue.version })
  return ok({
    url: publicUrl(),
    metricsUrl: listener?.url,
    createEnrolmentCode: (terminal) => createEnrolmentCode({ store, clock }, terminal),
    seedPractice: () => seedPractice(dataFolder, { store, clock }),
    listensAt: url,
    drain: async (noticeMs) => {
      draining = true
      log('centre.draining')
      // Whoever spreads the work looks every few seconds; until then it goes on as ever.
      await new Promise<void>((resolve) => clock.setTimer(noticeMs, resolve))
      await drain()
    },
    countTerminals: async () => (await store.listTerminals('')).length,
    close,
  })
}
