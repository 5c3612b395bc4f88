/** The centre as it runs in the field: a process of its own, ready when this returns. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const Ready = z.object({ ready: z.literal(true), url: z.url(), enrolmentCode: z.string().optional() })

export interface CentreProcess extends z.infer<typeof Ready> {
  readonly process: ChildProcess
}

export const startCentreProcess = async (
  dataFolder: string,
  {
    port = 0,
    databaseUrl,
    env = {},
  }: {
    readonly port?: number
    readonly databaseUrl?: string | undefined
    readonly env?: Readonly<Record<string, string>>
  } = {},
): Promise<CentreProcess> => {
  const main = new URL('../main.ts', import.meta.url).pathname
  const started = spawn(process.execPath, [main, '--data', dataFolder, '--port', String(port), '--practice'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) },
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: started.stdout }).once('line', resolve)
    started.once('exit', () => reject(new Error('the centre ended before it was ready')))
  })
  return { process: started, ...Ready.parse(JSON.parse(line)) }
}
