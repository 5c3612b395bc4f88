import { deskName } from '@lutong/core/messages/cases.ts'
import { useState } from 'preact/hooks'
import type { CaseView } from '../../server/cases/views.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { StageTag } from '../components/stage-tag.tsx'
import { language, moment, said, words } from '../language/language.ts'
import { useKeys } from '../keys.ts'
import { go, Link } from '../router.tsx'
import { CaseActs } from './case-acts.tsx'
import { CaseComplaint } from './case-complaint.tsx'
import { CaseDossier } from './case-dossier.tsx'
import { CaseFiles } from './case-files.tsx'
import { CaseLimits } from './case-limits.tsx'
import { CaseForms } from './case-forms.tsx'
import { NextStep } from './next-step.tsx'

type Event = CaseView['events'][number]

const EventHead = ({ event }: { readonly event: Event }) => {
  const text = words()
  return (
    <div class="event-head">
      {event.kind === 'moved' ? (
        <StageTag stage={event.stage} outcome={event.outcome} />
      ) : (
        <strong>{event.kind === 'received' ? text.event.received : text.event.complete}</strong>
      )}
      <span class="event-by">
        <time dateTime={new Date(event.atMs).toISOString()}>{moment(event.atMs)}</time> · {event.actor ?? text.bySystem}
      </span>
    </div>
  )
}

const Origin = ({ view }: { readonly view: CaseView }) => {
  const text = words()
  return (
    <dl class="lines origin">
      <dt>{text.facts}</dt>
      <dd>
        {text.channel[view.channel]} {view.terminalName ?? ''} · {text.identification[view.identification]}
      </dd>
      <dt>{text.terminalTime}</dt>
      <dd>{moment(view.createdAtTerminalMs)}</dd>
      <dt>{text.provisionalNumber}</dt>
      <dd class="code">{view.provisionalNumber}</dd>
      {view.consultationId === null ? null : (
        <>
          <dt>{text.queue.cameFrom}</dt>
          <dd>
            <Link to={`/console/consultations/${view.consultationId}`}>{text.queue.talk}</Link>
          </dd>
        </>
      )}
      <dt>{text.checkCode}</dt>
      <dd class="code">{view.digest}</dd>
    </dl>
  )
}

const Case = ({ view, again }: { readonly view: CaseView; readonly again: () => void }) => {
  const text = words()
  const { line } = view
  const [notice, setNotice] = useState<string | null>(null)
  // Back to where one came from, with its filters; a shared link comes from nowhere.
  useKeys({ u: () => go('/console/cases') })
  return (
    <>
      <Link to="/console/cases" class="back">
        ← {text.backToList}
      </Link>
      <div class="page-head">
        <div>
          <h1>{said(line.itemName)}</h1>
          <p class="subtitle">
            <span class="case-number">{line.caseNumber}</span> · {line.applicant ?? text.anonymous} ·{' '}
            {text.desk.heldAt(deskName(line.heldAt, language.value))}
          </p>
        </div>
        <StageTag stage={line.stage} outcome={line.outcome} />
      </div>
      <div class="case">
        <aside class="case-side">
          <NextStep
            view={view}
            done={(message) => {
              setNotice(message)
              again()
            }}
          />
          <CaseActs
            view={view}
            done={(message) => {
              setNotice(message)
              again()
            }}
          />
          <p class="done-notice" role="status">
            {notice}
          </p>
        </aside>
        <section class="case-main" aria-labelledby="history">
          <CaseLimits view={view} />
          <CaseComplaint view={view} />
          <CaseDossier view={view} />
          <h2 id="history">{text.history}</h2>
          <ol class="timeline">
            {view.events.map((event) => (
              <li key={event.seq}>
                <EventHead event={event} />
                {event.reason === null ? null : (
                  <p class="reason">
                    <span class="reason-word">{text.reason}</span> {event.reason}
                  </p>
                )}
                {event.kind === 'received' ? (
                  <div class="received">
                    <Origin view={view} />
                    <CaseForms forms={view.forms} />
                    <CaseFiles view={view} />
                  </div>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}

export const CasePage = ({ caseNumber }: { readonly caseNumber: string }) => {
  const { asked, again } = useAsked<CaseView>(`/cases/${caseNumber}`)
  return (
    <AskedView asked={asked} again={again}>
      {(view) => <Case view={view} again={again} />}
    </AskedView>
  )
}
