/** The time limits of a case: running, standing still, extended, by which rule; and what the law asks of staff now. */
import { PAUSE_REASONS } from '@lutong/core/cases/reasons.ts'
import { deskName } from '@lutong/core/messages/cases.ts'
import type { CaseView } from '../../server/cases/views.ts'
import { language, moment, said, words } from '../language/language.ts'

const Limit = ({ limit }: { readonly limit: CaseView['limits'][number] }) => {
  const text = words()
  const { desk } = text
  const late = limit.state === 'running' && limit.daysLeft < 0
  return (
    <>
      <dt>{text.due[limit.what]}</dt>
      <dd>
        <span class={late ? 'danger' : limit.state === 'paused' ? 'warn' : undefined}>
          {limit.state === 'paused'
            ? `‖ ${desk.states.paused}`
            : `${late ? '▲' : '●'} ${desk.until(moment(limit.atMs))} · ${text.worklist.daysLeft(limit.daysLeft)}`}
        </span>
        {limit.extendedBy === 0 ? null : <span> · {desk.extended(limit.extendedBy, desk.units[limit.unit])}</span>}
        <p class="soft">
          {said(limit.text)} · {limit.source}
          {limit.verified ? '' : ` · ${desk.notVerified}`}
          {limit.uncertain ? ` · ${desk.uncertain}` : ''}
        </p>
      </dd>
    </>
  )
}

export const CaseLimits = ({ view }: { readonly view: CaseView }) => {
  const { desk } = words()
  const { hints, isHere, limits, line } = view
  const paused = view.dossier.pauses.filter(({ toMs }) => toMs === null)
  return (
    <>
      {line.referredTo === null ? null : (
        <p class="notice" role="status">
          {desk.onItsWay(deskName(line.referredTo, language.value))}
        </p>
      )}
      {isHere ? null : <p class="notice">{desk.elsewhere(deskName(line.heldAt, language.value))}</p>}
      {hints.length === 0 ? null : (
        <section class="card" aria-labelledby="hints">
          <h2 id="hints">{desk.hints}</h2>
          {hints.map(({ source, text }) => (
            <p key={said(text)}>
              {said(text)} <span class="soft">{source}</span>
            </p>
          ))}
        </section>
      )}
      {limits.length === 0 ? null : (
        <section class="card" aria-labelledby="limits">
          <h2 id="limits">{desk.limits}</h2>
          <dl class="lines">
            {limits.map((limit) => (
              <Limit key={limit.what} limit={limit} />
            ))}
          </dl>
          {paused.map(({ fromMs, note, reason }) => (
            <p key={fromMs} class="soft">
              {moment(fromMs)} · {said(PAUSE_REASONS[reason])} {note}
            </p>
          ))}
        </section>
      )}
    </>
  )
}
