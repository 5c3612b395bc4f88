import type { RecordDraft } from '@lutong/core/consultation/consultation.ts'
import type { DeskView } from '@lutong/core/contracts/live.ts'
import { useState } from 'preact/hooks'
import { said, words } from '../language/language.ts'
import { ask, online } from '../line/desk-line.ts'
import { TEMPLATES } from './templates.ts'
import type { Written } from './use-draft.ts'

const AREAS = [
  { part: 'facts', rows: 4, most: 4000 },
  { part: 'issue', rows: 2, most: 2000 },
  { part: 'advice', rows: 7, most: 6000 },
] as const satisfies readonly { part: keyof RecordDraft; rows: number; most: number }[]

interface RecordFormProps {
  readonly current: DeskView['current'][number]
  readonly written: Written
  readonly onNews: (news: string) => void
}

export const RecordForm = ({ current, written, onNews }: RecordFormProps) => {
  const text = words().record
  const { draft, kept, change } = written
  const [aidTold, setAidTold] = useState(false)
  const [busy, setBusy] = useState(false)
  const over = current.state === 'summarising'
  const lacks = !over ? text.endFirst : draft.advice.trim() === '' ? text.needsAdvice : aidTold ? null : text.needsAid
  const sign = async () => {
    if (busy || lacks !== null) return
    setBusy(true)
    const asked = await ask({ type: 'sign', consultationId: current.id, record: { ...draft, legalAidTold: true } })
    setBusy(false)
    if (asked !== 'closed') onNews(asked === 'done' ? text.signed : text.gone)
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void sign()
      }}
    >
      <label class="field">
        <span>{text.template}</span>
        <select
          value=""
          onChange={(event) => {
            const template = TEMPLATES.find((one) => one.id === event.currentTarget.value)
            event.currentTarget.value = ''
            if (template === undefined) return
            // Added, never in place of what was written.
            const joined = (now: string, more: string) => (now.trim() === '' ? more : `${now.trimEnd()}\n${more}`)
            change({
              issue: joined(draft.issue, template.issue),
              advice: joined(draft.advice, template.advice),
              nextSteps: joined(draft.nextSteps, template.nextSteps),
            })
          }}
        >
          <option value="">{text.templateChoose}</option>
          {TEMPLATES.map((one) => (
            <option key={one.id} value={one.id}>
              {said(one.title)}
            </option>
          ))}
        </select>
      </label>
      {AREAS.map(({ part, rows, most }) => (
        <label key={part} class="field">
          <span>{text[part]}</span>
          <textarea
            rows={rows}
            maxLength={most}
            value={draft[part]}
            placeholder={part === 'advice' ? text.adviceHint : ''}
            onInput={(event) => change({ [part]: event.currentTarget.value })}
          />
        </label>
      ))}
      <div class="field">
        <span>{text.laws}</span>
        {draft.lawsCited.length === 0 ? (
          <p class="soft">{text.noLaws}</p>
        ) : (
          <ul class="cited">
            {draft.lawsCited.map((law) => (
              <li key={law}>
                {law}
                <button
                  type="button"
                  class="quiet"
                  aria-label={text.remove(law)}
                  onClick={() => change({ lawsCited: draft.lawsCited.filter((one) => one !== law) })}
                >
                  {text.removeShort}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <label class="field">
        <span>{text.nextSteps}</span>
        <textarea
          rows={3}
          maxLength={2000}
          value={draft.nextSteps}
          onInput={(event) => change({ nextSteps: event.currentTarget.value })}
        />
      </label>
      <label class="tick">
        <input type="checkbox" checked={aidTold} onChange={(event) => setAidTold(event.currentTarget.checked)} />
        <span>
          {text.aid}
          <span class="soft">{text.aidWhy}</span>
        </span>
      </label>
      <p class="soft" role="status">
        {kept === 'kept' ? text.kept : kept === 'none' ? '' : online.value ? text.keeping : text.waiting}
      </p>
      <div class="row sign-row">
        <button type="submit" class="button button-main" disabled={busy || lacks !== null}>
          {busy ? text.signing : text.sign}
        </button>
        {lacks === null ? null : <span class="soft">{lacks}</span>}
      </div>
    </form>
  )
}
