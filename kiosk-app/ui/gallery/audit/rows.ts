/** From what was seen to the rows of the table: the worst of each measure beside its goal. */
import type { Looked, Row } from './audit.ts'
import type { PageMeasures, Worst } from './in-page.ts'

const MOST_NAMED = 6

const placeOf = ({ way, screen }: Looked) => `${screen} (${way.width}×${way.height} ${way.language} ${way.reading})`

const row = (
  name: string,
  goal: string,
  looked: readonly Looked[],
  valueOf: (measures: PageMeasures) => Worst,
  holds: (value: number) => boolean,
  unit: string,
  most: 'least' | 'most' = 'least',
): Row => {
  const found = looked.map((one) => ({ one, ...valueOf(one.measures) }))
  const worst = found.toSorted((a, b) => (most === 'least' ? a.value - b.value : b.value - a.value))[0]
  const broken = found.filter(({ value }) => !holds(value))
  return {
    row: name,
    measured: worst === undefined ? 'nothing seen' : `${worst.value.toFixed(2)}${unit}`,
    goal,
    holds: broken.length === 0 && worst !== undefined,
    at: broken.slice(0, MOST_NAMED).map(({ one, value, where }) => `${value.toFixed(2)} ${where} — ${placeOf(one)}`),
  }
}

const listRow = (name: string, looked: readonly Looked[], listOf: (one: Looked) => readonly string[]): Row => {
  const found = looked.flatMap((one) => listOf(one).map((what) => `${what} — ${placeOf(one)}`))
  return {
    row: name,
    measured: `${found.length} in ${looked.length} screens`,
    goal: '0',
    holds: found.length === 0,
    at: found.slice(0, MOST_NAMED),
  }
}

/** Rounding of pixels: a hundredth of a millimetre is not a breach. */
const SLACK_MM = 0.05
const atLeast = (goal: number) => (value: number) => value >= goal - SLACK_MM

/** Capital heights of the four sizes, mm (interaction 1). */
const SIZES = [
  ['small', 3.5, 4.2],
  ['normal', 4.8, 5.6],
  ['large', 6.4, 7.1],
  ['largest', 8.5, 9.0],
] as const

export const rowsOf = (looked: readonly Looked[]): readonly Row[] => {
  const withRules = looked.filter(({ way }) => way.rules !== 'none')
  const readingHas = (text: string) => looked.filter(({ way }) => way.reading.includes(text))
  const sized = (name: string) => looked.filter(({ measures }) => measures.textSize === name && !measures.plain)
  const plain = looked.filter(({ measures }) => measures.plain)
  const low = readingHas('lowReach').filter(({ measures }) => measures.highestControl.where !== '')
  return [
    listRow('axe, WCAG 2.2 AA and best practice', withRules, ({ violations }) => violations),
    row(
      'text contrast',
      '≥ 7 (floor 4.5)',
      looked,
      (one) => one.textContrast,
      (value) => value >= 4.5,
      ':1',
    ),
    row(
      'answer fields against their ground',
      '≥ 3',
      looked,
      (one) => one.fieldContrast,
      (value) => value >= 3,
      ':1',
    ),
    row(
      'focus ring against any ground',
      '≥ 3',
      looked,
      (one) => one.focusContrast,
      (value) => value >= 3,
      ':1',
    ),
    row('targets', '≥ 12.7 mm', looked, (one) => one.target, atLeast(12.7), ' mm'),
    row('main targets: actions and answers', '≥ 20 mm', looked, (one) => one.mainTarget, atLeast(20), ' mm'),
    row('gaps between targets', '≥ 2.54 mm', looked, (one) => one.gap, atLeast(2.54), ' mm'),
    ...SIZES.filter(([name]) => sized(name).length > 0).map(([name, least, most]) =>
      row(
        `capital height, text ${name}`,
        `${least}–${most} mm`,
        sized(name),
        (one) => ({ value: one.capital, where: 'body' }),
        (value) => value >= least - SLACK_MM && value <= most + SLACK_MM,
        ' mm',
      ),
    ),
    ...(sized('normal').length === 0
      ? []
      : [
          row(
            'Han glyphs by default',
            '≥ 7 mm',
            sized('normal'),
            (one) => ({ value: one.han, where: 'body' }),
            atLeast(7),
            ' mm',
          ),
        ]),
    ...(plain.length === 0
      ? []
      : [
          row(
            'Han glyphs in 长辈模式',
            '≥ 9 mm',
            plain,
            (one) => ({ value: one.han, where: 'body' }),
            atLeast(9),
            ' mm',
          ),
        ]),
    row('smallest text, capital height', '≥ 3.5 mm', looked, (one) => one.smallest, atLeast(3.5), ' mm'),
    row(
      'line height of running text',
      '≥ 1.5',
      looked,
      (one) => one.lineHeight,
      (value) => value >= 1.49,
      '',
    ),
    row(
      'line length',
      '≤ 40 Han',
      looked,
      (one) => one.lineLength,
      (value) => value <= 40.5,
      '',
      'most',
    ),
    listRow('cut, covered, broken inside a word', looked, ({ faults }) => faults),
    listRow(
      'focus not seen',
      looked.filter(({ way }) => way.focus),
      ({ unseen }) => unseen,
    ),
    ...(low.length === 0
      ? []
      : [
          row(
            'lowered: highest control, share of the height',
            '≥ 0.60',
            low,
            (one) => one.highestControl,
            (value) => value >= 0.6,
            '',
          ),
        ]),
  ]
}
