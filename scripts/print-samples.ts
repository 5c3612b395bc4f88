/** `npm run print:samples`: every paper, filled in, into docs/samples with pictures. */
import { fetchFonts } from './system/fonts.ts'
import { ensureInstalled, FOR_TESTS } from './system/prerequisites.ts'

const installed = ensureInstalled(FOR_TESTS, console.log)
if (!installed.ok) {
  console.error(installed.error)
  process.exit(1)
}
fetchFonts(console.log)
await import('../print/samples.cli.ts')
