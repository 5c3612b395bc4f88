/** `npm run screens`: pictures of every screen into docs/screens. */
import { ensureInstalled, FOR_TESTS } from './system/prerequisites.ts'

const installed = ensureInstalled(FOR_TESTS, console.log)
if (!installed.ok) {
  console.error(installed.error)
  process.exit(1)
}
await import('../kiosk-app/ui/gallery/screens.cli.ts')
