/** What the attendant's menu can do with this terminal, from its real parts. */
import { spawn } from 'node:child_process'
import type { Clock } from '@lutong/core/clock.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import type { HostDevices } from '../host-parts.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { PrintJobs } from '../print-jobs/print-jobs.ts'
import type { TerminalOptions } from '../terminal-options.ts'
import type { AttendantServices } from './attendant.ts'
import { type Kept, keptTries, type Setting } from './kept.ts'
import { checkNetwork } from './network-check.ts'
import type { TerminalLog } from './terminal-log.ts'

/** As an operator wrote it, word by word; no shell reads it. False: it could not be started, or ended badly. */
const run = ([file, ...args]: readonly [string, ...string[]]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'ignore' })
    child.once('error', () => resolve(false))
    child.once('exit', (status) => resolve(status === 0))
  })

export const openAttendantServices = (parts: {
  readonly options: TerminalOptions
  readonly centre: CentreLink
  readonly clock: Clock
  readonly devices: HostDevices
  readonly lines: TerminalLog
  readonly outbox: Outbox | undefined
  readonly prints: PrintJobs | undefined
  readonly setting: Kept<Setting>
  readonly settingChanged: () => void
}): AttendantServices => {
  const { centre, clock, devices, options, outbox, prints, setting } = parts
  const { centreUrl, dataFolder, documentPrinter, restartCommand, restartHost, staff, turn } = options
  return {
    staff,
    tries: keptTries(dataFolder),
    setting,
    lines: parts.lines,
    outbox,
    prints,
    names: () => ({
      centreName: centre.enrolment?.centreName ?? '',
      terminalName: centre.enrolment?.terminalName ?? '',
    }),
    checkNetwork: () =>
      checkNetwork({
        centreUrl,
        centre,
        clock,
        printer: documentPrinter === undefined ? undefined : devices.documentPrinter.status,
        turn,
      }),
    settingChanged: parts.settingChanged,
    ...(restartHost === undefined ? {} : { restartHost }),
    ...(restartCommand === undefined ? {} : { restartMachine: () => run(restartCommand) }),
  }
}
