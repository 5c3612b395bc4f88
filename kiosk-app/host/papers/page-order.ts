/** What may be done with the pages that lie there: pure functions over a visit's papers. No page is ever lost by them. */
import type { PageLook } from '@lutong/core/contracts/host-rpc.ts'
import type { Turn } from './picture-bytes.ts'
import type { AddedMaterial, Visit } from '../session/visit.ts'

type Papers = Pick<Visit, 'materials' | 'removed' | 'paperNames'>
type Change = Partial<Papers & Pick<Visit, 'problem'>>

export const isPicture = ({ mediaType }: Pick<AddedMaterial, 'mediaType'>): boolean => mediaType !== 'application/pdf'

/** Pages of a paper that can be read badly and of which nobody has said that they go all the same. */
export const unclearPages = ({ materials }: Pick<Visit, 'materials'>): readonly AddedMaterial[] =>
  materials.filter(({ keptUnclear, look }) => look !== 'clear' && look !== 'unjudged' && !keptUnclear)

/** A page of the terminal's own camera, which knows how large the sheet lies under it: it is not judged a second time. */
export const judgedByCamera = (page: AddedMaterial, look: PageLook = 'unjudged'): AddedMaterial =>
  isPicture(page) ? { ...page, look } : page

const changed = (papers: Papers, materialId: string, change: (page: AddedMaterial) => AddedMaterial): Change => ({
  materials: papers.materials.map((one) => (one.materialId === materialId ? change(one) : one)),
  problem: null,
})

const QUARTER: Readonly<Record<Turn, Turn>> = { 0: 90, 90: 180, 180: 270, 270: 0 }
export const turnPage = (papers: Papers, materialId: string): Change =>
  changed(papers, materialId, (page) => (isPicture(page) ? { ...page, turn: QUARTER[page.turn] } : page))

/** Changes places with its neighbour of the same paper; the first stays first, the last last. */
export const movePage = (papers: Papers, materialId: string, towards: 'earlier' | 'later'): Change => {
  const page = papers.materials.find((one) => one.materialId === materialId)
  const same = papers.materials.filter((one) => isPicture(one) && one.materialCode === page?.materialCode)
  const at = page === undefined ? -1 : same.indexOf(page)
  const other = same[at + (towards === 'earlier' ? -1 : 1)]
  if (page === undefined || at < 0 || other === undefined) return {}
  const swap = (one: AddedMaterial) => (one === page ? other : one === other ? page : one)
  return { materials: papers.materials.map(swap), problem: null }
}

/** The bytes stay until another page goes or the screen is left: it may come back. */
export const removePage = (papers: Papers, materialId: string): Change => {
  const index = papers.materials.findIndex((one) => one.materialId === materialId)
  const page = papers.materials[index]
  if (page === undefined) return {}
  papers.removed?.page.bytes.fill(0)
  return { materials: papers.materials.toSpliced(index, 1), removed: { page, index }, problem: null }
}

export const undoRemove = ({ materials, removed }: Papers): Change =>
  removed === null ? {} : { materials: materials.toSpliced(removed.index, 0, removed.page), removed: null }

export const forgetRemoved = ({ removed }: Papers): Change => {
  removed?.page.bytes.fill(0)
  return { removed: null }
}

export const namePaper = ({ paperNames }: Papers, materialCode: string, name: string): Change => ({
  paperNames: { ...paperNames, [materialCode]: name },
})

/** The judgement of a page that lies there; a page judged again (turned, shown anew) is judged the same. */
export const judgePage = (papers: Papers, materialId: string, look: PageLook): Change =>
  changed(papers, materialId, (page) => (page.look === 'unjudged' && isPicture(page) ? { ...page, look } : page))

export const keepUnclear = (papers: Papers, materialId: string): Change =>
  changed(papers, materialId, (page) => ({ ...page, keptUnclear: page.look !== 'clear' }))
