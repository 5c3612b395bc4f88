/** The middle lines of each character's strokes as templates of the handwriting, the common characters first. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { type Line, shapeOf } from '../../kiosk-app/ui/input/handwriting/shape.ts'
import { templateBytes } from '../../kiosk-app/ui/input/handwriting/templates.ts'

const Character = z.object({ medians: z.array(z.array(z.tuple([z.number(), z.number()]))) })

const folder = dirname(createRequire(import.meta.url).resolve('hanzi-writer-data/package.json'))
export const LICENCE_OF_STROKES = join(folder, 'ARPHICPL.TXT')

/** In the source the y axis points up. */
export const middleLines = (character: string): Line[] =>
  Character.parse(JSON.parse(readFileSync(join(folder, `${character}.json`), 'utf8'))).medians.map((line) =>
    line.map(([x, y]) => ({ x, y: -y })),
  )

export const writtenCharacters = (): string[] =>
  readdirSync(folder)
    .map((file) => /^(\p{Script=Han})\.json$/u.exec(file)?.[1])
    .filter((character) => character !== undefined && /^[一-鿿]$/.test(character))
    .filter((character) => character !== undefined)
    .toSorted()

export const compileStrokes = (counts: ReadonlyMap<string, number>): Uint8Array =>
  templateBytes(
    writtenCharacters()
      .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
      .map((character) => ({ character, strokes: shapeOf(middleLines(character)) })),
  )
