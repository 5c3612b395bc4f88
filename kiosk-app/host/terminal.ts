/** Puts a terminal together from its real parts: keys, store, outbox, centre link, devices, host. */
import { join } from 'node:path'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { ok, type Result } from '@lutong/core/result.ts'
import type { Device } from '@lutong/device-drivers/contract/device.ts'
import { createFolderPrinter } from '@lutong/device-drivers/document-printer/folder-printer.ts'
import { openIppPrinter } from '@lutong/device-drivers/document-printer/ipp-printer.ts'
import { openIdCardReader } from '@lutong/device-drivers/id-card-reader/driver.ts'
import { readerAt, receiptPrinterAt } from '@lutong/device-drivers/places.ts'
import { openReceiptPrinter } from '@lutong/device-drivers/receipt-printer/driver.ts'
import { type SupervisedDevice, superviseDevice } from '@lutong/device-drivers/supervisor.ts'
import { openCentreLink } from './centre-link/centre-link.ts'
import { createHost, type HostDevices } from './host.ts'
import { openOutboxStore, type OutboxStore } from './outbox/outbox-store.ts'
import { createOutbox } from './outbox/outbox.ts'
import type { PageChannel } from './page-channel.ts'
import { createPrintJobs } from './print-jobs/print-jobs.ts'
import { loadTerminalKeys, STORE_FILE } from './secrets/terminal-keys.ts'
import { SOFTWARE_VERSION } from './version.ts'

export interface TerminalOptions {
  readonly dataFolder: string
  readonly centreUrl: string
  readonly reader: string
  /** As an operator writes it: see device-drivers/places.ts. */
  readonly receiptPrinter: string
  readonly documentPrinter:
    | { readonly kind: 'ipp'; readonly uri: string }
    | { readonly kind: 'folder'; readonly folder: string }
  readonly enrolCode: string | undefined
  readonly practice: boolean
  readonly attendantPin: string | undefined
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly log: Log
}

export interface Terminal {
  readonly channel: PageChannel
  close(): Promise<void>
}

const openDevices = (options: TerminalOptions): HostDevices => {
  const { clock, documentPrinter } = options
  return {
    idCardReader: superviseDevice(
      (counters) => openIdCardReader({ ...readerAt(options.reader), clock, counters }),
      clock,
    ),
    receiptPrinter: superviseDevice(
      (counters) => openReceiptPrinter({ ...receiptPrinterAt(options.receiptPrinter), clock, counters }),
      clock,
    ),
    documentPrinter: superviseDevice(
      async (counters) =>
        documentPrinter.kind === 'ipp'
          ? openIppPrinter({ uri: documentPrinter.uri, clock, counters })
          : ok(createFolderPrinter(documentPrinter.folder, counters)),
      clock,
    ),
  }
}

const PURGE_EVERY_MS = 24 * 3_600_000

/** What has been kept long enough goes, at the start and once a day; returns the way to stop. */
const purgeDaily = (store: OutboxStore, clock: Clock, log: Log): (() => void) => {
  let stop = () => {}
  const purge = () => {
    if (!store.purge(clock.nowMs()).ok) log('outbox.store-failed')
    stop = clock.setTimer(PURGE_EVERY_MS, purge)
  }
  purge()
  return () => stop()
}

export const startTerminal = async (options: TerminalOptions): Promise<Result<Terminal, 'keys-damaged'>> => {
  const { catalogue, clock, log } = options
  const keys = loadTerminalKeys(options.dataFolder, clock.nowMs())
  if (!keys.ok) return keys
  const opened = openOutboxStore(join(options.dataFolder, STORE_FILE), keys.value.sealer, clock.nowMs())
  if (!opened.ok) log('outbox.store-failed')
  const store = opened.ok ? opened.value : undefined
  const devices = openDevices(options)
  const named: readonly (readonly [string, SupervisedDevice<Device>])[] = Object.entries(devices)
  const stops = named.map(([device, supervised]) =>
    supervised.subscribe((status) => {
      if (status.state === 'faulted') log('device.fault', { device, fault: status.fault.code })
      else if (status.state !== 'busy') log('device.state', { device, state: status.state })
    }),
  )
  let inSession = () => false
  const centre = await openCentreLink({
    centreUrl: options.centreUrl,
    dataFolder: options.dataFolder,
    keys: keys.value,
    clock,
    log,
    enrolCode: options.enrolCode,
    random: Math.random,
    heartbeat: () => ({
      softwareVersion: SOFTWARE_VERSION,
      catalogueVersion: catalogue.version,
      openIntents: store?.openCount() ?? 0,
      inSession: inSession(),
      devices: named.map(([device, { status }]) => ({
        device,
        state: status.state,
        fault: status.state === 'faulted' ? status.fault.code : null,
      })),
    }),
  })
  const outbox = store && createOutbox({ store, centre, clock, log, random: Math.random })
  stops.push(centre.onChange(() => centre.online && outbox?.wake()))
  if (store !== undefined) stops.push(purgeDaily(store, clock, log))
  const prints = store && createPrintJobs({ store, clock, log, ...devices })
  const host = createHost({
    catalogue,
    clock,
    log,
    devices,
    outbox,
    prints,
    centre,
    language: 'zh-CN',
    practice: options.practice,
    attendantPin: options.attendantPin,
  })
  inSession = () => host.inSession
  return ok({
    channel: host.channel,
    close: async () => {
      host.close()
      outbox?.close()
      centre.close()
      for (const stop of stops) stop()
      await Promise.all(named.map(([, supervised]) => supervised.close()))
      store?.close()
    },
  })
}
