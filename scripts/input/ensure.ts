/**
 * The input's compiled data, made where it is missing or older than what it is made of: seconds, once a change.
 * It lies among the page's files and is not committed; the page fetches it when a field for words is first touched.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { compileDivisions } from './compile-divisions.ts'
import { compilePinyin } from './compile-pinyin.ts'
import { compileStrokes, LICENCE_OF_STROKES } from './compile-strokes.ts'
import { buildLexicon } from './lexicon.ts'

const root = new URL('../../', import.meta.url)
const FOLDER = new URL('kiosk-app/ui/public/assets/', root)
const MADE_OF = [
  'scripts/input/{corpus,lexicon,compile-*}.ts',
  'scripts/input/words/{everyday,legal,names,places,readings}.txt',
  'kiosk-app/ui/input/pinyin/{dictionary,syllables}.ts',
  'kiosk-app/ui/input/handwriting/{shape,templates}.ts',
  'core/{catalogue,content,forms}/**/*.ts',
  'kiosk-app/ui/messages/zh-CN.ts',
  'kiosk-app/package.json',
]

export const PINYIN_FILE = new URL('pinyin.bin', FOLDER)
export const DIVISIONS_FILE = new URL('divisions.txt', FOLDER)
export const STROKES_FILE = new URL('strokes.bin', FOLDER)

const fingerprint = (): string => {
  const hash = createHash('sha256')
  for (const file of globSync(MADE_OF, { cwd: root.pathname }).toSorted())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(new URL(file, root)))
  return hash.digest('hex')
}

const readText = (file: URL): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Whole or not at all: several processes may make it at once. */
const write = (file: URL, content: Uint8Array | string) => {
  const beside = new URL(`${file.href}.${process.pid}`)
  writeFileSync(beside, content)
  renameSync(beside, file)
}

/** True where it had to be made. */
export const ensureInputData = (): boolean => {
  const made = new URL('made-of.txt', new URL('../', FOLDER))
  const wanted = fingerprint()
  if (readText(made) === wanted) return false
  mkdirSync(FOLDER, { recursive: true })
  const lexicon = buildLexicon()
  write(PINYIN_FILE, compilePinyin(lexicon))
  write(DIVISIONS_FILE, compileDivisions())
  write(STROKES_FILE, compileStrokes(lexicon.counts))
  // The licence of the stroke data goes where the data goes.
  copyFileSync(LICENCE_OF_STROKES, new URL('strokes-licence.txt', FOLDER))
  write(made, wanted)
  return true
}
