/** A private CUPS: a scheduler of its own folder and port, with one queue that prints to an IPP Everywhere printer. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers, comesTrue, endProgram, find, freePort, startProgram } from './processes.ts'

const QUEUE = 'A4'
const ADD_TIMEOUT_MS = 20_000
const ADD_TRIES = 3
const LEARN_TIMEOUT_MS = 6_000

/** Why there can be no CUPS here; `undefined` where there can. */
export const whyNoCups = (): string | undefined => {
  if (find('cupsd') === undefined || find('lpadmin') === undefined) return 'CUPS is not installed (cups, cups-client)'
  return process.getuid?.() === 0 ? undefined : 'a private CUPS needs root: its filters run as another user'
}

/** A blank PageLog makes CUPS 2.4.2 crash at the end of the first job: it is a file. */
const filesConfig = (folder: string): string => `ServerRoot ${folder}
StateDir ${folder}/run
CacheDir ${folder}/cache
RequestRoot ${folder}/spool
TempDir ${folder}/tmp
ServerKeychain ${folder}/ssl
DataDir /usr/share/cups
ServerBin /usr/lib/cups
AccessLog ${folder}/log/access
ErrorLog ${folder}/log/error
PageLog ${folder}/log/page
SystemGroup root
User lp
Group lp
`

/** Jobs as Debian's own configuration guards them: only the owner cancels. Files are kept unless they are purged. */
const schedulerConfig = (folder: string, port: number): string => `Listen 127.0.0.1:${port}
Listen ${folder}/run/cups.sock
LogLevel warn
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobFiles Yes
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Send-Document Hold-Job Release-Job Purge-Jobs Cancel-My-Jobs Close-Job Cancel-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`

export interface PrivateCups {
  readonly uri: string
  /** Documents in the spool. */
  spooled(): readonly string[]
  stop(): Promise<void>
}

/** Rejects where the scheduler or its queue does not come up. */
export const startPrivateCups = async (printerUri: string): Promise<PrivateCups> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-cups-'))
  const { gid } = statSync('/var/spool/cups')
  // The filters run as lp: they must get through to their folders.
  chmodSync(folder, 0o711)
  for (const [name, mode] of Object.entries({
    spool: 0o710,
    tmp: 0o1770,
    cache: 0o770,
    run: 0o755,
    log: 0o755,
    ssl: 0o700,
  })) {
    const path = join(folder, name)
    mkdirSync(path)
    chownSync(path, 0, gid)
    chmodSync(path, mode)
  }
  const port = await freePort()
  const config = join(folder, 'cupsd.conf')
  const files = join(folder, 'cups-files.conf')
  writeFileSync(config, schedulerConfig(folder, port))
  writeFileSync(files, filesConfig(folder))
  const scheduler = startProgram(find('cupsd') ?? 'cupsd', ['-f', '-c', config, '-s', files])
  const stop = async () => {
    await endProgram(scheduler)
    rmSync(folder, { recursive: true, force: true })
  }
  const isUp = await comesTrue(() => answers({ port }), scheduler)
  const uri = `ipp://127.0.0.1:${port}/printers/${QUEUE}`
  const add = ['-h', `127.0.0.1:${port}`, '-p', QUEUE, '-E', '-v', printerUri, '-m', 'everywhere']
  // lpadmin is done before the queue has learned what its printer can, and on a busy machine it may learn nothing.
  const isAdded = () => spawnSync(find('lpadmin') ?? 'lpadmin', add, { timeout: ADD_TIMEOUT_MS }).status === 0
  const knowsItsPrinter = () => {
    const asked = spawnSync(find('ipptool') ?? 'ipptool', ['-tv', uri, 'get-printer-attributes.test'], {
      encoding: 'utf8',
      timeout: ADD_TIMEOUT_MS,
    })
    return asked.stdout.includes('two-sided-long-edge')
  }
  const learn = async (triesLeft: number): Promise<boolean> =>
    (isAdded() && (await comesTrue(knowsItsPrinter, scheduler, LEARN_TIMEOUT_MS))) ||
    (triesLeft > 1 && (await learn(triesLeft - 1)))
  const isReady = isUp && (await learn(ADD_TRIES))
  if (!isReady) {
    await stop()
    throw new Error('the private CUPS does not come up')
  }
  const spool = join(folder, 'spool')
  return {
    uri,
    spooled: () => readdirSync(spool).filter((name) => name.startsWith('d')),
    stop,
  }
}
