/** The kiosk as a folder of its own, with nothing in it that a terminal does not run: what electron-builder packs. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { FETCHED_FONTS, FONT_FILES } from '../system/fonts.ts'
import { BESIDE_THE_BUNDLE, FONT_FACES } from '../../kiosk-app/shell/electron/beside-the-bundle.ts'

const root = new URL('../../', import.meta.url).pathname

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})
type Packages = z.infer<typeof Lock>['packages']

/** Where Node finds `name` from `place` (a folder as the lockfile names it), the nearest first. */
const foundFrom = (packages: Packages, place: string, name: string): string | undefined => {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (packages[candidate] !== undefined) return candidate
    if (at === '') return undefined
    if (!at.includes('/node_modules/')) at = ''
  }
}

/** Folders of these packages and of all they need, as the lockfile has them. */
const closureOf = (packages: Packages, names: readonly string[]): readonly string[] => {
  const found = new Set<string>()
  const walk = (place: string, name: string) => {
    const folder = foundFrom(packages, place, name)
    if (folder === undefined || found.has(folder)) return
    found.add(folder)
    const { dependencies = {}, optionalDependencies = {} } = packages[folder] ?? {}
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) walk(folder, next)
  }
  for (const name of names) walk('', name)
  return [...found].toSorted()
}

/** Sources, maps, tests and what belongs to other systems. */
const NOT_RUN =
  /\/(tests?|examples?|benchmarks?|hidapi|\.github|\.yarn)(\/|$)|\/tests\.js$|\.config\.m?js$|\.(map|ts|md|h|cc|c|gyp)$|\/prebuilds\/(?!.*linux-x64)/

const isFontPackage = (folder: string) => Object.keys(FONT_FACES).some((name) => folder === `node_modules/${name}`)

const copyPackage = (folder: string, to: string) => {
  const from = join(root, folder)
  // A package of another system is in the lockfile and not on the disk.
  if (!existsSync(from)) return
  cpSync(from, join(to, folder), {
    recursive: true,
    dereference: true,
    filter: (source) => {
      const inside = source.slice(from.length)
      return !inside.includes('/node_modules') && !NOT_RUN.test(inside)
    },
  })
}
const copyFaces = (name: string, faces: readonly string[], to: string) => {
  const folder = join('node_modules', name)
  for (const part of ['package.json', ...faces])
    cpSync(join(root, folder, part), join(to, folder, part), { recursive: true })
}

const FONT_LICENCES = `FandolFang, FandolKai: GPL 3 with the font exception (Fandol, by Clerk Ma and Jie Su), from Debian's texlive-lang-chinese.
HanaMinB: its own licence or the SIL Open Font License 1.1 (Hanazono, by GlyphWiki), from Debian's fonts-hanazono.
They are passed on unchanged; their sources are those of these Debian packages (deb.debian.org).
`

/** The faces of letters, and of rare names, that no npm package brings; those that were fetched. */
const copyFetchedFonts = (to: string) => {
  const there = FONT_FILES.filter((name) => existsSync(join(FETCHED_FONTS, name)))
  if (there.length === 0) return
  for (const name of there) cpSync(join(FETCHED_FONTS, name), join(to, 'fonts', name))
  writeFileSync(join(to, 'fonts', 'LICENCES.txt'), FONT_LICENCES)
}

/** Builds nothing: pages, bundles and fonts are there. */
export const stageKiosk = (to: string, version: string): void => {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const part of ['kiosk-app/dist/electron', 'kiosk-app/dist/ui', 'kiosk-app/packs'])
    cpSync(join(root, part), join(to, part), { recursive: true })
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  const direct = [...BESIDE_THE_BUNDLE, ...Object.keys(FONT_FACES)]
  for (const folder of closureOf(packages, direct)) if (!isFontPackage(folder)) copyPackage(folder, to)
  for (const [name, faces] of Object.entries(FONT_FACES)) copyFaces(name, faces, to)
  copyFetchedFonts(to)
  const dependencies = Object.fromEntries(direct.map((name) => [name, packages[`node_modules/${name}`]?.version ?? '']))
  const manifest = {
    name: 'lutong-kiosk',
    productName: 'lutong-kiosk',
    version,
    description: 'Self-service terminal of public legal service centres',
    homepage: 'https://lutong.example',
    author: { name: 'Lutong', email: 'lutong@lutong.example' },
    license: 'UNLICENSED',
    private: true,
    type: 'module',
    main: 'kiosk-app/dist/electron/main.js',
    dependencies,
  }
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
