/** The machine of one part of a run, in namespaces of its own: a network, memory to write to, a panel, a terminal. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { portsFrom, startSystem, type System } from '../../../scripts/system/system.ts'
import { type Field, openField } from './field.ts'
import { openPanel, type Panel } from './screen.ts'

export const KIOSK_PORT = 7110
export const DEBUGGING_PORT = 9222
const RUNTIME_FOLDER = '/run/lutong-kiosk'

const ROOT = new URL('../../..', import.meta.url).pathname
const KEPT = '/run/product'
const inMemory = (at: string, options: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at])
const bind = (from: string, at: string) => {
  mkdirSync(at, { recursive: true })
  execFileSync('mount', ['--bind', from, at])
}

/** Small enough to be filled, and gone with the namespace. The panel's frames lie on the other one. */
export const openSetting = async (): Promise<{ readonly panel: Panel; readonly folder: string }> => {
  execFileSync('ip', ['link', 'set', 'lo', 'up'])
  inMemory('/run', 'size=512m,mode=755')
  // A copy of the product that itself lies in /tmp is still to be found there.
  const isCovered = ROOT.startsWith('/tmp/')
  if (isCovered) bind(ROOT, KEPT)
  inMemory('/tmp', 'size=96m,mode=1777')
  if (isCovered) bind(KEPT, ROOT)
  return { panel: await openPanel(mkdtempSync('/tmp/panel-')), folder: mkdtempSync('/run/terminal-') }
}

/** Centre and devices; the shell of the field brings the host. */
export const onSystem = async (
  folder: string,
  use: (system: System, dataFolder: string) => Promise<void>,
): Promise<void> => {
  const dataFolder = join(folder, 'data')
  const started = await startSystem({ dataFolder, ports: portsFrom(0), ippPrinter: false, hostByShell: true })
  if (!started.ok) throw new Error(started.error)
  try {
    await use(started.value, dataFolder)
  } finally {
    await started.value.stop()
  }
}

export const onField = async (
  panel: Panel,
  system: System,
  more: Pick<Parameters<typeof openField>[0], 'debuggingPort' | 'more'>,
  use: (field: Field) => Promise<void>,
): Promise<void> => {
  rmSync(RUNTIME_FOLDER, { recursive: true, force: true })
  mkdirSync(RUNTIME_FOLDER, { mode: 0o711 })
  const field = await openField({ panel, system, port: KIOSK_PORT, runtimeFolder: RUNTIME_FOLDER, ...more })
  try {
    await use(field)
  } finally {
    await field.stop()
  }
}
