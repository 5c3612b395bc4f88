/** Which candidates stand together: as many as the row has room for, at least one. Pure. */
interface CandidatePage {
  readonly first: number
  readonly end: number
}

/** In widths of one character, the gap to the next included: what stands around a word, and the least width of one that can be hit. */
const AROUND = 1.15
const LEAST = 2.5

export const pagesOf = (candidates: readonly string[], room: number): CandidatePage[] => {
  const pages: CandidatePage[] = []
  let [first, used] = [0, 0]
  for (const [index, text] of candidates.entries()) {
    const width = Math.max(LEAST, [...text].length + AROUND)
    if (index > first && used + width > room) {
      pages.push({ first, end: index })
      first = index
      used = 0
    }
    used += width
  }
  if (first < candidates.length) pages.push({ first, end: candidates.length })
  return pages
}
