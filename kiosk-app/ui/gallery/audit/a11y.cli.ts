/**
 * `npm run a11y [-- --json] [--short] [--part 1/4]`: the table of what was measured; exit status 1 where a row does not
 * hold. A part is every fourth way of reading: the four together are the whole.
 */
import { parseArgs } from 'node:util'
import { startBrowser } from '../browser.ts'
import { serveGallery } from '../serve.ts'
import { lookAtAll, partOf, SHORT, SHORT_SCREENS, WHOLE } from './audit.ts'
import { rowsOf } from './rows.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    part: { type: 'string', default: '1/1' },
  },
})
const [part = 0, of = 0] = (/^([1-9])\/([1-9])$/.exec(values.part) ?? []).slice(1).map(Number)
if (part === 0 || part > of) {
  console.error('--part takes a part and how many there are, for example 1/4.')
  process.exit(2)
}
const gallery = await serveGallery()
const browser = await startBrowser()
try {
  const looked = await lookAtAll(
    browser,
    gallery,
    partOf(values.short ? SHORT : WHOLE, part, of),
    (name) => !values.short || SHORT_SCREENS.has(name),
    (line) => process.stderr.write(`${line}\n`),
  )
  const rows = rowsOf(looked)
  for (const row of rows) {
    if (values.json) console.log(JSON.stringify(row))
    else {
      console.log(
        `${row.holds ? 'holds ' : 'BREACH'}  ${row.row.padEnd(46)} ${row.measured.padStart(22)}   ${row.goal}`,
      )
      for (const place of row.at) console.log(`          ${place}`)
    }
  }
  if (!rows.every((row) => row.holds)) process.exitCode = 1
} finally {
  await browser.close()
  await gallery.close()
}
