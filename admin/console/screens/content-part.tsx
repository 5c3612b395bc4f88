/** One part of the content: read, and where staff may change it, edited in plain forms as a draft. */
import { EDITABLE, type Editable, type EditableField } from '@lutong/core/content/editable.ts'
import { changesBetween, textAt, withValueAt } from '@lutong/core/content/paths.ts'
import { useState } from 'preact/hooks'
import type { PartView } from '../../server/content/console-content.ts'
import type { FailureCode } from '../api.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { moment, said, words } from '../language/language.ts'
import { Link } from '../router.tsx'
import { askSignedIn } from '../session.ts'
import { groupsOf, leafOf, without, withCopy } from './part-groups.ts'

const editableOf = (kind: string): Editable | undefined =>
  Object.entries(EDITABLE).find(([known]) => known === kind)?.[1]

interface FieldProps {
  readonly field: EditableField
  readonly typed: string
  readonly type: (text: string) => void
}

const Field = ({ field, type, typed }: FieldProps) => {
  const text = words().content
  const shared = { value: typed, required: field.type !== 'maybe', maxLength: 4000 }
  return (
    <label class="field">
      <span>{said(field.label)}</span>
      {field.type === 'lines' ? (
        <textarea rows={2} {...shared} onInput={(event) => type(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          {...(field.type === 'codes' ? { pattern: '\\s*GF[0-9]{5}(\\s+GF[0-9]{5})*\\s*', title: text.codesHint } : {})}
          onInput={(event) => type(event.currentTarget.value)}
        />
      )}
    </label>
  )
}

interface EditorProps {
  readonly part: PartView
  readonly editable: Editable
  readonly again: () => void
}

type Saving = { readonly state: 'idle' | 'busy' | 'saved' } | { readonly state: 'failed'; readonly code: FailureCode }

const Editor = ({ again, editable, part }: EditorProps) => {
  const text = words().content
  const [value, setValue] = useState<unknown>(part.draft?.value ?? part.value)
  /** As typed: a list of codes may end in a space while it is written. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const path = `/content/drafts/${part.kind}/${part.id}`
  const groups = groupsOf(value, editable)
  const change = (next: unknown) => {
    setValue(next)
    setSaving({ state: 'idle' })
  }
  const save = async () => {
    if (saving.state === 'busy') return
    setSaving({ state: 'busy' })
    const answer = await askSignedIn<null>('PUT', path, { value, baseSha256: part.sha256 })
    setSaving(answer.ok ? { state: 'saved' } : { state: 'failed', code: answer.error })
  }
  const drop = async () => {
    const answer = await askSignedIn<null>('DELETE', path)
    if (answer.ok) again()
    else setSaving({ state: 'failed', code: answer.error })
  }
  return (
    <form
      class="stack content-page"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {groups.map(({ entry, key, name, places }) => (
        <fieldset key={key} class="card part-entry">
          {name === '' ? null : <legend>{text.entry(name)}</legend>}
          {places.map(({ field, path: at }) => (
            <Field
              key={at}
              field={field}
              typed={typed[at] ?? textAt(value, at)}
              type={(written) => {
                setTyped({ ...typed, [at]: written })
                change(withValueAt(value, at, leafOf(field, written)))
              }}
            />
          ))}
          {entry === null || editable.list === null ? null : (
            <div class="row">
              <button
                type="button"
                class="button"
                onClick={() => {
                  setTyped({})
                  change(withCopy(value, editable.list ?? '', entry))
                }}
              >
                {text.copy}
              </button>
              {groups.length > 1 ? (
                <button
                  type="button"
                  class="button button-danger"
                  onClick={() => {
                    setTyped({})
                    change(without(value, editable.list ?? '', entry))
                  }}
                >
                  {text.takeOut}
                </button>
              ) : null}
            </div>
          )}
        </fieldset>
      ))}
      <div class="part-foot">
        {saving.state === 'failed' ? (
          <p class="notice notice-danger" role="alert">
            {saving.code === 'conflict'
              ? text.changedMeanwhile
              : saving.code === 'invalid-request'
                ? text.invalid
                : words().failure(saving.code)}
          </p>
        ) : null}
        <p class="done-notice" role="status">
          {saving.state === 'saved' ? text.saved : saving.state === 'busy' ? text.saving : ''}
        </p>
        <div class="row">
          <button type="submit" class="button button-main" disabled={saving.state === 'busy'}>
            {text.save}
          </button>
          {part.draft === null && saving.state !== 'saved' ? null : (
            <>
              <Link to="/console/content/preview" class="button">
                {text.preview}
              </Link>
              <button type="button" class="button button-danger" onClick={() => void drop()}>
                {text.drop}
              </button>
            </>
          )}
        </div>
      </div>
    </form>
  )
}

const Reader = ({ part }: { readonly part: PartView }) => (
  <div class="card stack">
    <p class="soft">{words().content.readOnly}</p>
    <dl class="part-reader">
      {changesBetween(null, part.value)
        .filter((leaf) => leaf.path !== '')
        .map((leaf) => (
          <div key={leaf.path}>
            <dt class="soft">{leaf.path}</dt>
            <dd>{leaf.after}</dd>
          </div>
        ))}
    </dl>
  </div>
)

export const ContentPart = ({ id, kind }: { readonly id: string; readonly kind: string }) => {
  const text = words().content
  const { asked, again } = useAsked<PartView>(`/content/parts/${kind}/${id}`)
  const editable = editableOf(kind)
  return (
    <>
      <Link to="/console/content" class="back">
        ← {text.back}
      </Link>
      <AskedView asked={asked} again={again}>
        {(part) => (
          <>
            <div class="page-head">
              <div>
                <h1>{said(part.title)}</h1>
                <p class="subtitle">
                  {Object.entries(text.kinds).find(([known]) => known === kind)?.[1] ?? kind} · {id}
                </p>
              </div>
            </div>
            {part.draft === null ? null : (
              <p class={part.draft.stale ? 'notice notice-danger' : 'notice'}>
                {part.draft.stale ? text.stale : text.draftOpen(part.draft.actor, moment(part.draft.atMs))}
              </p>
            )}
            {editable === undefined ? (
              <Reader part={part} />
            ) : (
              <Editor key={`${part.sha256}${part.draft?.atMs ?? ''}`} part={part} editable={editable} again={again} />
            )}
          </>
        )}
      </AskedView>
    </>
  )
}
