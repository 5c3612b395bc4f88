/**
 * What the operating system must bring. As root on Debian or Ubuntu it is installed; otherwise one line says how.
 * Nothing here is needed by the product's own packages: these are the programs it runs beside it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { err, ok, type Result } from '../../core/result.ts'

interface Prerequisite {
  readonly packageName: string
  /** Found by any of these: a command on the PATH, or an absolute path. */
  readonly foundBy: string
}

const onPath = (name: string): boolean =>
  name.startsWith('/')
    ? existsSync(name)
    : [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'].some((folder) =>
        existsSync(join(folder, name)),
      )

/** The smallest set that lets the main job run: the simulated reader's line. */
export const TO_START: readonly Prerequisite[] = [{ packageName: 'socat', foundBy: 'socat' }]

/** For the kiosk in a window of its own, with Chinese type, and a real printer service beside it. */
export const FOR_THE_WHOLE: readonly Prerequisite[] = [
  ...TO_START,
  { packageName: 'chromium', foundBy: '/usr/bin/chromium' },
  { packageName: 'fonts-noto-cjk', foundBy: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
  { packageName: 'espeak-ng', foundBy: 'espeak-ng' },
  { packageName: 'cups-ipp-utils', foundBy: 'ippeveprinter' },
  { packageName: 'avahi-daemon', foundBy: 'avahi-daemon' },
  { packageName: 'dbus', foundBy: 'dbus-daemon' },
]

/** A panel without a screen, a window manager, hands for the break-out list, and eyes for what a visit leaves. */
export const FOR_SECURITY: readonly Prerequisite[] = [
  ...FOR_THE_WHOLE,
  { packageName: 'xvfb', foundBy: 'Xvfb' },
  { packageName: 'xdotool', foundBy: 'xdotool' },
  { packageName: 'x11-utils', foundBy: 'xprop' },
  { packageName: 'matchbox-window-manager', foundBy: 'matchbox-window-manager' },
  { packageName: 'xclip', foundBy: 'xclip' },
  { packageName: 'zbar-tools', foundBy: 'zbarimg' },
]

/** For several server processes of one centre on one machine. */
export const FOR_CLUSTER: readonly Prerequisite[] = [
  { packageName: 'postgresql', foundBy: '/usr/lib/postgresql' },
  { packageName: 'nats-server', foundBy: 'nats-server' },
]

/** What the tests look at the results with, besides. */
export const FOR_TESTS: readonly Prerequisite[] = [
  ...FOR_SECURITY,
  ...FOR_CLUSTER,
  { packageName: 'cups', foundBy: '/usr/sbin/cupsd' },
  { packageName: 'cups-client', foundBy: 'lpadmin' },
  { packageName: 'poppler-utils', foundBy: 'pdftotext' },
  { packageName: 'coturn', foundBy: 'turnserver' },
  // Tall lines are measured with a script that has them; any other font would draw boxes.
  { packageName: 'fonts-noto-core', foundBy: '/usr/share/fonts/truetype/noto/NotoSerifTibetan-Regular.ttf' },
]

/** What a guest with true kernel devices needs; its kernel is only unpacked. */
export const FOR_HARDWARE: readonly Prerequisite[] = [{ packageName: 'qemu-system-x86', foundBy: 'qemu-system-x86_64' }]

const missing = (wanted: readonly Prerequisite[]): string[] =>
  wanted.filter((one) => !onPath(one.foundBy)).map((one) => one.packageName)

/** Installs what is missing where that is allowed (root, apt-get). The error is the line to tell the user. */
export const ensureInstalled = (wanted: readonly Prerequisite[], say: (line: string) => void): Result<null, string> => {
  const packages = missing(wanted)
  if (packages.length === 0) return ok(null)
  const line = `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return err(`Please install what is missing: ${line}`)
  say(`Installing ${packages.join(', ')} …`)
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  const installed =
    apt('update', '-qq') &&
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages) &&
    missing(wanted).length === 0
  return installed ? ok(null) : err(`Installing failed. Please run: ${line}`)
}
