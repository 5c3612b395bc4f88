/** What the drafts would change, the step that sends them for review, and what waits for one. */
import { useState } from 'preact/hooks'
import type { Me } from '../../server/accounts/session.ts'
import type { PreviewView } from '../../server/content/console-content.ts'
import type { ProposalsView } from '../../server/content/publishing.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { words } from '../language/language.ts'
import { Link } from '../router.tsx'
import { Changes } from './content-changes.tsx'
import { DecidedProposals, WaitingProposals } from './content-proposals.tsx'
import { ProposeForm } from './propose-form.tsx'

/** Drafts that wait for review already are not sent a second time. */
const unsent = ({ parts }: PreviewView, { proposals }: ProposalsView): PreviewView['parts'] => {
  const keyOf = (one: { readonly kind: string; readonly id: string; readonly atMs: number }) =>
    `${one.kind}/${one.id}/${one.atMs}`
  const sent = new Set(
    proposals.filter(({ stale, state }) => state === 'proposed' && !stale).flatMap((one) => one.parts.map(keyOf)),
  )
  return parts.filter((part) => !sent.has(keyOf(part)))
}

const isWaiting = ({ proposals }: ProposalsView) => proposals.some(({ state }) => state === 'proposed')

export const ContentPreview = ({ me }: { readonly me: Me }) => {
  const all = words()
  const text = all.content
  const drafts = useAsked<PreviewView>('/content/preview')
  const proposals = useAsked<ProposalsView>('/content/proposals')
  const [notice, setNotice] = useState('')
  const told = (message: string) => {
    setNotice(message)
    drafts.again()
    proposals.again()
  }
  return (
    <>
      <Link to="/console/content" class="back">
        ← {text.back}
      </Link>
      <div class="page-head">
        <h1>{text.preview}</h1>
      </div>
      <p class="done-notice" role="status">
        {notice}
      </p>
      <AskedView asked={proposals.asked} again={proposals.again}>
        {(view) => (
          <div class="stack content-page">
            <AskedView asked={drafts.asked} again={drafts.again}>
              {(preview) => {
                const parts = unsent(preview, view)
                if (parts.length === 0)
                  return notice === '' && !isWaiting(view) ? <p class="notice">{text.noDrafts}</p> : null
                return (
                  <>
                    {parts.map((part) => (
                      <Changes key={`${part.kind}/${part.id}`} part={part} />
                    ))}
                    {parts.some((part) => part.stale) ? null : (
                      <ProposeForm
                        title={all.review.proposeTitle}
                        body={{ drafts: parts.map(({ atMs, id, kind }) => ({ atMs, id, kind })) }}
                        done={() => told(all.review.proposed)}
                      />
                    )}
                  </>
                )
              }}
            </AskedView>
            <WaitingProposals
              view={view}
              me={me}
              published={(version) => told(text.done(version))}
              returned={() => told(all.review.returned)}
            />
            <DecidedProposals view={view} />
          </div>
        )}
      </AskedView>
    </>
  )
}
