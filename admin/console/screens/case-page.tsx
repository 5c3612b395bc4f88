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
import { CaseGround } from './case-ground.tsx'
import { CaseHandler } from './case-handler.tsx'
import { CaseHold } from './case-hold.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { CaseLimits } from './case-limits.tsx'
import { CaseForms } from './case-forms.tsx'
import { NextStep } from './next-step.tsx'
import { ReadLines } from './reads.tsx'
import { session } from '../session.ts'

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
  const [isSeen, setSeen] = useState(false)
  const isSupervisor = session.value.state === 'signed-in' && session.value.me.role === 'supervisor'
  // Back to where one came from, with its filters; a shared link comes from nowhere.
  useKeys({ u: () => go('/console/cases') })
  const told = (message: string) => {
    setNotice(message)
    again()
  }
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
          <NextStep view={view} done={told} />
          <CaseHandler view={view} done={told} />
          <CaseActs view={view} done={told} />
          <CaseHold caseNumber={line.caseNumber} done={setNotice} />
          <p class="done-notice" role="status">
            {notice}
          </p>
        </aside>
        <section class="case-main" aria-labelledby="history">
          <CaseLimits view={view} />
          <CaseComplaint view={view} />
          <CaseDossier view={view} />
          <h2 id="history">{text.history}</h2>
          <CaseTimeline view={view} />
          <h2 id="application" class="application">
            {text.casePage.application}
          </h2>
          <div class="received">
            <CaseFiles view={view} />
            <CaseForms forms={view.forms} />
            <div class="card">
              <Origin view={view} />
            </div>
          </div>
          {isSupervisor ? (
            <details onToggle={(event) => setSeen(event.currentTarget.open)}>
              <summary>{text.reads.ofThisCase}</summary>
              {isSeen ? <ReadLines filters={{ subject: line.caseNumber }} /> : null}
            </details>
          ) : null}
        </section>
      </div>
    </>
  )
}

export const CasePage = ({ caseNumber }: { readonly caseNumber: string }) => {
  const { asked, again } = useAsked<CaseView>(`/cases/${caseNumber}`)
  if (asked.state === 'failed' && asked.code === 'ground-needed')
    return <CaseGround caseNumber={caseNumber} done={again} />
  return (
    <AskedView asked={asked} again={again}>
      {(view) => <Case view={view} again={again} />}
    </AskedView>
  )
}
