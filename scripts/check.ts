/** `npm run check`: types, lint, format, boundaries and dead code, side by side. Exit 1 when one of them fails. */
import { spawn } from 'node:child_process'

interface Check {
  readonly name: string
  readonly command: readonly string[]
}

const CHECKS: readonly Check[] = [
  { name: 'types', command: ['tsc', '--project', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '.'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  {
    name: 'boundaries',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'core',
      'device-drivers',
      'print',
      'video-consult',
      'kiosk-app',
      'admin',
    ],
  },
  { name: 'dead code', command: ['knip', '--no-progress'] },
]

const run = (check: Check): Promise<{ failed: boolean; output: string; ms: number }> =>
  new Promise((resolve) => {
    const startedMs = performance.now()
    const [command = '', ...args] = check.command
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ failed: true, output: error.message, ms: performance.now() - startedMs }))
    child.on('close', (code) => resolve({ failed: code !== 0, output, ms: performance.now() - startedMs }))
  })

const results = await Promise.all(
  CHECKS.map(async (check) => {
    const result = await run(check)
    console.log(`${result.failed ? 'FAILED' : 'ok    '} ${check.name} (${(result.ms / 1000).toFixed(1)} s)`)
    if (result.failed) console.log(result.output.trimEnd())
    return result
  }),
)
if (results.some((result) => result.failed)) process.exitCode = 1
