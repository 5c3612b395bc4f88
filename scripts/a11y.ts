/** `npm run a11y [-- --json] [--short] [--part 1/4]`: every screen in every way of reading it, measured in Chromium against the promises. */
import { ensureInstalled, FOR_TESTS } from './system/prerequisites.ts'

const installed = ensureInstalled(FOR_TESTS, (line) => process.stderr.write(`${line}\n`))
if (installed.ok) await import('../kiosk-app/ui/gallery/audit/a11y.cli.ts')
else {
  console.error(installed.error)
  process.exitCode = 1
}
