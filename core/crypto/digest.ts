import canonicalize from 'canonicalize'

/**
 * The bytes that are hashed and signed for a JSON value: RFC 8785 (JSON Canonicalization Scheme), UTF-8.
 * Two sides that hold the same value get the same bytes, whatever order their keys are in.
 */
export const canonicalBytes = (value: unknown): Uint8Array => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('only JSON values have canonical bytes')
  return new TextEncoder().encode(text)
}
