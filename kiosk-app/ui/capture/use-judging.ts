/** Whether pages are still being looked at. A page that cannot be judged holds nobody up for long. */
import { systemClock } from '@lutong/core/clock.ts'
import { useEffect, useState } from 'preact/hooks'
import type { ScreenOf } from '../visit/screen-of.ts'

const PATIENCE_MS = 8_000

export const useJudging = (needs: readonly ScreenOf<'materials'>['needs'][number][]): boolean => {
  const open = needs
    .flatMap(({ added }) => added)
    .filter(({ look, mediaType }) => look === 'unjudged' && mediaType !== 'application/pdf')
    .map(({ materialId }) => materialId)
    .join()
  const [waitedFor, setWaitedFor] = useState('')
  useEffect(() => (open === '' ? undefined : systemClock.setTimer(PATIENCE_MS, () => setWaitedFor(open))), [open])
  return open !== '' && open !== waitedFor
}
