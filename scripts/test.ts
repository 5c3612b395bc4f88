/**
 * `npm test`: brings what a new machine lacks, runs every test and ends with `N passed, N failed`. The pages are built by
 * the tests that open them (tests/support/built-once.ts).
 * Arguments are handed to Vitest (a file, `--project unit`).
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureInputData } from './input/ensure.ts'
import { fetchFonts } from './system/fonts.ts'
import { ensureInstalled, FOR_TESTS } from './system/prerequisites.ts'

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  success: z.boolean(),
})

const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}

const installed = ensureInstalled(FOR_TESTS, console.log)
if (!installed.ok) fail(installed.error)
fetchFonts(console.log)
ensureInputData()

const folder = mkdtempSync(join(tmpdir(), 'lutong-test-'))
const reportFile = join(folder, 'report.json')
const vitest = spawn(
  process.execPath,
  [
    ...[
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--reporter=./scripts/system/standstill.ts',
    ],
    ...[`--outputFile.json=${reportFile}`, ...process.argv.slice(2)],
  ],
  {
    stdio: 'inherit',
    // Hundreds of processes of the run read the same sources: compiled once, and gone with the run.
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  },
)
const status = await new Promise<number>((resolve) => vitest.on('close', (code) => resolve(code ?? 1)))
try {
  const report = Report.parse(JSON.parse(readFileSync(reportFile, 'utf8')))
  const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : ''
  console.log(`\n${report.numPassedTests} passed, ${report.numFailedTests} failed${skipped}`)
  process.exitCode = status !== 0 || !report.success ? 1 : 0
} catch {
  fail('The tests did not finish: there is no report.')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
