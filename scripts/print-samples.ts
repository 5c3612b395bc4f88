/** `npm run print:samples`: every paper, filled in, into docs/samples with pictures. */
import { ensureInstalled, FOR_TESTS } from './system/prerequisites.ts'

const installed = ensureInstalled(FOR_TESTS, console.log)
if (!installed.ok) {
  console.error(installed.error)
  process.exit(1)
}
await import('../print/samples.cli.ts')
