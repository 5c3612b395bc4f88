/**
 * A provisional number as people type it from paper: small letters, spaces, O for 0, with or without its hyphen. Without
 * a schema, for pages ask it too. `undefined`: it is none.
 */
export const provisionalNumberTyped = (typed: string): string | undefined => {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase().replaceAll('O', '0')
  const [, digits] = /^L[-‐–—]?([0-9A-F]{12})$/.exec(plain) ?? []
  return digits && `L-${digits}`
}
