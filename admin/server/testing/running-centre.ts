/** A whole centre over a folder of its own, on a free port, with a clock a test can move. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { RegionCode } from '@lutong/core/ids.ts'
import type { ContentPart } from '@lutong/core/content/package.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { type Centre, type CentreOptions, createCentre } from '../centre.ts'
import { recordRestore } from '../../backup/record-restore.ts'
import { type FreshDatabase, freshDatabase } from '../../store/testing/fresh-database.ts'
import { enrolTerminal, type SigningTerminal } from './signing-terminal.ts'

/** Tuesday noon in Beijing. */
export const NOON_MS = Date.UTC(2026, 10, 24, 4)

/** Where a terminal of these tests stands. */
export const PLACE = {
  terminalName: '试验终端',
  centreName: '青石县公共法律服务中心（练习）',
  phone: '0571-00000000',
  regionCode: RegionCode.parse('331081'),
}

export interface RunningCentre {
  readonly centre: Centre
  readonly clock: TestClock
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  /** Folders where its data rest, whatever the engine. */
  restingFolders(): Promise<readonly string[]>
  /** Everything the centre wrote to its log. */
  readonly logged: string[]
  newTerminal(regionCode?: string): Promise<SigningTerminal>
  /** Stops it and opens it again over the same folder; with another release as an update of the software would. */
  restart(release?: readonly ContentPart[]): Promise<void>
  /** Backs up what its database has now. */
  backUp(): Promise<void>
  /** Loses the database and puts back what was backed up; unrecorded as whoever copies files by hand would. */
  loseAndRestore(how?: 'recorded' | 'unrecorded'): Promise<void>
  end(): Promise<void>
}

export const startCentre = async (
  more: Pick<CentreOptions, 'callRoom' | 'metricsPort' | 'oidc' | 'pushTo' | 's3' | 'tracing' | 'trustedProxies'> & {
    /** A free one otherwise. */
    readonly port?: number
  } = {},
): Promise<RunningCentre> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lutong-centre-'))
  const database = await freshDatabase()
  let databaseUrl = database?.url
  let kept: FreshDatabase | undefined
  const keptFolder = `${dataFolder}-kept`
  const clock = createTestClock(NOON_MS)
  const logged: string[] = []
  const log: Log = (event, fields) => void logged.push(JSON.stringify({ event, ...fields }))
  const open = async (release?: readonly ContentPart[]) => {
    const opened = await createCentre({
      dataFolder,
      databaseUrl,
      clock,
      log,
      host: '127.0.0.1',
      port: 0,
      ...more,
      ...(release === undefined ? {} : { release }),
    })
    if (!opened.ok) throw new Error(`the centre did not open: ${opened.error}`)
    return opened.value
  }
  let centre = await open()
  return {
    get centre() {
      return centre
    },
    clock,
    dataFolder,
    get databaseUrl() {
      return databaseUrl
    },
    restingFolders: async () => [dataFolder, ...(database === undefined ? [] : [await database.rest()])],
    logged,
    newTerminal: async (regionCode: string = PLACE.regionCode) => {
      const { code } = await centre.createEnrolmentCode({ ...PLACE, regionCode: RegionCode.parse(regionCode) })
      return enrolTerminal(
        () => centre.url,
        code,
        () => clock.nowMs(),
      )
    },
    restart: async (release) => {
      await centre.close()
      centre = await open(release)
    },
    backUp: async () => {
      await centre.close()
      kept = await database?.copy()
      if (database === undefined) cpSync(dataFolder, keptFolder, { recursive: true })
      centre = await open()
    },
    loseAndRestore: async (how = 'recorded') => {
      await centre.close()
      if (kept !== undefined) databaseUrl = (await kept.copy()).url
      else {
        rmSync(dataFolder, { recursive: true })
        cpSync(keptFolder, dataFolder, { recursive: true })
      }
      const nowMs = clock.nowMs()
      if (how === 'recorded') await recordRestore({ dataFolder, databaseUrl, backupAtMs: undefined, nowMs })
      centre = await open()
    },
    end: async () => {
      await centre.close()
      rmSync(keptFolder, { recursive: true, force: true })
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
