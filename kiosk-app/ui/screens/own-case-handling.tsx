/** How a case is being handled: standing still, given longer, at another level, not taken in; a complaint step by step. */
import { Notice } from '../components/notice.tsx'
import { day } from '../visit/formats.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './own-case.module.css'
import common from './screens.module.css'

type OwnCase = ScreenOf<'own-case'>
interface Props {
  readonly screen: OwnCase
}

const Complaint = ({ complaint }: { readonly complaint: NonNullable<OwnCase['complaint']> }) => {
  const { snapshot, messages } = useVisit()
  const text = messages.ownCase
  const steps = [
    ['registered', complaint.registeredAtMs],
    ['investigated', complaint.investigatedAtMs],
    ['reviewed', complaint.reviewedAtMs],
    ['answered', complaint.answeredAtMs],
  ] as const
  return (
    <section class={`${common.card} ${common.stack}`}>
      <h2>{text.complaint}</h2>
      <ol class={common.stack}>
        {steps.map(([name, atMs]) => (
          <li key={name} class={`${common.row} ${common.between}`}>
            <strong>{text.complaintSteps[name]}</strong>
            <span class={common.soft}>
              {atMs === null ? messages.progress.next : `✓ ${day(atMs, snapshot.language)}`}
            </span>
          </li>
        ))}
      </ol>
      <p class={common.soft}>{text.complaintKept}</p>
      {complaint.answer === null ? null : (
        <>
          <h2>{text.complaintAnswer}</h2>
          <p class={css.answer}>{complaint.answer}</p>
        </>
      )}
    </section>
  )
}

export const Handling = ({ screen }: Props) => {
  const { snapshot, messages } = useVisit()
  const text = messages.ownCase
  const { complaint, extended, notAccepted, pausedFor, referral } = screen
  return (
    <>
      {notAccepted === null ? null : (
        <Notice tone="warn" title={text.notAccepted}>
          <p>{text.why(notAccepted.why)}</p>
          {notAccepted.words === '' ? null : <p>{notAccepted.words}</p>}
          {notAccepted.goTo === '' ? null : <p class={common.strong}>{text.goTo(notAccepted.goTo)}</p>}
          <p>{text.letterHere}</p>
        </Notice>
      )}
      {pausedFor === null ? null : (
        <Notice tone="info" sign="clock" title={text.paused}>
          <p>{text.why(pausedFor)}</p>
          <p>{text.pausedHint}</p>
        </Notice>
      )}
      {extended === null ? null : (
        <Notice tone="info" sign="clock" title={text.extended(day(extended.untilMs, snapshot.language))}>
          <p>{text.why(extended.why)}</p>
          <p>{text.letterHere}</p>
        </Notice>
      )}
      {referral === null ? null : (
        <Notice tone="info" title={text.referredUp(referral.to, referral.taken)}>
          <p>{text.why(referral.why)}</p>
          <p>{text.referredUpHint}</p>
        </Notice>
      )}
      {complaint === null ? null : <Complaint complaint={complaint} />}
    </>
  )
}
