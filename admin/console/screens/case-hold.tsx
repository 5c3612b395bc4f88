/** Whether the case is held beyond its days; supervisors hold it and let it go, and say why. */
import type { CaseHoldView } from '../../server/cases/console-case-retention.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { ReasonForm } from '../components/reason-form.tsx'
import { moment, words } from '../language/language.ts'
import { askSignedIn, session } from '../session.ts'

interface Props {
  readonly caseNumber: string
  /** Told what to say. */
  readonly done: (message: string) => void
}

export const CaseHold = ({ caseNumber, done }: Props) => {
  const all = words()
  const text = all.keeping
  const { asked, again } = useAsked<CaseHoldView>(`/cases/${caseNumber}/hold`)
  const maySet = session.value.state === 'signed-in' && session.value.me.role === 'supervisor'
  const set = async (held: boolean, reason: string) => {
    const answer = await askSignedIn<null>('PUT', `/cases/${caseNumber}/hold`, { held, reason })
    again()
    done(answer.ok ? all.consultations.saved : all.failure(answer.error))
  }
  return (
    <section class="card" aria-labelledby="hold">
      <h2 id="hold">{text.hold}</h2>
      <AskedView asked={asked} again={again}>
        {({ held, keptDays }) => (
          <>
            <p>{held === null ? text.notHeld(keptDays) : text.held(held.by, moment(held.atMs))}</p>
            {maySet ? (
              <details>
                <summary>{held === null ? text.holdMeans : text.letGo}</summary>
                <ReasonForm
                  key={String(held === null)}
                  id="hold-reason"
                  label={held === null ? text.hold : text.letGo}
                  open={(reason) => set(held === null, reason)}
                />
              </details>
            ) : null}
          </>
        )}
      </AskedView>
    </section>
  )
}
