/** Puts a terminal together from its real parts: keys, store, outbox, centre link, devices, host. */
import { liveConnector } from './centre-link/live-line.ts'
import { join } from 'node:path'
import type { Clock } from '@lutong/core/clock.ts'
import type { ContentProblem } from '@lutong/core/contracts/content-package.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { ok, type Result } from '@lutong/core/result.ts'
import type { Device } from '@lutong/device-drivers/contract/device.ts'
import { openCaptions } from '@lutong/device-drivers/captions/driver.ts'
import { openDictation } from '@lutong/device-drivers/dictation/driver.ts'
import { openHeadphoneJack } from '@lutong/device-drivers/headphone-jack/driver.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'
import { keptCallRoom } from './centre-link/call-room.ts'
import { keptEnrolment, openCentreLink } from './centre-link/centre-link.ts'
import { openContentDisk } from './content/content-disk.ts'
import { contentAtStart, createContentKeeper } from './content/content-keeper.ts'
import { createLiveContent } from './content/live-content.ts'
import { keptSetting } from './attendant/kept.ts'
import { openAttendantServices } from './attendant/services.ts'
import { createTerminalLog } from './attendant/terminal-log.ts'
import { openDevices } from './devices/open-devices.ts'
import { watchMachine } from './health/machine-facts.ts'
import { healthOf } from './health/terminal-health.ts'
import type { DeviceName, HostParts } from './host-parts.ts'
import type { TerminalOptions } from './terminal-options.ts'
import { createHostSwitch } from './host-switch.ts'
import { createHost } from './host.ts'
import { practiceParts } from './attendant/practice-parts.ts'
import { offered } from './profile/offer.ts'
import { openVoice } from './speech/voice.ts'
import { openOutboxStore, type OutboxStore } from './outbox/outbox-store.ts'
import { createOutbox } from './outbox/outbox.ts'
import { createReconciler } from './outbox/reconciler.ts'
import type { PageChannel } from './page-channel.ts'
import { createPrintJobs } from './print-jobs/print-jobs.ts'
import { loadTerminalKeys, STORE_FILE } from './secrets/terminal-keys.ts'
import { SOFTWARE_VERSION } from './version.ts'

export interface Terminal {
  readonly channel: PageChannel
  /** The room server that the page may speak to. */
  readonly callRoom: string | null
  close(): Promise<void>
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
  const { clock } = options
  const told = createTerminalLog({ folder: options.dataFolder, clock, log: options.log })
  const { log } = told
  const keys = loadTerminalKeys(options.dataFolder, clock.nowMs())
  if (!keys.ok) return keys
  const opened = openOutboxStore(join(options.dataFolder, STORE_FILE), keys.value.sealer, clock.nowMs())
  if (!opened.ok) log('outbox.store-failed')
  const store = opened.ok ? opened.value : undefined
  const devices = openDevices(options)
  const attendantSetting = keptSetting(options.dataFolder)
  const named: readonly (readonly [string, SupervisedDevice<Device>])[] = Object.entries(devices)
  const isFitted: Readonly<Record<string, boolean>> = {
    idCardReader: options.reader !== undefined,
    receiptPrinter: options.receiptPrinter !== undefined,
    documentPrinter: options.documentPrinter !== undefined,
  }
  const fitted = named.filter(([device]) => isFitted[device] === true)
  const machine = watchMachine(options.dataFolder, clock)
  const profile = options.profileDigest ?? null
  const stops = fitted.map(([device, supervised]) =>
    supervised.subscribe((status) => {
      if (status.state === 'faulted') log('device.fault', { device, fault: status.fault.code })
      else if (status.state !== 'busy') log('device.state', { device, state: status.state })
    }),
  )
  const disk = openContentDisk(join(options.dataFolder, 'content'))
  const key = keptEnrolment(options.dataFolder, keys.value.terminalId)?.receiptKey
  const content = createLiveContent(contentAtStart(disk, key, log), (one) => offered(one, options.offer))
  const startedWith = content.version
  let contentProblem = (): ContentProblem | null => null
  let inSession = () => false
  const centre = await openCentreLink({
    centreUrl: options.centreUrl,
    dataFolder: options.dataFolder,
    keys: keys.value,
    clock,
    log,
    enrolCode: options.enrolCode,
    random: Math.random,
    watchState: (changed) => {
      const unsubscribes = [...fitted.map(([, supervised]) => supervised.subscribe(changed)), told.onVisit(changed)]
      return () => {
        for (const unsubscribe of unsubscribes) unsubscribe()
      }
    },
    heartbeat: (network) => ({
      softwareVersion: SOFTWARE_VERSION,
      catalogueVersion: content.catalogue.version,
      contentVersion: content.version,
      contentProblem: contentProblem(),
      openIntents: store?.openCount() ?? 0,
      inSession: inSession(),
      devices: fitted.map(([device, { status }]) => ({
        device,
        state: status.state,
        fault: status.state === 'faulted' ? status.fault.code : null,
        ...(status.state === 'ready' && status.warning !== undefined ? { warning: status.warning } : {}),
      })),
      health: healthOf({ profile, machine, told, store, devices }, network),
    }),
  })
  const softwareVersion = SOFTWARE_VERSION
  const keeper = createContentKeeper({ disk, link: centre, log, softwareVersion, startedWith, offer: content.offer })
  contentProblem = () => keeper.problem
  const callRoom = keptCallRoom({
    folder: options.dataFolder,
    inSession: () => inSession(),
    onChange: (origin) => options.onCallRoom?.(origin),
  })
  stops.push(
    centre.onBeat((answer) => {
      if (answer.contentVersion !== undefined) void keeper.hear(answer.contentVersion)
      callRoom.hear(answer)
    }),
  )
  const outbox = store && createOutbox({ store, centre, clock, log, random: Math.random })
  const reconciler = store && outbox && createReconciler({ store, centre, outbox, clock, log })
  stops.push(centre.onBeat(({ epoch }) => epoch !== undefined && void reconciler?.hear(epoch)))
  stops.push(centre.onChange(() => centre.online && outbox?.wake()))
  if (store !== undefined) stops.push(purgeDaily(store, clock, log))
  const prints = store && createPrintJobs({ store, clock, log, ...devices })
  const { captions, dictation, jack: jackPath, voice, ...seen } = options.senses
  const jack = jackPath === undefined ? undefined : openHeadphoneJack(jackPath, clock)
  const services = openAttendantServices({
    options,
    centre,
    clock,
    devices,
    lines: told,
    outbox,
    prints,
    setting: attendantSetting,
    settingChanged: () => settingChanged(),
  })
  const FITTED: readonly (readonly [DeviceName, boolean])[] = [
    ['id-card-reader', options.reader !== undefined],
    ['receipt-printer', options.receiptPrinter !== undefined],
    ['document-printer', options.documentPrinter !== undefined],
  ]
  const real: HostParts = {
    content,
    clock,
    log,
    devices,
    fitted: FITTED.flatMap(([name, isThere]) => (isThere ? [name] : [])),
    outbox,
    prints,
    centre,
    languages: options.languages,
    offer: options.offer,
    practice: options.practice,
    attendant: services,
    countCard: told.card,
    keeper: options.keeper,
    collect: options.collect,
    connectLive: liveConnector({ centreUrl: options.centreUrl, keys: keys.value, clock }),
    senses: {
      ...seen,
      voice: openVoice(voice),
      jack,
      dictation: dictation === undefined ? undefined : openDictation({ ...dictation, clock }),
      captions: captions === undefined ? undefined : openCaptions({ program: captions, clock }),
    },
  }
  let endPractice = () => {}
  const begin = () => {
    endPractice()
    endPractice = () => {}
    if (!attendantSetting.value.practice) return createHost(real)
    const practice = practiceParts(real, keys.value.sealer)
    endPractice = practice.close
    return createHost(practice.parts)
  }
  let practising = attendantSetting.value.practice
  const hosts = createHostSwitch(begin())
  const settingChanged = () => {
    const { practice } = attendantSetting.value
    if (practice === practising) return hosts.host.serviceChanged()
    practising = practice
    hosts.change(begin)
  }
  inSession = () => hosts.host.inSession
  return ok({
    channel: hosts.channel,
    get callRoom() {
      return callRoom.origin
    },
    close: async () => {
      hosts.host.close()
      endPractice()
      told.close()
      machine.close()
      jack?.close()
      outbox?.close()
      centre.close()
      for (const stop of stops) stop()
      await Promise.all(named.map(([, supervised]) => supervised.close()))
      store?.close()
    },
  })
}
