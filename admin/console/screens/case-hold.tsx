/** Whether the case is held beyond its days; supervisors hold it, saying why, and let it go. */
import { useState } from 'preact/hooks'
import type { CaseHoldView } from '../../server/cases/console-case-retention.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { moment, words } from '../language/language.ts'
import { askSignedIn, session } from '../session.ts'

interface Props {
  readonly caseNumber: string
  /** Told what to say. */
  readonly done: (message: string) => void
}

const HoldForm = ({ hold }: { readonly hold: (reason: string) => Promise<void> }) => {
  const text = words().keeping
  const [reason, setReason] = useState('')
  return (
    <details>
      <summary>{text.holdMeans}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void hold(reason)
        }}
      >
        <label class="field">
          <span>{text.why}</span>
          <input
            required
            minLength={4}
            maxLength={200}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <div class="row">
          <button type="submit" class="button">
            {text.hold}
          </button>
        </div>
      </form>
    </details>
  )
}

export const CaseHold = ({ caseNumber, done }: Props) => {
  const all = words()
  const text = all.keeping
  const { asked, again } = useAsked<CaseHoldView>(`/cases/${caseNumber}/hold`)
  const maySet = session.value.state === 'signed-in' && session.value.me.role === 'supervisor'
  const set = async (reason: string | null) => {
    const answer = await askSignedIn<null>('PUT', `/cases/${caseNumber}/hold`, { reason })
    again()
    done(answer.ok ? all.consultations.saved : all.failure(answer.error))
  }
  return (
    <section class="card" aria-labelledby="hold">
      <h2 id="hold">{text.hold}</h2>
      <AskedView asked={asked} again={again}>
        {({ held, keptDays }) =>
          held === null ? (
            <>
              <p>{text.notHeld(keptDays)}</p>
              {maySet ? <HoldForm hold={set} /> : null}
            </>
          ) : (
            <>
              <p>{text.held(held.by, moment(held.atMs), held.reason)}</p>
              {maySet ? (
                <div class="row">
                  <button type="button" class="button" onClick={() => void set(null)}>
                    {text.letGo}
                  </button>
                </div>
              ) : null}
            </>
          )
        }
      </AskedView>
    </section>
  )
}
