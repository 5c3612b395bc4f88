/**
 * The guest's kernel and first file system: Debian's own kernel package and static busybox, unpacked, never installed.
 * Kept under node_modules/.cache, made anew when the kernel package changes.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { err, ok, type Result } from '../../../core/result.ts'
import { INIT } from './init.ts'

/** In this order, each after what it depends on. Options follow the name. */
const MODULES = [
  'virtio_pci',
  '9pnet_virtio',
  '9p',
  'overlay',
  'configfs',
  'dummy_hcd num=4',
  'libcomposite',
  'usb_f_hid',
  'usb_f_acm',
  'usb_f_printer',
  'usbhid',
  'hid_generic',
  'cdc_acm',
  'usblp',
] as const

export interface GuestImage {
  readonly kernel: string
  readonly initrd: string
}

const run = (program: string, args: readonly string[], cwd?: string): string =>
  execFileSync(program, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...(cwd ? { cwd } : {}) })

const kernelPackage = (): string | undefined => {
  const asked = spawnSync('apt-cache', ['depends', 'linux-image-amd64'], { encoding: 'utf8' })
  return /Depends: (linux-image-[\w.+-]+)/.exec(asked.stdout ?? '')?.[1]
}

const plain = (name: string) => name.replaceAll('-', '_')
const moduleName = (path: string) => plain((path.split('/').at(-1) ?? '').replace(/\.ko(\.xz)?$/, ''))

/** Paths of the modules in the order they must be loaded; a name that is built into the kernel needs none. */
const loadOrder = (modulesFolder: string): readonly { readonly path: string; readonly options: string }[] => {
  const needs = new Map(
    readFileSync(join(modulesFolder, 'modules.dep'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(':'))
      .map((line) => {
        const [path = '', rest = ''] = line.split(':')
        return [moduleName(path), { path, after: rest.trim().split(' ').filter(Boolean) }] as const
      }),
  )
  const ordered = new Map<string, string>()
  const add = (name: string, options: string) => {
    const module = needs.get(name)
    if (module === undefined || ordered.has(module.path)) return
    for (const path of module.after) add(moduleName(path), '')
    ordered.set(module.path, options)
  }
  for (const wanted of MODULES) {
    const [name = '', ...options] = wanted.split(' ')
    add(plain(name), options.join(' '))
  }
  return [...ordered].map(([path, options]) => ({ path, options }))
}

const build = (name: string, image: string): void => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-guest-'))
  try {
    run('apt-get', ['download', '-q', name, 'busybox-static'], folder)
    for (const file of readdirSync(folder).filter((one) => one.endsWith('.deb')))
      run('dpkg', ['-x', file, 'unpacked'], folder)
    const unpacked = join(folder, 'unpacked')
    const busybox =
      [join(unpacked, 'bin/busybox'), join(unpacked, 'usr/bin/busybox')].find((path) => existsSync(path)) ?? ''
    const library =
      [join(unpacked, 'lib/modules'), join(unpacked, 'usr/lib/modules')].find((path) => existsSync(path)) ?? ''
    const release = readdirSync(library)[0] ?? ''
    const modules = join(library, release)
    run(busybox, ['depmod', '-b', join(library, '../..'), release])

    const first = join(folder, 'first')
    for (const place of ['bin', 'proc', 'sys', 'dev', 'host', 'out', 'rw', 'new', 'mod'])
      mkdirSync(join(first, place), { recursive: true })
    cpSync(busybox, join(first, 'bin/busybox'))
    const lines = loadOrder(modules).map(({ path, options }, index) => {
      const from = join(modules, path)
      const to = `${String(index).padStart(2, '0')}-${moduleName(path)}.ko`
      if (from.endsWith('.xz'))
        writeFileSync(join(first, 'mod', to), execFileSync(busybox, ['xz', '-dc', from], { maxBuffer: 1 << 26 }))
      else cpSync(from, join(first, 'mod', to))
      return `${to} ${options}`.trim()
    })
    writeFileSync(join(first, 'mod/order'), `${lines.join('\n')}\n`)
    writeFileSync(join(first, 'init'), INIT, { mode: 0o755 })

    const parts = `${image}.part`
    rmSync(parts, { recursive: true, force: true })
    mkdirSync(parts, { recursive: true })
    run('sh', ['-c', `find . | LC_ALL=C sort | '${busybox}' cpio -o -H newc > '${join(parts, 'initrd')}'`], first)
    cpSync(join(unpacked, 'boot', `vmlinuz-${release}`), join(parts, 'kernel'))
    renameSync(parts, image)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The error is the line to tell. */
export const guestImage = (cacheFolder: string): Result<GuestImage, string> => {
  const name = kernelPackage()
  if (name === undefined) return err('no Debian kernel package is known here (apt-get update, Debian on x64)')
  const image = join(
    cacheFolder,
    `${name}-${createHash('sha256')
      .update(INIT + MODULES.join())
      .digest('hex')
      .slice(0, 12)}`,
  )
  try {
    if (!existsSync(image)) build(name, image)
  } catch (problem) {
    return err(`the guest could not be made: ${problem instanceof Error ? problem.message.split('\n')[0] : ''}`)
  }
  return ok({ kernel: join(image, 'kernel'), initrd: join(image, 'initrd') })
}
