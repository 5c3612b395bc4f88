/** The rules of dependency are held by a tool; this proves that the tool sees a breach of each kind. */
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'

const root = new URL('../', import.meta.url).pathname
const written: string[] = []

/** Writes a breach into the tree, as a careless change would, and takes it away afterwards. */
const breach = (file: string, source: string): string => {
  written.push(`${root}${file}`)
  writeFileSync(`${root}${file}`, source)
  const run = spawnSync(
    process.execPath,
    [`${root}node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`, '--config', '.dependency-cruiser.cjs', file],
    { cwd: root, encoding: 'utf8' },
  )
  return run.stdout
}
afterEach(() => {
  for (const file of written.splice(0)) rmSync(file, { force: true })
})

describe('the rules of dependency', () => {
  const breaches = [
    ['core-is-alone', 'core/breach-probe.ts', "import type {} from '../admin/server/app.ts'\nexport {}"],
    [
      'core-has-no-io',
      'core/breach-probe.ts',
      "import { readFileSync } from 'node:fs'\nexport const read = readFileSync",
    ],
    ['electron-in-shell', 'kiosk-app/breach-probe.ts', "import { app } from 'electron'\nexport const name = app"],
    [
      'hardware-in-transport',
      'device-drivers/breach-probe.ts',
      "import { SerialPort } from 'serialport'\nexport const port = SerialPort",
    ],
    [
      'sql-in-stores',
      'admin/server/breach-probe.ts',
      "import { DatabaseSync } from 'node:sqlite'\nexport const store = DatabaseSync",
    ],
    [
      'page-has-no-node',
      'kiosk-app/ui/breach-probe.ts',
      "import { readFileSync } from 'node:fs'\nexport const read = readFileSync",
    ],
    [
      'room-server-in-one-file',
      'video-consult/call/breach-probe.ts',
      "import { Room } from 'livekit-client'\nexport const room = Room",
    ],
    [
      'room-server-fetched-late',
      'video-consult/call/breach-probe.ts',
      "import { openLivekitRoom } from './room/livekit-room.ts'\nexport const open = openLivekitRoom",
    ],
    [
      'simulator-writes-its-own-bytes',
      'device-drivers/simulators/breach-probe.ts',
      "import * as frame from '../id-card-reader/frame.ts'\nexport const codec = frame",
    ],
    [
      'page-knows-no-host',
      'kiosk-app/ui/breach-probe.ts',
      "import type * as host from '../host/main.ts'\nexport type Host = typeof host",
    ],
  ] as const
  for (const [rule, file, source] of breaches) {
    it(`report a breach of ${rule}`, () => {
      expect(breach(file, source)).toContain(rule)
    })
  }
})
