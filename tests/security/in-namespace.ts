/** A suite of attacks in namespaces of its own, which leave the machine's own browser and network alone. Needs root. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { z } from 'zod'

/** A row as a suite prints it. */
export const Row = z.object({
  name: z.string(),
  tried: z.int(),
  stopped: z.int(),
  holds: z.boolean(),
  backMs: z.int().optional(),
  seen: z.string().optional(),
})
export type SecurityRow = z.infer<typeof Row> & {
  /** What shows that the attempt would work where nothing is locked down. */
  readonly shownBy?: string
}

/** Its status when it has ended; each line of JSON as it comes. */
export const runInNamespaces = async (
  file: string,
  args: readonly string[],
  hear: (line: unknown) => void,
): Promise<number | null> => {
  const child = spawn(
    'unshare',
    [
      ...['--mount', '--net', '--pid', '--fork', '--mount-proc', '--kill-child'],
      ...[process.execPath, '--disable-warning=ExperimentalWarning', file, ...args],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const stopWith = () => void child.kill('SIGKILL')
  process.once('exit', stopWith)
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) hear(JSON.parse(line))
  })
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  process.off('exit', stopWith)
  return status
}

/** The program prints a row a line. `only`: which of its rows, else all. Each row is told as it comes. */
export const runInNamespace = async (
  program: URL,
  tell: (row: SecurityRow) => void,
  only?: readonly string[],
): Promise<readonly SecurityRow[]> => {
  const rows: SecurityRow[] = []
  const args = only === undefined ? [] : ['--only', only.join(',')]
  const status = await runInNamespaces(program.pathname, args, (line) => {
    const row = Row.parse(line)
    rows.push(row)
    tell(row)
  })
  if (status !== 0) throw new Error(`the attempts ended with status ${status}`)
  return rows
}
