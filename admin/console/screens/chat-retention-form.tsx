/** How long written words of a call stay where nobody signs its record: set by the administrator, read by supervisors. */
import type { ChatRetention } from '@lutong/core/consultation/chat.ts'
import { words } from '../language/language.ts'
import { KeptDaysForm } from './kept-days-form.tsx'

interface ChatRetentionFormProps {
  readonly rule: ChatRetention
  readonly maySet: boolean
  readonly done: () => void
}

export const ChatRetentionForm = ({ done, maySet, rule: { keptDays } }: ChatRetentionFormProps) => {
  const text = words().consultations
  return (
    <KeptDaysForm
      id="chat-retention"
      title={text.chatRule}
      now={text.chatNow(keptDays)}
      keptDays={keptDays}
      mostDays={90}
      path="/chat-retention"
      maySet={maySet}
      done={done}
    />
  )
}
