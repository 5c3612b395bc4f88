/** One still picture judged: the page cut out and straight, or what the citizen has to change. */
import type { PageProblem } from '../contract/document-camera.ts'
import { findPage, isUnlit } from './find-page.ts'
import { type Frame, greyOf, shrink, wipe } from './frame.ts'
import type { Quad } from './geometry.ts'
import { GLARE_SHARE, glareShare, isDim, LEAST_SHARPNESS, sharpnessOf } from './legibility.ts'
import { straighten } from './straighten.ts'

export type PageLook =
  | { readonly ok: { readonly page: Frame; readonly corners: Quad } }
  | { readonly problem: Exclude<PageProblem, 'moving' | 'same-page'> }

/** Sharpness is judged at about this size: what a reader sees of a page, however many pixels the camera has. */
const JUDGED_PX = 1_200

/** What makes a page hard to read; `undefined` for a good one. */
export const legibilityProblem = (page: Frame): 'dark' | 'glare' | 'blurred' | undefined => {
  const judged = shrink(page, Math.floor(Math.max(page.width, page.height) / JUDGED_PX))
  const grey = greyOf(judged)
  try {
    if (isDim(grey)) return 'dark'
    if (glareShare(grey) > GLARE_SHARE) return 'glare'
    return (sharpnessOf(grey) ?? Infinity) < LEAST_SHARPNESS ? 'blurred' : undefined
  } finally {
    wipe(grey)
    if (judged !== page) wipe(judged)
  }
}

const seesNothing = (frame: Frame): boolean => {
  const small = shrink(frame, 4)
  const grey = greyOf(small)
  const unlit = isUnlit(grey.data)
  wipe(grey)
  wipe(small)
  return unlit
}

/** The page handed back belongs to the caller; the picture stays as it was. */
export const lookAtPage = (frame: Frame): PageLook => {
  const found = findPage(frame)
  if (!found.ok) return { problem: found.error === 'no-page' && seesNothing(frame) ? 'dark' : found.error }
  const page = straighten(frame, found.value)
  const problem = legibilityProblem(page)
  if (problem === undefined) return { ok: { page, corners: found.value } }
  wipe(page)
  return { problem }
}

/** The page straight where one is found, else the picture itself: for whoever insists. */
export const cutOut = (frame: Frame): Frame => {
  const found = findPage(frame)
  return found.ok ? straighten(frame, found.value) : frame
}
