/** The call's faults in a mount and network namespace of its own (see run.ts): rows as JSON lines on stdout. */
import { execFileSync } from 'node:child_process'
import { callFaults } from './call-faults.ts'

execFileSync('ip', ['link', 'set', 'lo', 'up'])
// Named networks are kept there; gone with this namespace.
execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', '/run'])
await callFaults(
  (line) => process.stderr.write(`  call: ${line}\n`),
  (row) => process.stdout.write(`${JSON.stringify(row)}\n`),
)
process.exit(0)
