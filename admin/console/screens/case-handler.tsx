/** Who works on the case, and how it changes hands. */
import { useState } from 'preact/hooks'
import type { CaseView } from '../../server/cases/views.ts'
import { newActId } from '../act-id.ts'
import { useKeys } from '../keys.ts'
import { words } from '../language/language.ts'
import { askSignedIn, session } from '../session.ts'
import { GiveTo } from './give-to.tsx'

interface Props {
  readonly view: CaseView
  /** Told what to say; the case is asked for again. */
  readonly done: (message: string) => void
}

export const CaseHandler = ({ done, view }: Props) => {
  const text = words()
  const { assignee, caseNumber } = view.line
  const [busy, setBusy] = useState(false)
  const me = session.value.state === 'signed-in' ? session.value.me : null
  const isMine = assignee !== null && assignee.name === me?.name
  const assign = async (to: string | null) => {
    if (busy) return
    setBusy(true)
    const answer = await askSignedIn<null>('POST', `/cases/${caseNumber}/assignment`, {
      actId: newActId(Date.now()),
      from: assignee?.accountId ?? null,
      to,
    })
    setBusy(false)
    done(answer.ok ? text.moved : text.failure(answer.error))
  }
  useKeys({ t: () => void (isMine || !view.isHere ? undefined : assign('me')) })
  return (
    <section class="card" aria-labelledby="handler">
      <h2 id="handler">{text.worklist.handler}</h2>
      <p>{assignee?.name ?? <span class="soft">{text.worklist.nobody}</span>}</p>
      {view.isHere ? (
        <div class="row">
          {isMine ? (
            <button type="button" class="button" disabled={busy} onClick={() => void assign(null)}>
              {text.casePage.giveBack}
            </button>
          ) : (
            <button type="button" class="button" disabled={busy} onClick={() => void assign('me')}>
              {text.worklist.acts.take}
            </button>
          )}
          {me?.role === 'supervisor' ? <GiveTo choose={({ id }) => void assign(id)} /> : null}
        </div>
      ) : null}
    </section>
  )
}
