/** A line cut into runs of one direction and one font, in the order in which they stand (UAX #9, L2). */
import bidiFactory from 'bidi-js'

export interface Run {
  readonly text: string
  readonly rightToLeft: boolean
  readonly fontIndex: number
}

const bidi = bidiFactory()

/** `fontIndexOf` gives -1 for a character no font has: it stands alone. */
export const visualRuns = (
  text: string,
  rightToLeft: boolean,
  fontIndexOf: (codePoint: number) => number,
): readonly Run[] => {
  const { levels } = bidi.getEmbeddingLevels(text, rightToLeft ? 'rtl' : 'ltr')
  const logical: (Run & { readonly level: number })[] = []
  let at = 0
  for (const character of text) {
    const level = levels[at] ?? 0
    const fontIndex = fontIndexOf(character.codePointAt(0) ?? 0)
    const last = logical.at(-1)
    if (last !== undefined && last.level === level && last.fontIndex === fontIndex && fontIndex >= 0)
      logical[logical.length - 1] = { ...last, text: last.text + character }
    else logical.push({ text: character, rightToLeft: level % 2 === 1, fontIndex, level })
    at += character.length
  }
  const highest = logical.reduce((most, { level }) => Math.max(most, level), 0)
  const visual = [...logical]
  for (let level = highest; level > 0; level -= 1)
    for (let from = 0; from < visual.length; from += 1) {
      let to = from
      while (to < visual.length && (visual[to]?.level ?? 0) >= level) to += 1
      if (to - from > 1) visual.splice(from, to - from, ...visual.slice(from, to).toReversed())
      if (to > from) from = to
    }
  return visual.map(({ fontIndex, rightToLeft: isRtl, text: words }) => ({
    text: words,
    rightToLeft: isRtl,
    fontIndex,
  }))
}
