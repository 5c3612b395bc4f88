/** Starts the call's faults where nothing else has a network, and hears the rows. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { FaultRow } from './call-faults.ts'

const INSIDE = new URL('inside.ts', import.meta.url).pathname

/** `false`: it ended before its end. */
export const runCallFaults = async (tell: (row: FaultRow) => void): Promise<boolean> => {
  const child = spawn('unshare', ['--mount', '--net', process.execPath, INSIDE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  for await (const line of createInterface({ input: child.stdout })) tell(FaultRow.parse(JSON.parse(line)))
  return (await ended) === 0
}
