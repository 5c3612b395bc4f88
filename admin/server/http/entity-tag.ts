/** `If-None-Match` (RFC 9110 §13.1.2): whether the asker has this very thing already; compared weakly, as for a GET. */
const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')

export const isKnownAs = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((one) => opaque(one) === opaque(tag)))
