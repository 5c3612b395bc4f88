/**
 * The Electron shell as it is packed: the bundled host, with only what is packed beside it, does the main job; and
 * electron-builder makes of it what its configuration says. Electron's own program is a stand-in: it cannot be had here.
 */
import { execFileSync, fork } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Snapshot, ScreenName } from '../../core/contracts/host-rpc.ts'
import { SignatureUpload } from '../../core/contracts/host-rpc.ts'
import { createPortBridge } from '../../kiosk-app/ui/bridge/port-bridge.ts'
import { pack } from '../../scripts/package/pack.ts'
import { stageKiosk } from '../../scripts/package/stage.ts'
import type { BridgeClient } from '../../scripts/system/bridge-client.ts'
import { FETCHED_FONTS, FONT_FILES } from '../../scripts/system/fonts.ts'
import { paperPng } from '../../scripts/system/ink.ts'
import { portsFrom, startSystem, type System } from '../../scripts/system/system.ts'
import { walkVisit } from '../../scripts/system/walk-visit.ts'

const PATIENCE_MS = 40_000

/** Outside the repository: what is not packed is not found. */
const folder = mkdtempSync(join(tmpdir(), 'lutong-package-'))
const staged = join(folder, 'app')
beforeAll(() => stageKiosk(staged, '0.1.0'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The page's own bridge of the Electron shell, and a citizen behind it. */
const startPage = (system: System) => {
  const { args, env } = system.hostCommand
  const child = fork(
    new URL('utility-process.mjs', import.meta.url),
    [join(staged, 'kiosk-app/dist/electron/host.js'), ...args],
    {
      serialization: 'advanced',
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  )
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const { port1, port2 } = new MessageChannel()
  port2.addEventListener('message', ({ data }) => child.send(data))
  const toShell: unknown[] = []
  child.on('message', (message) => {
    if (typeof message === 'object' && message !== null && 'toShell' in message) toShell.push(message.toShell)
    else port2.postMessage(message)
  })
  child.on('exit', () => port2.close())
  port2.start()
  const bridge = createPortBridge(port1)
  let shown: Snapshot | null = null
  bridge.onSnapshot((snapshot) => (shown = snapshot))
  const now = (): Snapshot => {
    if (shown === null) throw new Error(`the host has not spoken; it said: ${errors}`)
    return shown
  }
  const until: BridgeClient['until'] = async (fits) => {
    const seen = () => (child.exitCode !== null ? `ended: ${errors}` : shown !== null && fits(shown))
    await expect.poll(seen, { timeout: PATIENCE_MS, interval: 20 }).not.toBe(false)
    expect(seen()).toBe(true)
    return now()
  }
  const client: BridgeClient = {
    get snapshot() {
      return now()
    },
    send: (command) => bridge.send(command),
    upload: (query, body) => {
      const asked = new URLSearchParams(query)
      return typeof body === 'string'
        ? bridge.upload({ kind: 'signature', signature: SignatureUpload.parse(JSON.parse(body)) })
        : bridge.upload({
            kind: 'material',
            materialCode: asked.get('materialCode') ?? '',
            file: new Blob([Uint8Array.from(body)], { type: 'image/png' }),
          })
    },
    until,
    untilScreen: async <N extends ScreenName>(name: N) => {
      const isIt = (one: Snapshot): one is Snapshot & { screen: { name: N } } => one.screen.name === name
      const found = await until(isIt)
      if (!isIt(found)) throw new Error(name)
      return found
    },
    close: () => {
      bridge.close()
      child.disconnect()
    },
  }
  return { client, child, toShell }
}

describe('the packed host', () => {
  let system: System
  beforeAll(async () => {
    const started = await startSystem({
      dataFolder: join(folder, 'data'),
      ports: portsFrom(0),
      ippPrinter: false,
      hostByShell: true,
    })
    if (!started.ok) throw new Error(started.error)
    system = started.value
  })
  afterAll(() => system?.stop())

  it('does the main job: card, form, paper, signature, number, slip and printed form, and tells the shell when it is over', async () => {
    const { child, client, toShell } = startPage(system)
    await client.until(({ screen }) => screen.name === 'welcome')
    const reader = (method: string, body?: string) =>
      fetch(`${system.control.reader}/card`, { method, ...(body === undefined ? {} : { body }) })
    const [outcome] = await walkVisit({
      client,
      code: 'GF02003',
      placeCard: async () => void (await reader('POST', JSON.stringify({ preset: 'worker' }))),
      takeCardAway: async () => void (await reader('DELETE')),
      photo: paperPng(),
    })
    expect(outcome).toMatchObject({ state: 'received' })
    const printed = readdirSync(system.folders.prints).filter((name) => name.endsWith('.pdf'))
    expect(printed).toHaveLength(1)
    const pdf = readFileSync(join(system.folders.prints, printed[0] ?? ''), 'latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(readdirSync(system.folders.slips).length).toBeGreaterThan(0)
    // Said at its start: this centre has no room server.
    const room = { type: 'call-room', origin: null }
    expect(toShell).toEqual([room])
    await client.send({ type: 'end' })
    await client.until(({ inSession }) => !inSession)
    // Its own memory is collected then, and the window's process drops what the page's session holds.
    await expect.poll(() => toShell, { timeout: PATIENCE_MS }).toEqual([room, { type: 'visit-over' }])
    const ended = new Promise((resolve) => child.once('exit', resolve))
    client.close()
    await ended
  })
})

describe('the packed fonts', () => {
  it('are what letters are set in: the faces that no npm package brings, as far as they were fetched here', () => {
    const probe = join(staged, 'kiosk-app/dist/probe')
    const sources = new URL('../../print/fonts/', import.meta.url)
    try {
      for (const part of ['font-library.ts', 'font-bytes.ts']) cpSync(new URL(part, sources), join(probe, part))
      const ask = `const { openFontLibrary } = await import('${join(probe, 'font-library.ts')}')
        const fonts = await openFontLibrary({ systemFallbacks: false })
        console.log(['fangsong', 'kai'].map((face) => fonts.font(face, 0).postscriptName).join())`
      const found = execFileSync(process.execPath, ['--input-type=module', '-e', ask], { encoding: 'utf8' }).trim()
      const fetched = FONT_FILES.every((name) => existsSync(join(FETCHED_FONTS, name)))
      expect(found).toMatch(fetched ? /^FandolFang.*,FandolKai/ : /^NotoSerifSC|^FandolFang/)
    } finally {
      rmSync(probe, { recursive: true, force: true })
    }
  })
})

/** After this mark in Electron's program come a version, a length, and a digit a fuse (@electron/fuses). */
const FUSE_WIRE = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'embeddedAsarIntegrity',
  'onlyLoadAppFromAsar',
  'browserProcessSnapshot',
  'grantFileProtocolExtraPrivileges',
] as const

/** As Electron's folder looks, with nothing that runs: every fuse stands the wrong way. */
const standInForElectron = (at: string): void => {
  mkdirSync(join(at, 'resources'), { recursive: true })
  mkdirSync(join(at, 'locales'))
  const fuses = FUSES.map((name) => (name === 'onlyLoadAppFromAsar' ? '0' : '1')).join('')
  const wire = Buffer.concat([Buffer.from(FUSE_WIRE), Buffer.from([1, fuses.length]), Buffer.from(fuses)])
  writeFileSync(join(at, 'electron'), Buffer.concat([Buffer.alloc(64, 1), wire, Buffer.alloc(64, 2)]), { mode: 0o755 })
  for (const name of [
    'chrome-sandbox',
    'version',
    'LICENSE',
    'locales/en-US.pak',
    'locales/zh-CN.pak',
    'locales/de.pak',
  ])
    writeFileSync(join(at, name), name)
}
const fusesOf = (program: string): Readonly<Record<string, string>> => {
  const bytes = readFileSync(program)
  const at = bytes.indexOf(FUSE_WIRE) + FUSE_WIRE.length + 2
  return Object.fromEntries(FUSES.map((name, index) => [name, String.fromCharCode(bytes[at + index] ?? 0)]))
}

type Tree = { readonly files?: Readonly<Record<string, Tree>>; readonly unpacked?: boolean }
/** Paths in an archive: four numbers, then the tree as JSON (@electron/asar). */
const pathsIn = (archive: string): readonly string[] => {
  const bytes = readFileSync(archive)
  const tree: Tree = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString())
  const walk = (one: Tree, path: string): readonly string[] =>
    one.files === undefined
      ? [path]
      : Object.entries(one.files).flatMap(([name, inner]) => walk(inner, `${path}/${name}`))
  return walk(tree, '')
}

describe('electron-builder', () => {
  const out = join(folder, 'out')
  const unpacked = join(out, 'linux-unpacked')
  beforeAll(() => {
    standInForElectron(join(folder, 'electron'))
    const packed = pack({ staged, out, electronDist: join(folder, 'electron'), targets: ['dir'] })
    expect(packed).toEqual({ ok: true, value: null })
  })

  it('sets the fuses of Electron’s program', () => {
    expect(fusesOf(join(unpacked, 'lutong-kiosk'))).toMatchObject({
      runAsNode: '0',
      nodeOptions: '0',
      nodeCliInspect: '0',
      onlyLoadAppFromAsar: '1',
      grantFileProtocolExtraPrivileges: '0',
    })
  })

  it('packs what the terminal runs, and nothing of sources, tests or other systems', () => {
    const paths = pathsIn(join(unpacked, 'resources', 'app.asar'))
    for (const path of [
      '/kiosk-app/dist/electron/main.js',
      '/kiosk-app/dist/electron/host.js',
      '/kiosk-app/dist/electron/preload.cjs',
      '/kiosk-app/dist/ui/index.html',
      '/kiosk-app/packs/ug.json',
      '/node_modules/harfbuzzjs/package.json',
      ...FONT_FILES.filter((name) => existsSync(join(FETCHED_FONTS, name))).map((name) => `/fonts/${name}`),
    ])
      expect(paths).toContain(path)
    expect(paths.filter((path) => /\.tsx?$|\/(tests?|\.data)\/|simulators|playwright|vitest/.test(path))).toEqual([])
    expect(paths.filter((path) => /(win32|darwin|arm)[^/]*\/[^/]*\.node$/.test(path))).toEqual([])
  })

  it('leaves native parts outside the archive, where they can be loaded', () => {
    const native = readdirSync(join(unpacked, 'resources', 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' })
    expect(native.filter((path) => path.endsWith('.node')).map((path) => path.split('/').at(-1))).toEqual(
      expect.arrayContaining(['@serialport+bindings-cpp.glibc.node', 'node-napi-v4.node']),
    )
    expect(existsSync(join(unpacked, 'locales', 'zh-CN.pak'))).toBe(true)
    expect(existsSync(join(unpacked, 'locales', 'de.pak'))).toBe(false)
  })
})
