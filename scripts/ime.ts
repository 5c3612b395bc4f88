/**
 * `npm run ime [-- --json]`: types over two hundred phrases into the terminal's own Chinese input and prints at which
 * place each is offered, in full pinyin, by first letters and by nine keys, how accents fare, how long the slowest keystroke took, and
 * what the dictionary takes of memory. Exit 1 under a goal.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openDictionary } from '../kiosk-app/ui/input/pinyin/dictionary.ts'
import { createPinyin } from '../kiosk-app/ui/input/pinyin/pinyin.ts'
import { ensureInputData, PINYIN_FILE } from './input/ensure.ts'
import { dictionaryMemoryMb } from './input/memory.ts'
import { goalsOf, heldOutOf, measure } from './input/measure.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
if (ensureInputData()) console.error('The dictionary was compiled.')
const file = readFileSync(PINYIN_FILE)
const dictionary = openDictionary(new Uint8Array(file).buffer)
if (dictionary === undefined) {
  console.error('The compiled dictionary cannot be read: delete kiosk-app/ui/public and run this again.')
  process.exit(1)
}
const measured = measure(createPinyin(dictionary))
const memoryMb = dictionaryMemoryMb()
const goals = [
  ...goalsOf(measured),
  {
    name: 'memory of the dictionary, loaded and used',
    value: memoryMb,
    unit: 'MB',
    goal: '≤ 60',
    holds: memoryMb <= 60,
  },
]
const heldOut = heldOutOf(measured)
const wide = (text: string, width: number) =>
  text + ' '.repeat(Math.max(1, width - [...text].reduce((sum, one) => sum + (one > 'ⷿ' ? 2 : 1), 0)))
const placeOf = ({ place, choices }: { readonly place: number | null; readonly choices: number | null }) =>
  place === null ? (choices === null ? '–' : `(${choices} choices)`) : String(place)

if (values.json) {
  for (const one of measured.phrases) console.log(JSON.stringify(one))
  for (const goal of goals) console.log(JSON.stringify(goal))
  console.log(JSON.stringify(heldOut))
} else {
  console.log(
    `${wide('phrase', 22)}${wide('full pinyin', 34)}${wide('place', 12)}${wide('initials', 12)}${wide('place', 12)}${wide('nine keys', 12)}ms`,
  )
  for (const { phrase, full, initials, nine } of measured.phrases)
    console.log(
      wide(phrase, 22) +
        wide(full.letters, 34) +
        wide(placeOf(full), 12) +
        wide(initials.letters, 12) +
        wide(placeOf(initials), 12) +
        wide(placeOf(nine), 12) +
        Math.max(full.slowestMs, initials.slowestMs, nine.slowestMs).toFixed(1),
    )
  console.log(`\n${measured.phrases.length} phrases; ${dictionary.wordCount} words, ${file.length} bytes.`)
  for (const { firstPercent, name } of measured.accents) console.log(`law with ${name}: first ${firstPercent} %`)
  for (const { name, value, unit, goal, holds } of goals)
    console.log(`${holds ? 'holds ' : 'MISSED'}  ${name}: ${value} ${unit} (goal ${goal})`)
  console.log(
    `no goal ${heldOut.name}: first ${heldOut.firstPercent} % of ${heldOut.sentences}; ${heldOut.writablePercent} % can be written, with ${heldOut.choicesEach} choices each`,
  )
}
if (goals.some(({ holds }) => !holds)) process.exitCode = 1
