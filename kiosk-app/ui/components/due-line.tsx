/** Until when a case is to be decided, and whether that rests on a printed source. */
import common from '../screens/screens.module.css'
import { day } from '../visit/formats.ts'
import type { CaseView } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'

export const DueLine = ({ view }: { readonly view: CaseView }) => {
  const { snapshot, messages } = useVisit()
  if (view.dueAtMs === null) return null
  return (
    <p class={common.aboveGap}>
      {messages.progress.due(day(view.dueAtMs, snapshot.language))}
      {view.dueSure ? null : <span class={common.soft}> {messages.progress.dueNotSure}</span>}
    </p>
  )
}
