/** Finds and starts Electron; its package downloads its binary at first use, which many machines do not allow. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { buildElectron } from './pages.ts'
import type { HostCommand } from './system.ts'

const root = new URL('../../', import.meta.url).pathname

/** The binary: `ELECTRON_BIN`, or the one its package has unpacked. */
export const electronBinary = (): string | undefined =>
  [process.env['ELECTRON_BIN'], `${root}node_modules/electron/dist/electron`].find(
    (path): path is string => path !== undefined && path !== '' && existsSync(path),
  )

/** Bundles main, host and preload, and opens the window; the host runs inside Electron, as on a terminal. */
export const openElectron = async (binary: string, host: HostCommand): Promise<{ close(): void }> => {
  const built = await buildElectron()
  if (!built.ok) throw new Error(built.error)
  const child = spawn(binary, [`${root}kiosk-app/dist/electron/main.js`, '--', ...host.args], {
    stdio: 'ignore',
    env: { ...process.env, ...host.env },
  })
  return { close: () => void child.kill('SIGTERM') }
}
