/** A page or a file comes in: what it is by its bytes, whether it was asked for, and whether there is room for it. */
import { MATERIAL_MEDIA_TYPES, type MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { openCaseOf } from '../session/case-acts.ts'
import { materialsAskedFor } from '../session/form-walk.ts'
import type { AddedMaterial, Visit } from '../session/visit.ts'
import { checkPdf } from './pdf-bytes.ts'
import { barePicture } from './picture-bytes.ts'

const MAGIC: Readonly<Record<MaterialMediaType, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
}

/** What a file is by its first bytes; what it calls itself is not believed. */
export const mediaTypeOf = (bytes: Uint8Array): MaterialMediaType | undefined =>
  MATERIAL_MEDIA_TYPES.find((type) => MAGIC[type].every((byte, index) => bytes[index] === byte))

/** All papers of one visit lie in memory until they are sealed. */
export const MAX_PAGES = 40
const MAX_VISIT_BYTES = 64 * 1024 * 1024

export type PaperProblem = 'material-not-readable' | 'material-active' | 'material-too-large' | 'material-too-many'

export const isPaperAskedFor = (visit: Visit, materialCode: string): boolean =>
  materialsAskedFor(visit).some((one) => one.origin === 'citizen' && one.code === materialCode) ||
  (openCaseOf(visit)?.dossier.supplement?.papers.some((one) => one.code === materialCode) ?? false)

const readPaper = (
  mediaType: MaterialMediaType,
  bytes: Uint8Array,
): Result<Pick<AddedMaterial, 'bytes' | 'pages' | 'turn' | 'widthPx' | 'heightPx' | 'look'>, PaperProblem> => {
  if (mediaType === 'application/pdf') {
    const checked = checkPdf(bytes)
    if (!checked.ok) return err(checked.error === 'active' ? 'material-active' : 'material-not-readable')
    return ok({
      bytes: Buffer.from(bytes),
      pages: checked.value.pages,
      turn: 0,
      widthPx: 0,
      heightPx: 0,
      look: 'clear',
    })
  }
  const picture = barePicture(mediaType, bytes)
  if (picture === undefined) return err('material-not-readable')
  return ok({ ...picture, pages: 1, look: 'unjudged' })
}

/** A paper for one of the things that are asked for; anything else is no paper of this visit. */
export const paperFrom = (
  visit: Visit,
  materialCode: string,
  bytes: Uint8Array,
  nowMs: number,
): Result<AddedMaterial, PaperProblem> => {
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === undefined || !isPaperAskedFor(visit, materialCode)) return err('material-not-readable')
  if (visit.materials.length >= MAX_PAGES) return err('material-too-many')
  const bytesHeld = visit.materials.reduce((sum, one) => sum + one.bytes.length, bytes.length)
  if (bytesHeld > MAX_VISIT_BYTES) return err('material-too-large')
  const read = readPaper(mediaType, bytes)
  if (!read.ok) return read
  return ok({
    materialId: newUuidV7(nowMs),
    materialCode,
    mediaType,
    sha256: sha256Hex(read.value.bytes),
    keptUnclear: false,
    ...read.value,
  })
}
