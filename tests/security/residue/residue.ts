/** What a visit leaves behind, after each way in which it can end: see docs/residue.md. */
import { runInNamespace, type SecurityRow } from '../in-namespace.ts'

/** `only`: names of endings, else all. */
export const lookForResidue = (
  tell: (row: SecurityRow) => void,
  only?: readonly string[],
): Promise<readonly SecurityRow[]> => runInNamespace(new URL('inside.ts', import.meta.url), tell, only)
