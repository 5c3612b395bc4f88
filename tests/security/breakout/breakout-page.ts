/** The table of a whole run, as docs/break-out.md keeps it. */
import type { SecurityRow } from '../in-namespace.ts'
import { LIST, numberOf } from './list.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const seconds = (ms: number | undefined): string => (ms === undefined ? '' : `${(ms / 1000).toFixed(1)} s`)

export const breakoutPage = (rows: readonly SecurityRow[]): string => {
  const lines = rows.map(({ backMs, holds, name, seen, shownBy, stopped, tried }) => {
    const outcome = holds ? 'holds' : `**ESCAPE** ${seen ?? ''}`
    const inert = LIST[numberOf(name)]?.inert
    const without = inert !== undefined && inert === shownBy ? `nothing: ${inert}` : (shownBy ?? '')
    return `| ${[name, outcome, `${stopped} of ${tried}`, seconds(backMs), without].map(cell).join(' | ')} |`
  })
  const escaped = rows.filter(({ holds }) => !holds).length
  return `<!-- Written by \`npm run security -- breakout --write\`; not by hand. -->

# The break-out list, tried

${rows.length} rows, ${rows.reduce((sum, { tried }) => sum + tried, 0)} attempts, ${escaped} escapes. How it is tried: [kiosk-shell.md](kiosk-shell.md). "Way back" is the longest time from an attempt to our screen, where something had to be started again. The last column is what shows that the attempt is worth something: what the same attempt does to a browser without our bolts, or which harmless like of it gets through.

| Technique | Result | Stopped | Way back | Without our bolts |
|---|---|---|---|---|
${lines.join('\n')}
`
}
