/** Which texts need more than one glyph after another: right-to-left scripts, and those whose letters join or stack. */

const NEEDS_SHAPING = /[\u0590-\u08FF\u0F00-\u0FFF\u1800-\u18AF\uFB1D-\uFDFF\uFE70-\uFEFC]/u
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u
const STRONG = /\p{L}/u

export const needsShaping = (text: string): boolean => NEEDS_SHAPING.test(text)

/** By the first strong character (UAX #9, P2 and P3). */
export const isRightToLeft = (text: string): boolean => {
  for (const character of text) if (STRONG.test(character)) return RIGHT_TO_LEFT.test(character)
  return false
}
