/**
 * The faces of paper. Each face is a chain of fonts; a character is set in the first that has it.
 * Fonts are parsed once for the process and kept: parsing is what makes a first page slow.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'
import type { Face } from '../layout/model.ts'
import { rememberBytes } from './font-bytes.ts'

export interface FontLibrary {
  /** Index in the chain of the first font that has the character, or -1. */
  indexFor(face: Face, codePoint: number): number
  /** Advance width of one character in em; of a character no font has, one em. */
  advanceEm(face: Face, codePoint: number): number
  /** The font at this place of the chain. */
  font(face: Face, index: number): Font
}

const require = createRequire(import.meta.url)

/** Full static files: TTF, for CFF outlines are 3 to 20 times slower to subset. */
const PRIMARY = {
  song: require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  hei: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  'hei-bold': require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const satisfies Partial<Record<Face, string>>

/** Scripts of the minorities' languages; Mongolian has no font that can be had and works. */
const OTHER_SCRIPTS = [
  require.resolve('@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf'),
]

/** The folder that holds `node_modules`: of the sources, or of a package, in which this file is part of a bundle. */
const ROOT = join(dirname(PRIMARY.song), '../../../..')
/** Where the fonts lie that no npm package brings: `scripts/system/fonts.ts` unpacks them, a package has its own. */
const FETCHED_FOLDERS = [join(ROOT, 'node_modules/.cache/lutong-fonts'), join(ROOT, 'fonts')]
const fetchedAt = (name: string) => FETCHED_FOLDERS.map((folder) => join(folder, name))
/** Fandol (GPL with font exception): the state's 仿宋 and 楷; what it lacks of rare names is set in 宋. */
const FETCHED = { fangsong: 'FandolFang-Regular.otf', kai: 'FandolKai-Regular.otf' } as const

interface SystemFont {
  readonly path: string
  /** Name inside a collection. */
  readonly postscriptName?: string
}

/** Rare name characters (Ext B and later): Debian's fonts-hanazono, else fonts-noto-cjk; both may be absent. */
const SYSTEM_FALLBACKS: readonly SystemFont[] = [
  { path: '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf' },
  ...fetchedAt('HanaMinB.ttf').map((path) => ({ path })),
  { path: '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc', postscriptName: 'NotoSerifCJKsc-Regular' },
]

const openFont = (bytes: Buffer, postscriptName?: string): Font => {
  const opened = create(bytes, postscriptName)
  if (!('layout' in opened)) throw new Error('a font collection was opened without the name of a font')
  if (postscriptName === undefined) rememberBytes(opened, bytes)
  return opened
}

const openIfInstalled = async (font: SystemFont): Promise<readonly Font[]> => {
  try {
    return [openFont(await readFile(font.path), font.postscriptName)]
  } catch {
    // Absent or unreadable: the chain is shorter, and the layout reports what it then cannot show.
    return []
  }
}

const createLibrary = (chains: Readonly<Record<Face, readonly Font[]>>): FontLibrary => {
  const found = new Map<Face, Map<number, { readonly index: number; readonly advanceEm: number }>>()
  const lookUp = (face: Face, codePoint: number) => {
    let ofFace = found.get(face)
    if (ofFace === undefined) {
      ofFace = new Map()
      found.set(face, ofFace)
    }
    const known = ofFace.get(codePoint)
    if (known !== undefined) return known
    const index = chains[face].findIndex((font) => font.hasGlyphForCodePoint(codePoint))
    const font = chains[face][index]
    const advanceEm = font === undefined ? 1 : font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm
    const entry = { index, advanceEm }
    ofFace.set(codePoint, entry)
    return entry
  }
  return {
    indexFor: (face, codePoint) => lookUp(face, codePoint).index,
    advanceEm: (face, codePoint) => lookUp(face, codePoint).advanceEm,
    font: (face, index) => {
      const font = chains[face][index]
      if (font === undefined) throw new Error(`face ${face} has no font ${index}`)
      return font
    },
  }
}

/** Reads the fonts. `systemFallbacks: false` leaves the machine's own fonts out, for results equal on every machine. */
export const openFontLibrary = async (options: { readonly systemFallbacks: boolean }): Promise<FontLibrary> => {
  const read = async (face: keyof typeof PRIMARY) => openFont(await readFile(PRIMARY[face]))
  const [song, hei, heiBold] = await Promise.all([read('song'), read('hei'), read('hei-bold')])
  const fetched = async (name: string) =>
    (await Promise.all(fetchedAt(name).map((path) => openIfInstalled({ path })))).flat().slice(0, 1)
  const [fangsong, kai] = await Promise.all([fetched(FETCHED.fangsong), fetched(FETCHED.kai)])
  const others = await Promise.all(OTHER_SCRIPTS.map(async (path) => openFont(await readFile(path))))
  const system = options.systemFallbacks ? (await Promise.all(SYSTEM_FALLBACKS.map(openIfInstalled))).flat() : []
  const fallbacks = [...others, ...system]
  return createLibrary({
    song: [song, hei, ...fallbacks],
    // Song has no bold of its own in Chinese offices either: renderers thicken it (EMBOLDENED).
    'song-bold': [song, hei, ...fallbacks],
    hei: [hei, song, ...fallbacks],
    'hei-bold': [heiBold, hei, ...fallbacks],
    fangsong: [...fangsong, song, hei, ...fallbacks],
    kai: [...kai, song, hei, ...fallbacks],
  })
}

let shared: Promise<FontLibrary> | undefined

/** The process's own library, opened on first use and kept warm. */
export const sharedFonts = (): Promise<FontLibrary> => (shared ??= openFontLibrary({ systemFallbacks: true }))
