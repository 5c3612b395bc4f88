/** `npm run screens`: pictures of every screen into docs/screens: the kiosk's from snapshots, the staff's from a running system. */
import { takeStaffScreens } from '../tests/support/staff-screens.ts'
import { buildPages } from './system/pages.ts'
import { ensureInstalled, FOR_TESTS } from './system/prerequisites.ts'

const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const installed = ensureInstalled(FOR_TESTS, console.log)
if (!installed.ok) fail(installed.error)
const built = await buildPages()
if (!built.ok) fail(built.error)
await import('../kiosk-app/ui/gallery/screens.cli.ts')
const taken = await takeStaffScreens(new URL('../docs/screens/', import.meta.url).pathname)
console.log(`${taken} pictures of console, lawyers’ desk and bench panel`)
