/**
 * The attendant's menu: what hangs on this terminal, whether it works, and what to do. It opens by card and PIN, never
 * over a visit, shows nothing of any citizen, writes every act to the log with who did it, and closes by itself.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { AttendantPage, AttendantPageName, AttendantView, NetworkCheck } from '@lutong/core/contracts/attendant.ts'
import type { Command } from '@lutong/core/contracts/host-rpc.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { CardDesk } from '../devices/card-desk.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { PrintJobs } from '../print-jobs/print-jobs.ts'
import { createDeviceReports, type NamedDevice } from './device-reports.ts'
import { createEntry } from './entry.ts'
import type { Kept, Setting, Tries } from './kept.ts'
import { createPaperChange } from './paper-change.ts'
import type { StaffList } from './staff-list.ts'
import type { TerminalLog } from './terminal-log.ts'

/** Nobody touches the menu: it closes. */
export const ATTENDANT_IDLE_MS = 120_000

/** What the menu can do with the terminal; given from outside the visit, and the same in practice and in earnest. */
export interface AttendantServices {
  readonly staff: StaffList
  readonly tries: Kept<Tries>
  readonly setting: Kept<Setting>
  readonly lines: Pick<TerminalLog, 'lines' | 'counts'>
  /** The real ones, in practice too. */
  readonly outbox: Pick<Outbox, 'openCount' | 'openIntents' | 'wake'> | undefined
  readonly prints: PrintJobs | undefined
  names(): { readonly centreName: string; readonly terminalName: string }
  checkNetwork(): Promise<readonly NetworkCheck[]>
  /** What the setting asks for is done: practice begins or ends, the terminal goes in or out of service. */
  settingChanged(): void
  /** Absent where nothing would start the host again. */
  readonly restartHost?: () => void
  /** Absent where no command is configured. False: it could not be run. */
  readonly restartMachine?: () => Promise<boolean>
}

export interface Attendant {
  /** False where no staff is named: then there is no door. */
  readonly offered: boolean
  readonly view: AttendantView | null
  /** True when the command is the attendant's, whether or not it could be followed. */
  command(command: Command): boolean
  /** A visit has begun or ended. */
  visitChanged(): void
  close(): void
}

export interface AttendantParts {
  readonly services: AttendantServices | undefined
  /** Those fitted. */
  readonly devices: readonly NamedDevice[]
  readonly desk: Pick<CardDesk, 'read' | 'divert' | 'rest'>
  readonly inSession: () => boolean
  readonly endVisit: () => void
  readonly clock: Clock
  readonly log: Log
  readonly onChange: () => void
}

type MenuCommand = Exclude<
  Extract<Command, { readonly type: `attendant-${string}` }>,
  { readonly type: 'attendant-end-visit' | 'attendant-number' | 'attendant-pin' }
>
const AT_THE_DOOR = ['attendant-end-visit', 'attendant-number', 'attendant-pin']
/** What only an open menu does. */
const isOfMenu = (command: Command): command is MenuCommand =>
  command.type.startsWith('attendant-') && !AT_THE_DOOR.includes(command.type)

type Place = { readonly at: 'closed' | 'in-visit' | 'entry' } | { readonly at: 'open'; readonly who: string }

export const createAttendant = (parts: AttendantParts): Attendant => {
  const { clock, devices, log, onChange, services } = parts
  if (services === undefined || services.staff.length === 0)
    return { offered: false, view: null, command: () => false, visitChanged: () => {}, close: () => {} }
  const { prints, setting } = services
  let place: Place = { at: 'closed' }
  let page: AttendantPageName = 'home'
  let checks: readonly NetworkCheck[] = []
  let checking = false
  let problem: Extract<AttendantPage, { page: 'running' }>['problem'] = null
  let stopIdle = () => {}

  const reports = createDeviceReports(devices, (work) => parts.desk.rest(work), onChange)
  const paper = createPaperChange({
    prints,
    names: () => services.names(),
    faultOf: (printer) => reports.view().find(({ device }) => device === printer)?.fault ?? null,
    clock,
    onChange,
  })
  const reader = devices.find(([name]) => name === 'id-card-reader')?.[1]
  const entry = createEntry({
    staff: services.staff,
    tries: services.tries,
    desk: parts.desk,
    readerReady: () => reader?.status.state === 'ready' || reader?.status.state === 'busy',
    clock,
    log,
    onChange,
    onOpen: (who, byNumber) => {
      place = { at: 'open', who }
      page = 'home'
      log('attendant.opened', { who, card: byNumber ? 'typed' : 'read' })
      stayOpen()
      onChange()
    },
  })

  const close = () => {
    stopIdle()
    if (place.at === 'closed') return
    if (place.at === 'open') log('attendant.closed', { who: place.who })
    place = { at: 'closed' }
    entry.end()
    paper.reset()
    reports.forget()
    checks = []
    problem = null
    onChange()
  }
  const stayOpen = () => {
    stopIdle()
    stopIdle = clock.setTimer(ATTENDANT_IDLE_MS, close)
  }
  const askForCard = () => {
    place = { at: 'entry' }
    entry.begin()
  }

  const openCount = () => services.outbox?.openCount() ?? 0
  const checkNetwork = async () => {
    if (checking) return
    checking = true
    checks = []
    onChange()
    checks = await services.checkNetwork()
    checking = false
    onChange()
  }
  const go = (to: AttendantPageName) => {
    if (to !== page) paper.reset()
    page = to
    problem = null
    if (to === 'devices' || to === 'paper') void reports.test()
    if (to === 'network') void checkNetwork()
  }
  const set = (next: Setting) => {
    if (setting.set(next)) services.settingChanged()
    else problem = 'cannot-write'
  }
  const restart = async (what: 'page' | 'host' | 'machine') => {
    if (what === 'host') services.restartHost?.()
    if (what === 'machine' && (await services.restartMachine?.()) === false) {
      problem = 'restart-failed'
      log('attendant.failed', { act: 'restart-machine' })
      onChange()
    }
  }

  const pageNow = (): AttendantPage => {
    const { outOfService, practice } = setting.value
    switch (page) {
      case 'home': {
        const faults = devices.filter(
          ([, { status }]) => status.state === 'faulted' || status.state === 'absent',
        ).length
        const openMatters = openCount() + (prints?.journal.unknown().length ?? 0)
        return { page, faults, openMatters, practice, outOfService }
      }
      case 'paper':
        return {
          page,
          printers: devices.flatMap(([name]) => (name === 'id-card-reader' ? [] : [name])),
          ...paper.view,
        }
      case 'devices':
        return { page, testing: reports.testing, devices: [...reports.view()] }
      case 'counters':
        return { page, counts: services.lines.counts(), paper: [...(prints?.journal.account() ?? [])] }
      case 'open':
        return {
          page,
          intents: [...(services.outbox?.openIntents() ?? [])],
          openCount: openCount(),
          unknownPrints: [...(prints?.journal.unknown() ?? [])],
        }
      case 'network':
        return { page, checking, checks: [...checks] }
      case 'log':
        return { page, lines: [...services.lines.lines()] }
      case 'running':
        return {
          page,
          practice,
          outOfService,
          openCount: openCount(),
          canRestartHost: services.restartHost !== undefined,
          canRestartMachine: services.restartMachine !== undefined,
          problem,
        }
      default:
        return page satisfies never
    }
  }

  /** The menu is open: whatever is done, is done by somebody. */
  const act = (who: string, command: MenuCommand) => {
    const told = (what: string) => log('attendant.act', { who, act: what })
    switch (command.type) {
      case 'attendant-go':
        return go(command.page)
      case 'attendant-self-test':
        told('self-test')
        return void reports.test()
      case 'attendant-paper':
        told(`change-paper ${command.printer}`)
        return paper.choose(command.printer)
      case 'attendant-paper-loaded':
        told('test-print')
        return void paper.loaded()
      case 'attendant-paper-looked':
        told(command.good ? 'test-print-good' : 'test-print-bad')
        return paper.looked(command.good)
      case 'attendant-print-settled':
        told(command.cameOut ? 'paper-came-out' : 'paper-did-not-come')
        return prints?.journal.settle(command.id, command.cameOut)
      case 'attendant-send-now':
        told('send-now')
        return services.outbox?.wake()
      case 'attendant-check-network':
        told('check-network')
        return void checkNetwork()
      case 'attendant-practice':
        told(command.on ? 'practice-on' : 'practice-off')
        return set({ ...setting.value, practice: command.on })
      case 'attendant-service':
        told(command.out === null ? 'in-service' : `out-of-service ${command.out}`)
        return set({ ...setting.value, outOfService: command.out })
      case 'attendant-restart':
        told(`restart-${command.what}`)
        return void restart(command.what)
      default:
        return command satisfies never
    }
  }

  return {
    offered: true,
    get view(): AttendantView | null {
      switch (place.at) {
        case 'closed':
          return null
        case 'in-visit':
          return { state: 'in-visit' }
        case 'entry':
          return entry.view
        case 'open':
          return { state: 'open', who: place.who, shown: pageNow() }
        default:
          return place satisfies never
      }
    },
    command: (command) => {
      if (command.type !== 'open-attendant' && !/^(attendant-|close-attendant)/.test(command.type)) return false
      if (command.type === 'close-attendant') {
        close()
        return true
      }
      if (command.type === 'open-attendant') {
        if (place.at === 'closed' && parts.inSession()) place = { at: 'in-visit' }
        else if (place.at === 'closed') askForCard()
      } else if (command.type === 'attendant-end-visit') {
        if (place.at === 'in-visit') {
          log('attendant.ended-visit')
          parts.endVisit()
          askForCard()
        }
      } else if (place.at === 'entry') {
        if (command.type === 'attendant-number') entry.number(command.idNumber)
        if (command.type === 'attendant-pin') entry.pin(command.pin)
      } else if (place.at === 'open' && isOfMenu(command)) act(place.who, command)
      if (place.at !== 'closed') stayOpen()
      onChange()
      return true
    },
    visitChanged: close,
    close,
  }
}
