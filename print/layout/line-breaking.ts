/** Where a line of Chinese and Latin text may end: UAX #14 by `linebreak`, corrected by the rules of Chinese setting. */
import LineBreaker from 'linebreak'

// CLREQ (W3C), 3.1.3: what may not begin a line, what may not end one. ￥, ℃ and ％ stay with their number.
const NEVER_FIRST = new Set('。，、；：！？）」』】》〉〕］｝”’…—·％‰℃°!),.:;?]}%～々')
const NEVER_LAST = new Set('（「『【《〈〔［｛“‘([{￥＄¥$☐☑□')
/** Two of them make one mark: …… and —— are not torn. */
const PAIRED = new Set('…—')

const IDEOGRAPHIC =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6“”‘’…—]/u

const before = (text: string, index: number): string => {
  const low = text.charCodeAt(index - 1)
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(index - 2, index) : text.charAt(index - 1)
}
const at = (text: string, index: number): string => {
  const point = text.codePointAt(index)
  return point === undefined ? '' : String.fromCodePoint(point)
}

/** What joins the character before it and never stands alone: combining marks (variation selectors are of them) and joiners. */
const ATTACHED = /^(?:\p{M}|\u200D)$/u

const mayBreakBetween = (left: string, right: string): boolean => {
  if (NEVER_FIRST.has(right) || NEVER_LAST.has(left) || ATTACHED.test(right)) return false
  return !(PAIRED.has(left) && left === right)
}

/** A ticked choice stays with its mark on one line, as far as it is short enough to. */
const CHOICE = /[☐☑][^\u3000☐☑]{1,18}(?=\u3000|$)/gu

const insideChoice = (text: string): ((index: number) => boolean) => {
  const ranges = [...text.matchAll(CHOICE)].map((match) => [match.index, match.index + match[0].length] as const)
  return (index) => ranges.some(([from, to]) => index > from && index < to)
}

/**
 * Indices (UTF-16) after which a new line may begin, in rising order, the text's end last.
 * `text` has no line feed in it.
 */
export const breakOpportunities = (text: string): readonly number[] => {
  const allowed = new Set<number>()
  const breaker = new LineBreaker(text)
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) allowed.add(next.position)
  let index = 0
  for (const character of text) {
    // UAX #14 glues quotation marks to both sides (class QU); Chinese sets them apart from their neighbours.
    if (index > 0 && IDEOGRAPHIC.test(character) && IDEOGRAPHIC.test(before(text, index))) allowed.add(index)
    index += character.length
  }
  const glued = insideChoice(text)
  return [...allowed]
    .filter(
      (one) => one >= text.length || (one > 0 && !glued(one) && mayBreakBetween(before(text, one), at(text, one))),
    )
    .toSorted((a, b) => a - b)
}

/** Where a word wider than the whole line may be cut: between characters, never inside one. */
export const emergencyBreaks = (text: string): readonly number[] => {
  const indices: number[] = []
  let index = 0
  for (const character of text) {
    index += character.length
    if (!ATTACHED.test(at(text, index))) indices.push(index)
  }
  return indices
}
