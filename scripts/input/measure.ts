/** Types every measured phrase in full and by its first letters, and says at which place it is offered and how long that took. */
import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import type { Pinyin } from '../../kiosk-app/ui/input/pinyin/pinyin.ts'
import { digitsOf } from '../../kiosk-app/ui/input/pinyin/nine-keys.ts'
import { numberOf } from '../../kiosk-app/ui/input/pinyin/syllables.ts'

const GROUPS = ['law', 'place', 'name', 'everyday'] as const
/** Held out: sentences that no part of the input was tuned on. They are reported and set no goal. */
type Group = (typeof GROUPS)[number] | 'held-out'

interface Typed {
  readonly letters: string
  /** From 1; `null`: not offered whole. */
  readonly place: number | null
  /** Choices needed to write it piece by piece; `null`: cannot be written from these letters. */
  readonly choices: number | null
  /** The slowest answer of all keystrokes on the way. */
  readonly slowestMs: number
}
interface Measured {
  readonly group: Group
  readonly phrase: string
  readonly full: Typed
  readonly initials: Typed
  /** In full, by nine keys. */
  readonly nine: Typed
}

const read = (phrase: string) => pinyin(phrase, { toneType: 'none', type: 'array', v: true })

interface Phrase {
  readonly group: Group
  readonly phrase: string
  readonly syllables: readonly string[]
}

const heldOut = (): Phrase[] =>
  readFileSync(new URL('words/held-out.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((phrase) => ({ group: 'held-out', phrase, syllables: read(phrase) }))

const phrases = (): Phrase[] =>
  readFileSync(new URL('words/measured.txt', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [name = '', ...rest] = line.split(' ')
      const group = GROUPS.find((one) => name === `${one}:`)
      if (group === undefined) return []
      return rest.map((one) => {
        const [phrase = '', reading] = one.split(':')
        return { group, phrase, syllables: reading?.split("'") ?? read(phrase) }
      })
    })

/** Taking always the longest candidate that is right. */
const choicesFor = (input: Pinyin, letters: string, phrase: string): number | null => {
  let [rest, wanted, choices] = [letters, phrase, 0]
  while (wanted !== '') {
    const next = input
      .candidates(rest)
      .filter(({ text }) => wanted.startsWith(text))
      .toSorted((a, b) => b.text.length - a.text.length)[0]
    if (next === undefined) return null
    rest = rest.slice(next.letters)
    wanted = wanted.slice(next.text.length)
    choices += 1
  }
  return choices
}

const SUSPECT_MS = 8
const type = (input: Pinyin, letters: string, phrase: string, times: number[]): Typed => {
  let slowestMs = 0
  let offered: readonly { text: string; letters: number }[] = []
  for (let typed = 1; typed <= letters.length; typed += 1) {
    // A slow one is typed again: another program's turn of the processor is not this one's slowness, which would come again.
    let ms = Number.POSITIVE_INFINITY
    for (let tries = 0; tries < 10 && ms > SUSPECT_MS; tries += 1) {
      const startedMs = performance.now()
      offered = input.candidates(letters.slice(0, typed))
      ms = Math.min(ms, performance.now() - startedMs)
    }
    times.push(ms)
    slowestMs = Math.max(slowestMs, ms)
  }
  const place = offered.findIndex((one) => one.text === phrase && one.letters === letters.length) + 1
  return { letters, place: place === 0 ? null : place, choices: choicesFor(input, letters, phrase), slowestMs }
}

/** How a phrase is spelled by somebody who does not tell the sounds apart, or who writes ü as another letter. */
const ACCENTS: readonly (readonly [name: string, says: (syllable: string) => string])[] = [
  ['zh, ch, sh as z, c, s', (one) => one.replace(/^([zcs])h/, '$1')],
  ['z, c, s as zh, ch, sh', (one) => one.replace(/^([zcs])(?!h)/, '$1h')],
  ['n as l', (one) => one.replace(/^n(?=.)/, 'l')],
  ['l as n', (one) => one.replace(/^l/, 'n')],
  ['ng as n', (one) => one.replace(/(?<=[aei])ng$/, 'n')],
  ['n as ng', (one) => one.replace(/(?<=[aei])n$/, 'ng')],
  ['ü as u', (one) => one.replaceAll('v', 'u')],
  ['ü as itself', (one) => one.replaceAll('v', 'ü')],
]

interface Accent {
  readonly name: string
  /** Phrases of law in which it makes a difference. */
  readonly phrases: number
  readonly firstPercent: number
  readonly firstFivePercent: number
}

export interface Measure {
  readonly phrases: readonly Measured[]
  readonly accents: readonly Accent[]
  /** Of every keystroke of all phrases. */
  readonly p95Ms: number
  readonly slowestMs: number
  /** The same by nine keys. */
  readonly nineSlowestMs: number
}

/** Of law, each accent throughout the whole phrase. */
const accentsOf = (input: Pinyin, all: readonly Phrase[]): Accent[] =>
  ACCENTS.map(([name, says]) => {
    // Nobody says a sound that there is not: 店 stays dian, for there is no diang.
    const said = (one: string) => (numberOf(says(one).replaceAll('ü', 'v')) === undefined ? one : says(one))
    const touched = all.filter(({ group, syllables }) => group === 'law' && syllables.some((one) => said(one) !== one))
    const places = touched.map(({ phrase, syllables }) =>
      input.candidates(syllables.map(said).join('')).findIndex(({ text }) => text === phrase),
    )
    const share = (last: number) =>
      Math.round((places.filter((place) => place >= 0 && place < last).length / touched.length) * 1000) / 10
    return { name, phrases: touched.length, firstPercent: share(1), firstFivePercent: share(5) }
  })

export const measure = (input: Pinyin): Measure => {
  const times: number[] = []
  const nineTimes: number[] = []
  const all = [...phrases(), ...heldOut()]
  // What the first keystroke of a visit waits for is the loading, not the looking up.
  input.candidates('falvyuanzhu')
  const measured = all.map(({ group, phrase, syllables }) => ({
    group,
    phrase,
    full: type(input, syllables.join(''), phrase, times),
    initials: type(input, syllables.map((one) => one.slice(0, 1)).join(''), phrase, times),
    nine: type(input, digitsOf(syllables.join('')), phrase, nineTimes),
  }))
  const ordered = times.toSorted((a, b) => a - b)
  return {
    phrases: measured,
    accents: accentsOf(input, all),
    p95Ms: ordered[Math.floor(times.length * 0.95)] ?? 0,
    slowestMs: ordered.at(-1) ?? 0,
    nineSlowestMs: Math.max(...nineTimes),
  }
}

const FIRST_ALWAYS = ['法律援助', '劳动仲裁', '人民调解']

export interface Goal {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: string
  readonly holds: boolean
}

const shareOf = (all: readonly Measured[], right: (one: Measured) => boolean) =>
  Math.round((all.filter(right).length / all.length) * 1000) / 10

/** The honest figure: sentences the input has never met. */
export const heldOutOf = ({ phrases: all }: Measure) => {
  const ours = all.filter(({ group }) => group === 'held-out')
  return {
    name: 'held-out sentences, in full',
    sentences: ours.length,
    firstPercent: shareOf(ours, ({ full }) => full.place === 1),
    writablePercent: shareOf(ours, ({ full }) => full.choices !== null),
    choicesEach: Math.round((ours.reduce((sum, { full }) => sum + (full.choices ?? 0), 0) / ours.length) * 10) / 10,
  }
}

export const goalsOf = ({ accents, nineSlowestMs, phrases: all, p95Ms, slowestMs }: Measure): Goal[] => {
  const of = (group: Group) => all.filter((one) => one.group === group)
  const always = all.filter(({ phrase }) => FIRST_ALWAYS.includes(phrase))
  const atLeast = (name: string, value: number, least: number): Goal => ({
    name,
    value,
    unit: '%',
    goal: `≥ ${least}`,
    holds: value >= least,
  })
  const upTo = (place: number | null, last: number) => place !== null && place <= last
  return [
    atLeast(
      `${FIRST_ALWAYS.join(', ')}: first, in full and by initials`,
      shareOf(always, (one) => one.full.place === 1 && one.initials.place === 1),
      100,
    ),
    atLeast(
      'law, in full: first',
      shareOf(of('law'), (one) => one.full.place === 1),
      95,
    ),
    atLeast(
      'law, by initials: among the first five',
      shareOf(of('law'), (one) => upTo(one.initials.place, 5)),
      90,
    ),
    atLeast(
      'places, in full: first',
      shareOf(of('place'), (one) => one.full.place === 1),
      90,
    ),
    atLeast(
      'sentences, in full: first',
      shareOf(of('everyday'), (one) => one.full.place === 1),
      80,
    ),
    atLeast(
      'all, in full: can be written',
      shareOf(all, (one) => one.full.choices !== null),
      100,
    ),
    atLeast(
      'law, by nine keys: first',
      shareOf(of('law'), (one) => one.nine.place === 1),
      90,
    ),
    atLeast(
      'all, by nine keys: can be written without choosing a sound',
      shareOf(all, (one) => one.nine.choices !== null),
      99,
    ),
    ...accents.map(({ firstFivePercent, name, phrases: count }) =>
      atLeast(`law with ${name} (${count}): among the first five`, firstFivePercent, 90),
    ),
    {
      name: 'candidates, the slowest keystroke within',
      value: Math.round(slowestMs * 100) / 100,
      unit: 'ms',
      goal: '≤ 16',
      holds: slowestMs <= 16,
    },
    {
      name: 'candidates by nine keys, the slowest keystroke within',
      value: Math.round(nineSlowestMs * 100) / 100,
      unit: 'ms',
      goal: '≤ 16',
      holds: nineSlowestMs <= 16,
    },
    {
      name: 'candidates, 95 of 100 keystrokes within',
      value: Math.round(p95Ms * 100) / 100,
      unit: 'ms',
      goal: '≤ 16',
      holds: p95Ms <= 16,
    },
  ]
}
