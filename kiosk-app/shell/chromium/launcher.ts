/** Opens the kiosk in Chromium: a window of its own, a fresh profile, nothing that phones home. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BINARIES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable'] as const

export const chromiumBinary = (): string | undefined => BINARIES.find((path) => existsSync(path))

/** Flags of the kiosk's browser; Chromium runs as root only without its sandbox, so a terminal runs it as a user. */
const chromiumFlags = (profileFolder: string, asRoot: boolean): string[] => [
  `--user-data-dir=${profileFolder}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--block-new-web-contents',
  '--deny-permission-prompts',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-features=Translate,TouchpadOverscrollHistoryNavigation,OverscrollHistoryNavigation,PullToRefresh',
  '--disable-notifications',
  '--disable-pinch',
  '--disable-print-preview',
  '--disable-session-crashed-bubble',
  '--disable-sync',
  // The voice answers the headphone jack, the alarm a card left behind: neither waits for a touch.
  '--autoplay-policy=no-user-gesture-required',
  '--overscroll-history-navigation=0',
  '--password-store=basic',
  '--touch-events=enabled',
  ...(asRoot ? ['--no-sandbox'] : []),
]

/** On a development machine a window with a title bar; on a terminal the whole screen, as an ordinary user. */
export type WindowKind =
  | { readonly kind: 'windowed' }
  | {
      readonly kind: 'kiosk'
      /** On a file system in memory; door and profile go there, where `chromium-policies.json` allows the door. */
      readonly runtimeFolder: string
      readonly user: number
      readonly flags: readonly string[]
    }

export interface KioskWindow {
  readonly process: ChildProcess
  close(): void
}

/** The file with the one-use token: a command line is read by everyone on the machine. */
export const doorIn = (folder: string): string => join(folder, 'enter.html')

const environmentOf = (kind: WindowKind): NodeJS.ProcessEnv => {
  if (kind.kind === 'windowed') return process.env
  const passed = ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'PATH', 'TZ'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  // No secret of the host's environment reaches the browser.
  return { ...Object.fromEntries(passed), HOME: kind.runtimeFolder, LANG: 'zh_CN.UTF-8' }
}

export const openKioskWindow = (binary: string, entryUrl: string, kind: WindowKind): KioskWindow => {
  const own = process.getuid?.() ?? 0
  const user = kind.kind === 'kiosk' ? kind.user : own
  const parent = kind.kind === 'kiosk' ? kind.runtimeFolder : tmpdir()
  const folder = mkdtempSync(join(parent, 'lutong-profile-'))
  const profileFolder = join(folder, 'profile')
  mkdirSync(profileFolder, { mode: 0o700 })
  const door = doorIn(kind.kind === 'kiosk' ? kind.runtimeFolder : folder)
  rmSync(door, { force: true })
  writeFileSync(door, `<!doctype html><title>律通</title><meta http-equiv="refresh" content="0;url=${entryUrl}">`, {
    mode: 0o600,
  })
  if (user !== own) for (const path of [folder, profileFolder, door]) chownSync(path, user, user)
  chmodSync(door, 0o400)
  const child = spawn(
    binary,
    [
      ...chromiumFlags(profileFolder, user === 0),
      // A window on a desk shows the hall's panel at half its size.
      ...(kind.kind === 'windowed'
        ? ['--force-device-scale-factor=0.5', '--window-size=540,960']
        : ['--kiosk', ...(process.env['WAYLAND_DISPLAY'] === undefined ? [] : ['--ozone-platform=wayland'])]),
      ...(kind.kind === 'kiosk' ? kind.flags : []),
      `--app=file://${door}`,
    ],
    {
      stdio: 'ignore',
      env: environmentOf(kind),
      cwd: kind.kind === 'kiosk' ? kind.runtimeFolder : process.cwd(),
      ...(user === own ? {} : { uid: user, gid: user }),
    },
  )
  child.on('error', () => {})
  child.on('close', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }))
  return { process: child, close: () => void child.kill('SIGTERM') }
}
