/** `npm run package -- [--electron FOLDER] [--only deb|AppImage|dir] [--out FOLDER]`: the Electron shell as packages. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { pack, Target } from './package/pack.ts'
import { stageKiosk } from './package/stage.ts'
import { electronBinary } from './system/electron.ts'
import { fetchFonts } from './system/fonts.ts'
import { buildElectron, buildPages } from './system/pages.ts'

const root = new URL('../', import.meta.url).pathname
const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}

const { values } = parseArgs({
  options: {
    electron: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string', default: 'dist/packages' },
  },
})
const only = Target.optional().safeParse(values.only)
if (!only.success) fail(`--only is one of: ${Target.options.join(', ')}.`)
const binary = electronBinary()
const electronDist = values.electron ?? (binary === undefined ? undefined : dirname(binary))
const built = await Promise.all([buildPages(), buildElectron()])
for (const one of built) if (!one.ok) fail(one.error)
fetchFonts(console.log)
const staged = join(root, 'kiosk-app', 'dist', 'package')
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
stageKiosk(staged, version)
console.log(`What is packed lies in ${staged}.`)
if (electronDist === undefined || !existsSync(join(electronDist, 'electron')))
  fail(
    'Electron’s own program is not here, so nothing was packed: it comes from github.com, not from npm. Unpack electron-v45.4.1-linux-x64.zip and name its folder by --electron, or set ELECTRON_BIN.',
  )
else {
  const packed = pack({
    staged,
    out: join(root, values.out),
    electronDist,
    targets: only.data === undefined ? ['deb', 'AppImage'] : [only.data],
  })
  if (!packed.ok)
    fail(
      packed.error.includes('ENOTFOUND github.com')
        ? 'electron-builder fetches its tools for deb and AppImage (fpm, AppImage runtime) from github.com, which cannot be reached here: use --only dir, or pack where it can.'
        : packed.error,
    )
  console.log(`Packages are in ${join(root, values.out)}.`)
}
