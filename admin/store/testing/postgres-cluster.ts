/** A PostgreSQL of the tests' own, from Debian's package: a cluster in a temporary folder, on a socket, no network. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = '/usr/lib/postgresql'

/** The newest of the installed versions. */
const programs = (): string => {
  const version = existsSync(ROOT)
    ? readdirSync(ROOT)
        .toSorted((a, b) => Number(a) - Number(b))
        .at(-1)
    : undefined
  if (version === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql')
  return join(ROOT, version, 'bin')
}

/** PostgreSQL refuses to run as root: there it runs as the user its package made. */
const run = (command: string, args: readonly string[]): void => {
  const asRoot = process.getuid?.() === 0
  const [name, all] = asRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, [...args]]
  const { status, stderr } = spawnSync(name, all, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
}

const idOf = (flag: '-u' | '-g'): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)

export interface PostgresCluster {
  /** Address of a database in it. */
  url(database: string): string
  /** Where its files rest. */
  readonly dataFolder: string
  stop(): void
}

/** `durable`: commits reach the disk before they are answered, as in the field; tests of logic do without. */
export const startPostgres = (durable = false): PostgresCluster => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-postgres-'))
  chmodSync(folder, 0o700)
  if (process.getuid?.() === 0) chownSync(folder, idOf('-u'), idOf('-g'))
  const bin = programs()
  const data = join(folder, 'data')
  const control = (act: readonly string[]) => run(join(bin, 'pg_ctl'), ['-D', data, '-w', ...act])
  run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'])
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c max_connections=200${durable ? '' : ' -c fsync=off -c synchronous_commit=off'}`
  control(['-l', join(folder, 'log'), '-o', settings, 'start'])
  return {
    dataFolder: data,
    url: (database) => `postgres://postgres@/${database}?host=${encodeURIComponent(folder)}`,
    stop: () => {
      control(['-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
