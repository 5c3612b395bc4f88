/** A complaint step by step: registered, investigated, reviewed by another, answered. */
import type { CaseView } from '../../server/cases/views.ts'
import { moment, words } from '../language/language.ts'
import { session } from '../session.ts'

const Step = ({
  atMs,
  title,
  children,
}: {
  atMs: number | null
  title: string
  children?: preact.ComponentChildren
}) => (
  <>
    <dt>{title}</dt>
    <dd>
      {atMs === null ? <span class="soft">{words().desk.waits}</span> : `${moment(atMs)} `}
      {children}
    </dd>
  </>
)

export const CaseComplaint = ({ view }: { readonly view: CaseView }) => {
  const text = words().desk
  const { complaint } = view.dossier
  if (complaint === null) return null
  const { investigation = null, review = null } = complaint.file ?? {}
  const me = session.value.state === 'signed-in' ? session.value.me : null
  const mine = me?.role === 'supervisor' && investigation?.by === me.name && review === null
  return (
    <section class="card" aria-labelledby="complaint">
      <h2 id="complaint">{text.complaint}</h2>
      <dl class="lines">
        <Step title={text.steps.registered} atMs={complaint.registeredAtMs} />
        <Step title={text.steps.investigated} atMs={complaint.investigatedAtMs}>
          {investigation === null ? null : (
            <>
              <span class="soft">{text.byWhom(investigation.by)}</span>
              <p>{investigation.findings}</p>
              {investigation.measures === '' ? null : <p>{investigation.measures}</p>}
            </>
          )}
        </Step>
        <Step title={text.steps.reviewed} atMs={complaint.reviewedAtMs}>
          {review === null ? null : (
            <>
              <span class={review.agrees ? 'soft' : 'warn'}>
                {review.agrees ? text.byWhom(review.by) : `${text.sentBack} · ${text.byWhom(review.by)}`}
              </span>
              {review.note === '' ? null : <p>{review.note}</p>}
            </>
          )}
        </Step>
        <Step title={text.steps.answered} atMs={complaint.answer?.atMs ?? null}>
          {complaint.answer === null ? null : <p>{complaint.answer.text}</p>}
        </Step>
      </dl>
      {mine ? <p class="warn">{text.otherReviewer}</p> : null}
    </section>
  )
}
