/**
 * What people type, without what nobody types: control characters, marks that turn the reading direction of what stands
 * around them (U+202A–202E, U+2066–2069 and the two plain marks), halves of characters. Joiners stay: scripts need them.
 */
const NOBODY_TYPES =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/g

export const cleanText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll(NOBODY_TYPES, '').toWellFormed()

/** The same for every text of a value; its shape stays. */
export const cleanTexts = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleanTexts)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanTexts(one)]))
  return value
}
