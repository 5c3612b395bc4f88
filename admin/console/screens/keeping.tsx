/** How long closed cases and consultations are kept: set by the administrator, read by supervisors. */
import { LEAST_CASE_DAYS, MOST_CASE_DAYS } from '@lutong/core/cases/case-days.ts'
import type { CaseRetention } from '@lutong/core/cases/case-retention.ts'
import { useState } from 'preact/hooks'
import type { Me } from '../../server/accounts/session.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

/** What most would look at first; nothing is set by it. */
const OFFERED_DAYS = 3650

interface FormProps {
  readonly rule: CaseRetention
  readonly done: () => void
}

const RuleForm = ({ done, rule }: FormProps) => {
  const all = words()
  const text = all.keeping
  const [erases, setErases] = useState(rule.keptDays !== null)
  const [days, setDays] = useState(String(rule.keptDays ?? OFFERED_DAYS))
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null)
  const save = async () => {
    setBusy(true)
    const answer = await askSignedIn<null>('PUT', '/case-retention', { keptDays: erases ? Number(days) : null })
    setBusy(false)
    setSaid(
      answer.ok ? { good: true, text: all.consultations.saved } : { good: false, text: all.failure(answer.error) },
    )
    if (answer.ok) done()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <fieldset class="stack plain" disabled={busy}>
        <label class="tick">
          <input type="radio" name="keeping" checked={!erases} onChange={() => setErases(false)} />
          <span>{text.forGood}</span>
        </label>
        <label class="tick">
          <input type="radio" name="keeping" checked={erases} onChange={() => setErases(true)} />
          <span>{text.forDays}</span>
        </label>
        {erases ? (
          <>
            <label class="field kept-days">
              <span>{text.days}</span>
              <input
                type="number"
                min={LEAST_CASE_DAYS}
                max={MOST_CASE_DAYS}
                required
                value={days}
                onInput={(event) => setDays(event.currentTarget.value)}
              />
            </label>
            <label class="tick">
              <input type="checkbox" required />
              <span>{text.known}</span>
            </label>
          </>
        ) : null}
        <button type="submit" class="button button-main">
          {all.consultations.save}
        </button>
      </fieldset>
      {said === null ? null : (
        <p class={said.good ? 'notice' : 'notice notice-danger'} role={said.good ? 'status' : 'alert'}>
          {said.text}
        </p>
      )}
    </form>
  )
}

export const Keeping = ({ me }: { readonly me: Me }) => {
  const text = words().keeping
  const { asked, again } = useAsked<CaseRetention>('/case-retention')
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
      </div>
      <AskedView asked={asked} again={again}>
        {(rule) => (
          <section class="card hours" aria-labelledby="case-retention">
            <h2 id="case-retention">{text.cases}</h2>
            <div class="stack">
              <p>{text.now(rule.keptDays)}</p>
              <p class="soft">{text.means}</p>
            </div>
            {me.role === 'admin' ? <RuleForm rule={rule} done={again} /> : null}
          </section>
        )}
      </AskedView>
    </>
  )
}
