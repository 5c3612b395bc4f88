/** Page, browser and host killed in the middle of a form, under the Chromium shell's supervisor. Needs root. */
import { runInNamespaces } from '../../security/in-namespace.ts'
import { Crash } from './crash-report.ts'

const INSIDE = new URL('inside.ts', import.meta.url).pathname

export const crashFaults = async (times: number, tell: (crash: Crash) => void): Promise<readonly Crash[]> => {
  const crashes: Crash[] = []
  const status = await runInNamespaces(INSIDE, ['--times', String(times)], (line) => {
    const crash = Crash.parse(line)
    crashes.push(crash)
    tell(crash)
  })
  if (status !== 0) throw new Error(`the crashes ended with status ${status}`)
  return crashes
}
