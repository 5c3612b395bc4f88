/** What the drafts would change, and the step that sends it to every terminal. */
import { useState } from 'preact/hooks'
import type { Me } from '../../server/accounts/session.ts'
import type { PreviewView } from '../../server/content/console-content.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, said, words } from '../language/language.ts'
import { Link } from '../router.tsx'
import { mayPublish } from './content.tsx'
import { PublishForm } from './publish-form.tsx'

type Changed = PreviewView['parts'][number]

/** The entry of the list, where the change is in one. */
const entryOf = (path: string): string => path.split('.').slice(0, -2).join(' · ')

const Changes = ({ part }: { readonly part: Changed }) => {
  const text = words().content
  return (
    <section class="stack">
      <h2>
        <Link to={`/console/content/parts/${part.kind}/${part.id}`}>{said(part.title)}</Link>
      </h2>
      <p class="soft">{text.draftOpen(part.actor, moment(part.atMs))}</p>
      {part.stale ? <p class="notice notice-danger">{text.stale}</p> : null}
      <DataTable label={said(part.title)} columns={[text.change, text.before, text.after]}>
        {part.changes.map((change) => (
          <tr role="row" key={change.path}>
            <Cell title={text.change}>
              {said(change.label)} <span class="soft">{entryOf(change.path)}</span>
            </Cell>
            <Cell title={text.before}>
              <del>{change.before === '' ? text.empty : change.before}</del>
            </Cell>
            <Cell title={text.after}>
              <ins>{change.after === '' ? text.empty : change.after}</ins>
            </Cell>
          </tr>
        ))}
      </DataTable>
    </section>
  )
}

export const ContentPreview = ({ me }: { readonly me: Me }) => {
  const text = words().content
  const { asked, again } = useAsked<PreviewView>('/content/preview')
  const [notice, setNotice] = useState('')
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
      <AskedView asked={asked} again={again}>
        {({ parts, version }) =>
          parts.length === 0 ? (
            notice === '' ? (
              <p class="notice">{text.noDrafts}</p>
            ) : null
          ) : (
            <div class="stack content-page">
              {parts.map((part) => (
                <Changes key={`${part.kind}/${part.id}`} part={part} />
              ))}
              {!mayPublish(me.role) ? (
                <p class="notice">{text.notAllowed}</p>
              ) : parts.some((part) => part.stale) ? null : (
                <PublishForm
                  title={text.publishTitle}
                  path="/content/versions"
                  body={{
                    baseVersion: version,
                    drafts: parts.map(({ atMs, id, kind }) => ({ atMs, id, kind })),
                  }}
                  done={(published) => {
                    setNotice(text.done(published))
                    again()
                  }}
                />
              )}
            </div>
          )
        }
      </AskedView>
    </>
  )
}
