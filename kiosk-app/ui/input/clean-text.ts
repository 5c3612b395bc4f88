/** What may stand in an answer: letters, marks and Chinese; no control signs, no signs that turn the writing round, no pictures. Pure. */

/** Line breaks stay; other controls, invisible signs, direction overrides, private and unassigned places go. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu
const PICTURES = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|[\u{FE00}-\u{FE0F}]|\u{20E3}/gu
/** ©, ® and ™ count as pictures to Unicode, and as writing to people. */
const KEPT = /[\n©®™]/u

type Cleaned =
  | { readonly text: string; readonly removed: 'nothing' }
  | { readonly text: string; readonly removed: 'signs' | 'too-long' }

/** `maxLength` in UTF-16 units, as the browser counts; a character is never cut in two. */
export const cleanText = (typed: string, maxLength: number | undefined): Cleaned => {
  const clean = typed
    .replaceAll('\r\n', '\n')
    .replaceAll(UNSEEN, (sign) => (KEPT.test(sign) ? sign : ''))
    .replaceAll(PICTURES, (sign) => (KEPT.test(sign) ? sign : ''))
  if (maxLength === undefined || clean.length <= maxLength)
    return { text: clean, removed: clean === typed ? 'nothing' : 'signs' }
  const cut = clean.slice(0, maxLength)
  return { text: /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut, removed: 'too-long' }
}
