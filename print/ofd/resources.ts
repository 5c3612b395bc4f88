/** Fonts and pictures of a document: each once, under a number, with its file (GB/T 33190-2016, 7.9). */
import type { FontLibrary } from '../fonts/font-library.ts'
import type { Face } from '../layout/model.ts'
import { createTtfSubset, type GlyphSubset } from '../pdf/ttf-subset.ts'
import { type Element, element } from './xml.ts'

interface UsedFont {
  readonly id: number
  readonly name: string
  /** Absent for fonts that cannot be cut down here (CFF): the reader takes its own of that name. */
  readonly subset: GlyphSubset | undefined
  readonly places: Map<number, number>
}

export interface Resources {
  /** The font's number, and the place of each character in its file; no places where the file is not inside. */
  font(face: Face, index: number, text: string): { readonly id: number; readonly places: readonly number[] | undefined }
  image(png: Uint8Array): number
  fonts(): readonly Element[]
  images(): readonly Element[]
  files(): Readonly<Record<string, Uint8Array>>
}

export const createResources = (library: FontLibrary, nextId: () => number): Resources => {
  const fonts = new Map<string, UsedFont>()
  const images: { readonly id: number; readonly png: Uint8Array }[] = []
  const fileOf = (id: number, ending: string) => `${ending === 'ttf' ? 'Font' : 'Image'}_${id}.${ending}`

  return {
    font: (face, index, text) => {
      const key = `${face}/${index}`
      const font = library.font(face, index)
      let used = fonts.get(key)
      if (used === undefined) {
        const name = font.familyName ?? font.postscriptName ?? face
        used = { id: nextId(), name, subset: createTtfSubset(font), places: new Map() }
        fonts.set(key, used)
      }
      const { id, places, subset } = used
      if (subset === undefined) return { id, places: undefined }
      const found = [...text].map((character) => {
        const codePoint = character.codePointAt(0) ?? 0
        const place = subset.includeGlyph(font.glyphForCodePoint(codePoint).id)
        places.set(codePoint, place)
        return place
      })
      return { id, places: found }
    },
    image: (png) => {
      const id = nextId()
      images.push({ id, png })
      return id
    },
    fonts: () =>
      [...fonts.values()].map(({ id, name, subset }) =>
        element(
          'Font',
          { ID: id, FontName: name, FamilyName: name },
          subset === undefined ? [] : [element('FontFile', {}, fileOf(id, 'ttf'))],
        ),
      ),
    images: () =>
      images.map(({ id }) =>
        element('MultiMedia', { ID: id, Type: 'Image', Format: 'PNG' }, [element('MediaFile', {}, fileOf(id, 'png'))]),
      ),
    files: () =>
      Object.fromEntries([
        ...[...fonts.values()].flatMap(({ id, name, places, subset }) =>
          subset === undefined ? [] : [[fileOf(id, 'ttf'), subset.encodeAsFont(name, places)] as const],
        ),
        ...images.map(({ id, png }) => [fileOf(id, 'png'), png] as const),
      ]),
  }
}
