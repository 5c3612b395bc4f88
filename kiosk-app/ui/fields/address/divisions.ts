/** The tree of provinces, cities and counties (GB/T 2260), and finding a place in it. Pure; the text is compiled by scripts/input/compile-divisions.ts. */
export interface Division {
  /** GB/T 2260, six digits. */
  readonly code: string
  readonly name: string
  /** `wenlingshi` and `wls`. */
  readonly letters: string
  readonly initials: string
  readonly english: string
  /** From the province down to this place itself. */
  readonly path: readonly Division[]
  readonly below: readonly Division[]
}

const ENGLISH_SUFFIX: readonly (readonly [suffix: string, english: string])[] = [
  ['自治区', 'Autonomous Region'],
  ['自治州', 'Autonomous Prefecture'],
  ['自治县', 'Autonomous County'],
  ['自治旗', 'Autonomous Banner'],
  ['地区', 'Prefecture'],
  ['省', 'Province'],
  ['市', 'City'],
  ['县', 'County'],
  ['区', 'District'],
  ['盟', 'League'],
  ['旗', 'Banner'],
]

/** As it is spelt: 温岭市 is "Wenling City". */
const englishOf = (name: string, spelt: string): string => {
  const syllables = spelt.match(/[A-Z][a-z]*/g) ?? [spelt]
  const [suffix = '', word = ''] = ENGLISH_SUFFIX.find(([end]) => name.endsWith(end) && name.length > end.length) ?? []
  const stem = syllables.slice(0, syllables.length - suffix.length).join('')
  return `${stem.slice(0, 1)}${stem.slice(1).toLowerCase()} ${word}`.trim()
}

export interface Divisions {
  readonly provinces: readonly Division[]
  /** Every place of every level. */
  readonly all: readonly Division[]
}

interface Growing extends Division {
  readonly path: Division[]
  readonly below: Growing[]
}

const LINE = /^(-*)(\d{6}) (\S+) (\S+)(?: (.+))?$/

/** `undefined` where the text is not what was compiled. */
export const openDivisions = (text: string): Divisions | undefined => {
  const all: Growing[] = []
  const provinces: Growing[] = []
  const above: Growing[] = []
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [whole, dashes = '', code = '', name = '', spelt = '', english] = LINE.exec(line) ?? []
    if (whole === undefined || dashes.length > above.length) return undefined
    above.length = dashes.length
    const division: Growing = {
      code,
      name,
      letters: spelt.toLowerCase(),
      initials: spelt.replaceAll(/[^A-Z]/g, '').toLowerCase(),
      english: english ?? englishOf(name, spelt),
      path: [...above],
      below: [],
    }
    division.path.push(division)
    ;(above.at(-1)?.below ?? provinces).push(division)
    above.push(division)
    all.push(division)
  }
  return all.length === 0 ? undefined : { provinces, all }
}

export const nameOf = (path: readonly Division[]): string => path.map(({ name }) => name).join('')

/** Province, city or county of a region's code. */
const holds = ({ code }: Division, region: string): boolean =>
  code === region || region.startsWith(code.replace(/(?:0000|00)$/, ''))

/** The place a terminal stands in, as far as the list knows it. */
export const placeOf = ({ all }: Divisions, region: string): Division | undefined => {
  const holding = region === '' ? [] : all.filter((one) => holds(one, region))
  return holding.at(-1)
}

/** The terminal's own first, then as the standard orders them. */
export const nearFirst = (places: readonly Division[], region: string): readonly Division[] => {
  const here = places.filter((one) => region !== '' && holds(one, region))
  return [...here, ...places.filter((one) => !here.includes(one))]
}

/** Places whose name begins by these letters, by initials (`wl`) or spelt out (`wenling`): near ones first, then short names. */
export const findByLetters = ({ all }: Divisions, typed: string, region: string): readonly Division[] => {
  const rank = ({ path, name }: Division) =>
    (path.some((one) => holds(one, region)) ? 0 : 10_000) +
    (path.slice(1).some((one) => one.code !== region && holds(one, region)) ? 0 : 1000) +
    path.length * 100 +
    name.length
  return all
    .filter(({ initials, letters }) => typed !== '' && (initials.startsWith(typed) || letters.startsWith(typed)))
    .map((division) => ({ division, at: rank(division) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ division }) => division)
}

/** Letters that lead on: nothing is offered that finds nothing. */
export const nextLetters = ({ all }: Divisions, typed: string): readonly string[] => {
  const next = new Set<string>()
  for (const { initials, letters } of all)
    for (const spelling of [initials, letters])
      if (spelling.startsWith(typed) && spelling.length > typed.length) next.add(spelling.charAt(typed.length))
  return [...next].toSorted()
}

/** What stands behind the place in an address: 太平街道 of 浙江省台州市温岭市太平街道. The whole where no place is known in it. */
const restOf = (places: readonly Division[], address: string): string => {
  const begun = places.find(({ name }) => address.startsWith(name))
  return begun === undefined ? address : restOf(begun.below, address.slice(begun.name.length))
}

/** The address with another place before it; what was written of streets and numbers stays, and no name stands twice. */
export const withPlace = ({ provinces }: Divisions, path: readonly Division[], address: string): string => {
  const rest = restOf(provinces, address.trimStart())
  const repeated = path.map((_, index) => nameOf(path.slice(index))).find((tail) => rest.startsWith(tail)) ?? ''
  return nameOf(path) + rest.slice(repeated.length)
}
