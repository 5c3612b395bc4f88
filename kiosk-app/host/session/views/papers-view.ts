/** The papers of one need as the page sees them: what lies there, in order; never the pictures themselves. */
import { paperNames } from '@lutong/core/catalogue/data/paper-names.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import { materialNameIn } from '../../papers/material-name.ts'
import type { Visit } from '../visit.ts'

type Materials = Extract<Screen, { name: 'materials' }>
type Papers = Pick<Materials['needs'][number], 'added' | 'paperName' | 'suggestions' | 'canUndoRemove'>

export const papersView = (visit: Visit, code: string, name: string): Papers => ({
  added: visit.materials
    .filter((added) => added.materialCode === code)
    .map(({ bytes, keptUnclear, look, materialId, mediaType, pages, turn }) => ({
      materialId,
      mediaType,
      sizeBytes: bytes.length,
      pages,
      turn,
      look,
      keptUnclear,
    })),
  paperName: visit.paperNames[code] ?? name,
  suggestions: [...new Set([name, ...paperNames(code).map((one) => inLanguage(one, visit.language))])],
  canUndoRemove: visit.removed?.page.materialCode === code,
})

export const handoverView = (visit: Visit): Materials['handover'] => {
  const { handover, handoverFor: materialCode } = visit
  if (materialCode === '') return null
  return {
    materialCode,
    name: materialNameIn(visit)(materialCode),
    code: handover === null ? null : { url: handover.url, endsAtMs: handover.endsAtMs },
    arrived: visit.materials.filter((one) => one.materialCode === materialCode).length,
    coming: handover?.coming ?? false,
  }
}
