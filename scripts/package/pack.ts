/** Runs electron-builder over the staged kiosk; it and what it needs are installed beside its configuration, not here. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../../core/result.ts'

const FOLDER = new URL('../../deploy/electron/', import.meta.url).pathname

export const Target = z.enum(['deb', 'AppImage', 'dir'])
type Target = z.infer<typeof Target>

interface Packing {
  readonly staged: string
  readonly out: string
  /** Electron's own folder, unpacked. */
  readonly electronDist: string
  readonly targets: readonly Target[]
}

/** From npm's registry, by its own lockfile; none of it downloads at its installation. */
const installTools = (): Result<null, string> => {
  if (existsSync(join(FOLDER, 'node_modules', 'electron-builder'))) return ok(null)
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit'], {
    cwd: FOLDER,
    encoding: 'utf8',
  })
  return status === 0 ? ok(null) : err(`electron-builder could not be installed: ${stderr.trim().split('\n').at(-1)}`)
}

/** The error ends with what electron-builder said. */
export const pack = ({ electronDist, out, staged, targets }: Packing): Result<null, string> => {
  const installed = installTools()
  if (!installed.ok) return installed
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [
      join(FOLDER, 'node_modules', 'electron-builder', 'cli.js'),
      '--linux',
      ...targets,
      '--x64',
      ...['--projectDir', staged, '--config', join(FOLDER, 'electron-builder.yml')],
      `--config.electronDist=${electronDist}`,
      `--config.directories.output=${out}`,
      ...['--publish', 'never'],
    ],
    {
      encoding: 'utf8',
      // It calls npm to see what is packed.
      env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` },
    },
  )
  return status === 0 ? ok(null) : err(`${stdout}\n${stderr}`.trim())
}
