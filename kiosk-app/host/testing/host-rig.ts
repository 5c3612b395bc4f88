/** The real host over fakes: real machine, real encrypted outbox in a folder, real papers; a clock a test moves. */
import { COMPLETE_LANGUAGES, type LanguagePack } from '@lutong/core/messages/language-pack.ts'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import type { ScreenName, Snapshot, UploadTarget } from '@lutong/core/contracts/host-rpc.ts'
import { Snapshot as SnapshotSchema } from '@lutong/core/contracts/host-rpc.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { paperPng } from '../../../scripts/system/ink.ts'
import type { BridgeClient } from '../../../scripts/system/bridge-client.ts'
import { sign, walkToSending } from '../../../scripts/system/walk-visit.ts'
import type { Captions } from '@lutong/device-drivers/contract/captions.ts'
import type { Dictation } from '@lutong/device-drivers/contract/dictation.ts'
import { type Content, releaseContent } from '@lutong/core/content/package.ts'
import { createLiveContent } from '../content/live-content.ts'
import type { AttendantServices } from '../attendant/attendant.ts'
import { keptSetting, keptTries } from '../attendant/kept.ts'
import { practiceParts } from '../attendant/practice-parts.ts'
import { staffEntry } from '../attendant/staff-list.ts'
import { createTerminalLog } from '../attendant/terminal-log.ts'
import type { HostParts } from '../host-parts.ts'
import { createHostSwitch } from '../host-switch.ts'
import { createHost } from '../host.ts'
import { FULL_OFFER, type Offer, offered } from '../profile/offer.ts'
import { openOutboxStore } from '../outbox/outbox-store.ts'
import { createOutbox } from '../outbox/outbox.ts'
import type { PageChannel } from '../page-channel.ts'
import { createPrintJobs } from '../print-jobs/print-jobs.ts'
import { loadTerminalKeys, STORE_FILE } from '../secrets/terminal-keys.ts'
import type { VisitKeeper } from '../supervision/visit-keeper.ts'
import { createFakeCentre } from './fake-centre.ts'
import { cardOf, createFakePrinters, createFakeReader } from './fake-devices.ts'
import { createFakeJack, createFakeVoice } from './fake-senses.ts'

export const ATTENDANT_PIN = '482915'
/** An invented member of staff, by whose card the menu opens. */
export const STAFF_CARD = cardOf({ name: '赵工', idNumber: '110101199003070011', birthDate: '1990-03-07', sex: '1' })
const STAFF = [await staffEntry('gongzuo-1', '110101199003070011', ATTENDANT_PIN)]

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

export const startHostRig = (
  options: {
    readonly offer?: Offer
    readonly languages?: readonly LanguagePack[]
    readonly storeBroken?: boolean
    readonly fitted?: HostParts['fitted']
    readonly catalogue?: Catalogue
    readonly keeper?: VisitKeeper
    readonly collect?: () => void
    readonly dictation?: (clock: TestClock) => Dictation
    readonly captions?: (clock: TestClock) => Captions
    readonly connectLive?: HostParts['connectLive']
  } = {},
) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lutong-host-'))
  const ticking = createTestClock(NOON_MS)
  let jumpedMs = 0
  const clock: TestClock = { ...ticking, nowMs: () => ticking.nowMs() + jumpedMs }
  const logged: string[] = []
  const log: Log = (event, fields) => void logged.push(JSON.stringify({ event, ...fields }))
  const centre = createFakeCentre()
  const reader = createFakeReader(clock)
  const printers = createFakePrinters()
  const voice = createFakeVoice()
  const jack = createFakeJack()
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
  const first: Content = releaseContent()
  const offer = options.offer ?? FULL_OFFER
  const content = createLiveContent({ ...first, catalogue: options.catalogue ?? first.catalogue }, (one) =>
    offered(one, offer),
  )
  const told = createTerminalLog({ folder: dataFolder, clock, log })
  const setting = keptSetting(dataFolder)
  const restarts: string[] = []
  const services: AttendantServices = {
    staff: STAFF,
    tries: keptTries(dataFolder),
    setting,
    lines: told,
    outbox,
    prints,
    names: () => ({ centreName: centre.enrolment.centreName, terminalName: centre.enrolment.terminalName }),
    checkNetwork: async () => [{ what: 'centre', state: 'good', value: 12 }],
    settingChanged: () => settingChanged(),
    restartHost: () => void restarts.push('host'),
    restartMachine: async () => {
      restarts.push('machine')
      return false
    },
  }
  const createOne = (keeper: VisitKeeper | undefined) => {
    const real: HostParts = {
      keeper,
      collect: options.collect,
      content,
      clock,
      log: told.log,
      devices,
      ...(options.fitted === undefined ? {} : { fitted: options.fitted }),
      outbox: options.storeBroken === true ? undefined : outbox,
      prints,
      centre: centre.link,
      languages: options.languages ?? COMPLETE_LANGUAGES,
      offer,
      practice: true,
      attendant: services,
      countCard: told.card,
      connectLive: options.connectLive,
      senses: {
        panelPpi: 82,
        padKeys: { up: 'ArrowUp', down: 'ArrowDown', back: 'Escape', help: 'F1', ok: 'Enter' },
        voice: voice.voice,
        jack: jack.jack,
        dictation: options.dictation?.(clock),
        captions: options.captions?.(clock),
      },
    }
    return createHost(setting.value.practice ? practiceParts(real, keys.value.sealer).parts : real)
  }
  let practising = setting.value.practice
  let hosts = createHostSwitch(createOne(options.keeper))
  const settingChanged = () => {
    if (setting.value.practice === practising) return hosts.host.serviceChanged()
    practising = setting.value.practice
    hosts.change(() => createOne(undefined))
  }
  let page = createPage(hosts.channel)
  /** On the done screen, when every paper has come out or surely has not. */
  const printsSettled = async () =>
    void (await page.until(
      ({ screen }) =>
        screen.name === 'done' &&
        screen.prints.length > 0 &&
        screen.prints.every((one) => one.state !== 'printing' && one.state !== 'waiting'),
    ))
  return {
    centre,
    clock,
    content,
    dataFolder,
    get host() {
      return hosts.host
    },
    /** As a carrier has it. */
    get channel() {
      return hosts.channel
    },
    restarts,
    told,
    logged,
    outbox,
    get page() {
      return page
    },
    /** The machine's clock is set; no time has passed. */
    jumpClock: (byMs: number) => void (jumpedMs += byMs),
    /** As after a crash: another host over the same store and devices, with what was kept. */
    restartHost: (keeper?: VisitKeeper) => {
      page.close()
      hosts.host.close()
      hosts = createHostSwitch(createOne(keeper))
      page = createPage(hosts.channel)
    },
    printers,
    reader,
    voice,
    jack,
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
        code: itemCode,
        placeCard: async () => reader.place(),
        takeCardAway: async () => reader.takeAway(),
        photo: paperPng(),
      }),
    signAndSubmit: async () => {
      await sign(page)
      await page.send({ type: 'submit' })
      await printsSettled()
    },
    printsSettled,
    end: () => {
      page.close()
      hosts.host.close()
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
