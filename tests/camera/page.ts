/** The driver in a real page, for the test beside it. */
import { systemClock } from '../../core/clock.ts'
import { createCounters } from '../../device-drivers/contract/counters.ts'
import { browserCamera } from '../../device-drivers/document-camera/browser-camera.ts'
import { openDocumentCamera } from '../../device-drivers/document-camera/driver.ts'

const capture = async (deadlineMs: number) => {
  const opened = await openDocumentCamera({ open: browserCamera(), clock: systemClock, counters: createCounters() })
  if (!opened.ok) return { fault: opened.error.code, raw: opened.error.raw }
  const problems: string[] = []
  opened.value.onProblem((problem) => void problems.push(problem))
  const result = await opened.value.capture({ deadlineMs, tone: 'text' })
  const model = opened.value.identity.model
  await opened.value.close()
  if (!result.ok) return { fault: result.error.code, raw: result.error.raw, problems, model }
  if (!('ok' in result.value)) return { problem: result.value.problem, problems, model }
  const { heightPx, jpeg, widthPx } = result.value.ok
  return { jpeg: [...jpeg], widthPx, heightPx, problems, model }
}
Object.assign(globalThis, { capture })
