/**
 * `npm run hardware`: the drivers on true kernel devices. Boots a small guest with Debian's own kernel, plugs in USB
 * devices made by its gadget drivers, and runs tests/hardware in it. Skipped, with the reason, where that cannot be.
 */
import { fileURLToPath } from 'node:url'
import { runInGuest } from '../tests/hardware/guest/boot.ts'
import { guestImage } from '../tests/hardware/guest/image.ts'
import { ensureInstalled, FOR_HARDWARE } from './system/prerequisites.ts'

const TIME_LIMIT_MS = 600_000
const root = fileURLToPath(new URL('..', import.meta.url))

const skip = (reason: string): never => {
  console.log(`hardware tests skipped: ${reason}`)
  process.exit(0)
}
if (process.platform !== 'linux' || process.arch !== 'x64') skip('the guest is made for Linux on x64')
const installed = ensureInstalled(FOR_HARDWARE, console.log)
if (!installed.ok) skip(installed.error)
const image = guestImage(`${root}node_modules/.cache/lutong-guest`)
const command = [`cd '${root}'`, `PATH='${process.env['PATH'] ?? ''}' HOME=/root LUTONG_GUEST=1 CI=true`].join(' && ')
const status = image.ok
  ? await runInGuest(
      image.value,
      `${command} '${process.execPath}' node_modules/vitest/vitest.mjs run --project hardware ${process.argv.slice(2).join(' ')}`,
      TIME_LIMIT_MS,
    )
  : skip(image.error)
if (!status.ok) console.error(status.error)
process.exitCode = status.ok ? status.value : 1
