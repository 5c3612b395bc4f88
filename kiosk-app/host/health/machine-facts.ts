/** What the machine itself says: room on the disk and its warmest place. Asked now and then, kept in between. */
import { readdir, readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '@lutong/core/clock.ts'
import type { TerminalHealth } from '@lutong/core/contracts/terminal-health.ts'

/** Neither fills nor warms up faster than this matters. */
const ASK_EVERY_MS = 60_000
const MB = 1024 * 1024
/** Linux, Documentation/driver-api/thermal/sysfs-api: a folder `thermal_zoneN` each, `temp` in thousandths of a degree. */
const THERMAL_FOLDER = '/sys/class/thermal'

type MachineNow = Pick<TerminalHealth, 'disk' | 'temperatureC'>

export interface MachineFacts {
  readonly now: MachineNow
  close(): void
}

const diskOf = async (folder: string): Promise<MachineNow['disk']> => {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { freeMb: Math.floor((bavail * bsize) / MB), totalMb: Math.floor((blocks * bsize) / MB) }
  } catch {
    return null
  }
}

const zoneC = async (zone: string): Promise<number> => {
  try {
    return Number((await readFile(join(zone, 'temp'), 'utf8')).trim()) / 1_000
  } catch {
    // A feeler that is switched off answers with an error.
    return Number.NaN
  }
}

export const warmestC = async (folder: string = THERMAL_FOLDER): Promise<number | null> => {
  const zones = await readdir(folder).catch(() => [])
  const read = await Promise.all(
    zones.filter((name) => name.startsWith('thermal_zone')).map((name) => zoneC(join(folder, name))),
  )
  // Feelers that are not wired tell nonsense far outside of what a machine survives.
  const likely = read.filter((celsius) => celsius > -60 && celsius < 200)
  return likely.length === 0 ? null : Math.round(Math.max(...likely))
}

export const watchMachine = (folder: string, clock: Clock): MachineFacts => {
  let now: MachineNow = { disk: null, temperatureC: null }
  let closed = false
  let stop = () => {}
  const ask = async () => {
    const [disk, temperatureC] = await Promise.all([diskOf(folder), warmestC()])
    now = { disk, temperatureC }
    if (!closed) stop = clock.setTimer(ASK_EVERY_MS, () => void ask())
  }
  void ask()
  return {
    get now() {
      return now
    },
    close: () => {
      closed = true
      stop()
    },
  }
}
