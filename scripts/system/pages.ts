/** Builds the pages that the servers hand out, side by side. A failure names the page and shows the builder's words. */
import { spawn } from 'node:child_process'
import { ensureInputData } from '../input/ensure.ts'
import { err, ok, type Result } from '../../core/result.ts'

const root = new URL('../../', import.meta.url).pathname

const PAGES = [
  'kiosk-app/vite.config.ts',
  'admin/console/vite.config.ts',
  'admin/phone/vite.config.ts',
  'video-consult/lawyer-desk/vite.config.ts',
  'kiosk-app/bench-panel/vite.config.ts',
]
const ELECTRON = 'kiosk-app/shell/electron/vite.config.ts'

const build = (config: string, ...more: readonly string[]): Promise<Result<null, string>> =>
  new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [`${root}node_modules/vite/bin/vite.js`, 'build', '--config', `${root}${config}`, '--logLevel', 'warn', ...more],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } },
    )
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (status) => resolve(status === 0 ? ok(null) : err(`Building ${config} failed:\n${output}`)))
  })

/** Set for the rest of a run of the tests once it has built them: to build empties the folders that others serve from. */
export const BUILT_FOR_TESTS = 'LUTONG_BUILT_FOR_TESTS'

export const buildPages = async (): Promise<Result<null, string>> => {
  if (process.env[BUILT_FOR_TESTS] !== undefined) return ok(null)
  ensureInputData()
  const results = await Promise.all(PAGES.map((config) => build(config)))
  return results.find((result) => !result.ok) ?? ok(null)
}

/** Main and host, then the preload: three files in kiosk-app/dist/electron. */
export const buildElectron = async (): Promise<Result<null, string>> => {
  const main = await build(ELECTRON)
  return main.ok ? build(ELECTRON, '--mode', 'preload') : main
}
