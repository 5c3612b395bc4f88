/** Finds and starts Electron; its package downloads its binary at first use, which many machines do not allow. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const root = new URL('../../', import.meta.url).pathname

/** The binary: `ELECTRON_BIN`, or the one its package has unpacked. */
export const electronBinary = (): string | undefined =>
  [process.env['ELECTRON_BIN'], `${root}node_modules/electron/dist/electron`].find(
    (path): path is string => path !== undefined && path !== '' && existsSync(path),
  )

/** Bundles main and preload, then opens the window over the host that already runs. */
export const openElectron = (
  binary: string,
  system: { readonly kioskUrl: string; readonly tokenFile: string },
): { close(): void } => {
  const built = spawnSync(
    process.execPath,
    [`${root}node_modules/vite/bin/vite.js`, 'build', '--config', `${root}kiosk-app/shell/electron/vite.config.ts`],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (built.status !== 0) return { close: () => {} }
  const child = spawn(binary, [`${root}kiosk-app/dist/electron/main.js`], {
    stdio: 'ignore',
    env: { ...process.env, LUTONG_HOST_URL: system.kioskUrl, LUTONG_TOKEN_FILE: system.tokenFile },
  })
  return { close: () => void child.kill('SIGTERM') }
}
