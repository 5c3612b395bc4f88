/** What a material is called in the checklist of this visit, or in what staff asked for. */
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import { openCaseOf } from '../session/case-acts.ts'
import { materialsAskedFor } from '../session/form-walk.ts'
import type { Visit } from '../session/visit.ts'

export const materialNameIn =
  (visit: Visit) =>
  (code: string): string => {
    const asked = materialsAskedFor(visit).find((one) => one.code === code)
    if (asked !== undefined) return inLanguage(asked.name, visit.language)
    return openCaseOf(visit)?.dossier.supplement?.papers.find((one) => one.code === code)?.name ?? code
  }
