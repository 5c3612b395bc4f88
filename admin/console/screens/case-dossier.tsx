/** How a case stands beside its stage: papers asked for, answer, booking, documents, rating. */
import { Fragment } from 'preact'
import type { CaseView } from '../../server/cases/views.ts'
import { moment, words } from '../language/language.ts'

export const CaseDossier = ({ view }: { readonly view: CaseView }) => {
  const text = words().acts
  const { answer, booking, documents, rating, referredTo, supplement, withdrawn } = view.dossier
  const nothing =
    answer === null &&
    booking === null &&
    documents.length === 0 &&
    rating === null &&
    view.dossier.experience === 'none' &&
    referredTo === null &&
    supplement === null &&
    withdrawn === null &&
    !view.signedOnPaper
  if (nothing) return null
  return (
    <section class="card" aria-labelledby="dossier">
      <h2 id="dossier">{text.dossier}</h2>
      <dl class="lines">
        {view.signedOnPaper ? (
          <>
            <dt>{text.signature}</dt>
            <dd class="warn">{text.signedOnPaper}</dd>
          </>
        ) : null}
        {withdrawn === null ? null : (
          <>
            <dt>{text.withdrawn}</dt>
            <dd class="warn">
              {withdrawn.pressedAtMs === null
                ? text.withdrawnAt(moment(withdrawn.atMs))
                : text.undone(moment(withdrawn.pressedAtMs), moment(withdrawn.atMs))}
            </dd>
          </>
        )}
        {supplement === null ? null : (
          <>
            <dt>{text.supplement}</dt>
            <dd>
              {supplement.papers.map((paper) => paper.name).join(text.join)}
              <span class="soft">
                {supplement.givenAtMs === null
                  ? text.waitingUntil(supplement.until)
                  : text.given(moment(supplement.givenAtMs))}
              </span>
            </dd>
          </>
        )}
        {answer === null ? null : (
          <>
            <dt>{text.names.answer}</dt>
            <dd>{answer.text}</dd>
          </>
        )}
        {booking === null ? null : (
          <>
            <dt>{text.booking[booking.state]}</dt>
            <dd>{`${booking.slot.day} ${booking.slot.time ?? text.dayParts[booking.slot.dayPart]} ${booking.with}`}</dd>
          </>
        )}
        {referredTo === null ? null : (
          <>
            <dt>{text.names.refer}</dt>
            <dd>{referredTo}</dd>
          </>
        )}
        {documents.map((one) => (
          <Fragment key={one.sha256}>
            <dt>{text.documents[one.kind]}</dt>
            <dd>
              {one.number} <span class="soft">{one.confirmed ? text.confirmed : text.notConfirmed}</span>{' '}
              <a href={`/verify?d=${one.number}&h=${one.sha256}`} target="_blank" rel="noreferrer">
                {one.signature === undefined ? text.check : text.signed}
              </a>
            </dd>
          </Fragment>
        ))}
        {rating === null ? null : (
          <>
            <dt>{text.rating}</dt>
            <dd>
              {text.levels[rating.level]}
              {view.dossier.followUp === 'none' ? null : (
                <span class="warn"> {text.followUps[view.dossier.followUp]}</span>
              )}
            </dd>
          </>
        )}
        {view.dossier.experience === 'none' ? null : (
          <>
            <dt>{text.experience}</dt>
            <dd>
              {view.dossier.experienceText} <span class="soft">{text.experienceStates[view.dossier.experience]}</span>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
