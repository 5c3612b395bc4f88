/**
 * Fonts that no npm package brings, unpacked from Debian's packages without installing them: Fandol 仿宋 and 楷, and
 * HanaMin for rare names (Ext B). Without them letters are set in 宋, and the layout tells what no font has.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const FETCHED_FONTS = fileURLToPath(new URL('../../node_modules/.cache/lutong-fonts/', import.meta.url))
const FANDOL = 'usr/share/texlive/texmf-dist/fonts/opentype/public/fandol'
const WANTED: readonly { readonly packageName: string; readonly files: readonly string[] }[] = [
  {
    packageName: 'texlive-lang-chinese',
    files: [`${FANDOL}/FandolFang-Regular.otf`, `${FANDOL}/FandolKai-Regular.otf`],
  },
  { packageName: 'fonts-hanazono', files: ['usr/share/fonts/truetype/hanazono/HanaMinB.ttf'] },
]
const nameOf = (file: string) => file.split('/').at(-1) ?? ''
/** As they are called in that folder. */
export const FONT_FILES = WANTED.flatMap(({ files }) => files.map((file) => nameOf(file)))

const fetchFrom = (packageName: string, files: readonly string[]): void => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-fonts-'))
  try {
    const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: folder, stdio: 'ignore' })
    run('apt-get', 'download', '-q', packageName)
    for (const file of readdirSync(folder)) run('dpkg', '-x', file, '.')
    mkdirSync(FETCHED_FONTS, { recursive: true })
    for (const file of files) {
      const to = join(FETCHED_FONTS, nameOf(file))
      cpSync(join(folder, file), `${to}.part`)
      renameSync(`${to}.part`, to)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Needs no root. Where the packages cannot be had it says so in one line, and the product goes on. */
export const fetchFonts = (say: (line: string) => void): void => {
  for (const { files, packageName } of WANTED) {
    if (files.every((file) => existsSync(join(FETCHED_FONTS, nameOf(file))))) continue
    say(`Fetching ${files.map(nameOf).join(', ')} …`)
    try {
      fetchFrom(packageName, files)
    } catch {
      say(`${packageName} cannot be fetched here; papers fall back to 宋 (Debian: apt-get download ${packageName})`)
    }
  }
}
