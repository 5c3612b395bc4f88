/** The pages of each paper become one PDF, in their order and as they were turned; files go as they are. */
import { MAX_MATERIAL_BYTES } from '@lutong/core/contracts/intake.ts'
import { materialsPdf } from '@lutong/print/materials.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'
import type { AddedMaterial, Visit } from '../session/visit.ts'
import type { BoundPaper } from './bound-paper.ts'
import { isPicture } from './page-order.ts'

/** The PDF's own frame, and room for what a PNG grows by. */
const ROOM_BYTES = MAX_MATERIAL_BYTES - 512 * 1024

/** As many pages to a file as the centre takes in one. */
const inParts = (pages: readonly AddedMaterial[]): readonly (readonly AddedMaterial[])[] => {
  const parts: AddedMaterial[][] = []
  let size = 0
  for (const page of pages) {
    const last = parts.at(-1)
    if (last !== undefined && size + page.bytes.length <= ROOM_BYTES) last.push(page)
    else {
      parts.push([page])
      size = 0
    }
    size += page.bytes.length
  }
  return parts
}

/** The same pages give the same bytes, whenever they are bound: nothing of the moment is written into them. */
const WRITTEN_AT = new Date(0)

const bindPictures = async (
  materialCode: string,
  name: string,
  pages: readonly AddedMaterial[],
): Promise<BoundPaper[]> => {
  const parts = inParts(pages)
  return Promise.all(
    parts.map(async (part, index): Promise<BoundPaper> => {
      const title = parts.length === 1 ? name : `${name} ${index + 1}/${parts.length}`
      const bytes = await materialsPdf(
        title,
        part.map((page) => ({ picture: page.bytes, ...page })),
        WRITTEN_AT,
      )
      return {
        materialCode,
        name: title,
        pages: part.length,
        sha256: sha256Hex(bytes),
        mediaType: 'application/pdf',
        unclear: part.some((page) => page.keptUnclear),
        bytes,
      }
    }),
  )
}

/** `nameOf`: what the checklist calls a material, where the citizen has given no name. */
export const bindPapers = async (
  visit: Pick<Visit, 'materials' | 'paperNames'>,
  nameOf: (materialCode: string) => string,
): Promise<readonly BoundPaper[]> => {
  const codes = [...new Set(visit.materials.map((one) => one.materialCode))]
  const bound = await Promise.all(
    codes.map(async (code) => {
      const own = visit.materials.filter((one) => one.materialCode === code)
      const pictures = own.filter(isPicture)
      const name = visit.paperNames[code] ?? nameOf(code)
      const files = own
        .filter((one) => !isPicture(one))
        // A copy: whoever hands the papers on overwrites them afterwards.
        .map(({ bytes, mediaType, pages, sha256 }): BoundPaper => ({
          materialCode: code,
          name: nameOf(code),
          pages,
          sha256,
          mediaType,
          unclear: false,
          bytes: Uint8Array.from(bytes),
        }))
      return [...(await bindPictures(code, name, pictures)), ...files]
    }),
  )
  return bound.flat()
}
