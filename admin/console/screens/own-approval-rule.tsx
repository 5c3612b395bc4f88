/** Whether somebody who is the only one to review may review the own text: set by whoever administers the centre. */
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

export const OwnApprovalRule = ({ isOn, set }: { readonly isOn: boolean; readonly set: () => void }) => {
  const all = words()
  const text = all.review
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState('')
  const change = async (ownApproval: boolean) => {
    setBusy(true)
    const answer = await askSignedIn<null>('PUT', '/content/rules', { ownApproval })
    setBusy(false)
    setTold(answer.ok ? text.ruleSaved : all.failure(answer.error))
    if (answer.ok) set()
  }
  return (
    <div class="card stack">
      <label class="tick">
        <input
          type="checkbox"
          checked={isOn}
          disabled={busy}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span>{text.rule}</span>
      </label>
      <p class="soft">{text.ruleMeans}</p>
      <p class="done-notice" role="status">
        {told}
      </p>
    </div>
  )
}
