/** A hash for people: the first and the last four groups of four, so that two papers can be laid side by side. */
const GROUP = 4
const SHOWN_GROUPS = 4

export const digestGroups = (sha256: string): string => {
  const groups = sha256.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []
  return groups.length <= 2 * SHOWN_GROUPS
    ? groups.join(' ')
    : `${groups.slice(0, SHOWN_GROUPS).join(' ')} … ${groups.slice(-SHOWN_GROUPS).join(' ')}`
}
