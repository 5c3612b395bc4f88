/**
 * `npm run verify` over a running system; what it says, or a throw where it finds the trace broken. Never waited for by
 * standing still: the balancer of a cluster lives in this very process.
 */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { systemFilePath } from '../../scripts/system/system.ts'
import type { RunningSystem } from './running-system.ts'

const run = promisify(execFile)

export const verifyTrace = async (
  { dataFolder, system }: RunningSystem,
  consultationId: string,
  ...more: readonly string[]
): Promise<string> => {
  const { centreUrl, control, folders, kiosk } = system
  writeFileSync(systemFilePath(dataFolder), JSON.stringify({ pid: process.pid, centreUrl, kiosk, control, folders }))
  const args = ['scripts/verify.ts', consultationId, '--data', dataFolder, ...more]
  return (await run(process.execPath, args, { encoding: 'utf8' })).stdout
}
