/** The real host over fakes: real machine, real encrypted outbox in a folder, real papers; a clock a test moves. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Catalogue, loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { createTestClock } from '@lutong/core/clock.ts'
import type { ScreenName, Snapshot, UploadTarget } from '@lutong/core/contracts/host-rpc.ts'
import { Snapshot as SnapshotSchema } from '@lutong/core/contracts/host-rpc.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { paperPng } from '../../../scripts/system/ink.ts'
import type { BridgeClient } from '../../../scripts/system/bridge-client.ts'
import { walkToSending } from '../../../scripts/system/walk-visit.ts'
import { createHost } from '../host.ts'
import { openOutboxStore } from '../outbox/outbox-store.ts'
import { createOutbox } from '../outbox/outbox.ts'
import type { PageChannel } from '../page-channel.ts'
import { createPrintJobs } from '../print-jobs/print-jobs.ts'
import { loadTerminalKeys, STORE_FILE } from '../secrets/terminal-keys.ts'
import { createFakeCentre } from './fake-centre.ts'
import { createFakePrinters, createFakeReader } from './fake-devices.ts'

export const ATTENDANT_PIN = '482915'

/** Tuesday noon in Beijing. */
export const NOON_MS = Date.UTC(2026, 10, 24, 4)

/** A page without a browser and without a line: straight on the host's channel. Every snapshot is checked. */
export const createPage = (channel: PageChannel): BridgeClient => {
  const watchers = new Set<() => void>()
  let snapshot: Snapshot | undefined
  const detach = channel.attach((next) => {
    snapshot = SnapshotSchema.parse(next)
    for (const watch of watchers) watch()
  })
  const now = (): Snapshot => {
    if (snapshot === undefined) throw new Error('no snapshot yet')
    return snapshot
  }
  const until: BridgeClient['until'] = (fits) =>
    new Promise((resolve) => {
      const check = () => {
        if (!fits(now())) return
        watchers.delete(check)
        resolve(now())
      }
      watchers.add(check)
      check()
    })
  return {
    get snapshot() {
      return now()
    },
    send: async (command) => channel.command(command),
    upload: (query, body) => {
      const asked = new URLSearchParams(query)
      const target: UploadTarget =
        asked.get('kind') === 'signature'
          ? { kind: 'signature' }
          : { kind: 'material', materialCode: asked.get('materialCode') ?? '' }
      return channel.upload(target, typeof body === 'string' ? Buffer.from(body) : body)
    },
    until,
    untilScreen: async <N extends ScreenName>(name: N) => {
      const isIt = (one: Snapshot): one is Snapshot & { screen: { name: N } } => one.screen.name === name
      const found = await until(isIt)
      if (!isIt(found)) throw new Error(name)
      return found
    },
    close: detach,
  }
}

export const startHostRig = (options: { readonly storeBroken?: boolean; readonly catalogue?: Catalogue } = {}) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lutong-host-'))
  const clock = createTestClock(NOON_MS)
  const logged: string[] = []
  const log: Log = (event, fields) => void logged.push(JSON.stringify({ event, ...fields }))
  const centre = createFakeCentre()
  const reader = createFakeReader(clock)
  const printers = createFakePrinters()
  const keys = loadTerminalKeys(dataFolder, NOON_MS)
  if (!keys.ok) throw new Error(keys.error)
  const opened = openOutboxStore(join(dataFolder, STORE_FILE), keys.value.sealer, NOON_MS)
  if (!opened.ok) throw new Error(opened.error)
  const store = opened.value
  const devices = {
    idCardReader: reader.supervised,
    receiptPrinter: printers.receipt.supervised,
    documentPrinter: printers.document.supervised,
  }
  const outbox = createOutbox({ store, centre: centre.link, clock, log, random: () => 0.5 })
  const prints = createPrintJobs({ store, clock, log, ...devices })
  const host = createHost({
    catalogue: options.catalogue ?? loadCatalogue(),
    clock,
    log,
    devices,
    outbox: options.storeBroken === true ? undefined : outbox,
    prints,
    centre: centre.link,
    language: 'zh-CN',
    practice: true,
    attendantPin: ATTENDANT_PIN,
  })
  const page = createPage(host.channel)
  return {
    centre,
    clock,
    dataFolder,
    host,
    logged,
    outbox,
    page,
    printers,
    reader,
    /** All bytes the outbox has on disk, with its write-ahead log. */
    storedBytes: () =>
      Buffer.concat(
        readdirSync(dataFolder)
          .filter((name) => name.startsWith(STORE_FILE))
          .map((name) => readFileSync(join(dataFolder, name))),
      ),
    /** From the welcome screen to the signed application, by card; the next press sends it. */
    walkToSign: (itemCode = 'GF05001') =>
      walkToSending({
        client: page,
        itemCode: ItemCode.parse(itemCode),
        placeCard: async () => reader.place(),
        takeCardAway: async () => reader.takeAway(),
        photo: paperPng(),
      }),
    end: () => {
      page.close()
      host.close()
      outbox.close()
      store.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
export type HostRig = ReturnType<typeof startHostRig>

/** The screen with this name, as the page has it now. */
export const screenNow = <N extends ScreenName>(page: BridgeClient, name: N) => {
  const isIt = (one: Snapshot): one is Snapshot & { screen: { name: N } } => one.screen.name === name
  const { snapshot } = page
  if (!isIt(snapshot)) throw new Error(`the page shows ${snapshot.screen.name}`)
  return snapshot.screen
}
