/** Opens the kiosk in Chromium: a window of its own, a fresh profile, nothing that phones home. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BINARIES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable'] as const

export const chromiumBinary = (): string | undefined => BINARIES.find((path) => existsSync(path))

/** Flags of the kiosk's browser; Chromium runs as root only without its sandbox, so a terminal runs it as a user. */
const chromiumFlags = (profileFolder: string, asRoot: boolean): string[] => [
  `--user-data-dir=${profileFolder}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--password-store=basic',
  ...(asRoot ? ['--no-sandbox'] : []),
]

export interface KioskWindow {
  readonly process: ChildProcess
  close(): void
}

/** `windowed` keeps a title bar for development; a terminal fills the screen. */
export const openKioskWindow = (
  binary: string,
  entryUrl: string,
  options: { readonly windowed: boolean },
): KioskWindow => {
  const profileFolder = mkdtempSync(join(tmpdir(), 'lutong-profile-'))
  // The one-use token goes by a file that only this user reads: a command line is read by everyone on the machine.
  const door = join(profileFolder, 'enter.html')
  writeFileSync(door, `<!doctype html><title>律通</title><meta http-equiv="refresh" content="0;url=${entryUrl}">`, {
    mode: 0o600,
  })
  const child = spawn(
    binary,
    [
      ...chromiumFlags(profileFolder, process.getuid?.() === 0),
      // A window on a desk shows the hall's panel at half its size.
      ...(options.windowed ? ['--force-device-scale-factor=0.5', '--window-size=540,960'] : ['--kiosk']),
      `--app=file://${door}`,
    ],
    { stdio: 'ignore' },
  )
  child.on('close', () => rmSync(profileFolder, { recursive: true, force: true }))
  return { process: child, close: () => void child.kill('SIGTERM') }
}
