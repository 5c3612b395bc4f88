/** Builds the pages that the servers hand out, side by side. A failure names the page and shows the builder's words. */
import { spawn } from 'node:child_process'
import { err, ok, type Result } from '../../core/result.ts'

const root = new URL('../../', import.meta.url).pathname

const PAGES = {
  kiosk: 'kiosk-app/vite.config.ts',
  console: 'admin/console/vite.config.ts',
  bench: 'kiosk-app/bench-panel/vite.config.ts',
} as const

const build = (config: string): Promise<Result<null, string>> =>
  new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [`${root}node_modules/vite/bin/vite.js`, 'build', '--config', `${root}${config}`, '--logLevel', 'warn'],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } },
    )
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (status) => resolve(status === 0 ? ok(null) : err(`Building ${config} failed:\n${output}`)))
  })

export const buildPages = async (): Promise<Result<null, string>> => {
  const results = await Promise.all(Object.values(PAGES).map(build))
  return results.find((result) => !result.ok) ?? ok(null)
}
