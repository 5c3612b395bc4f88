/** The list as it is filtered, taken along as a file. */
import { READ_GROUNDS } from '@lutong/core/cases/read-grounds.ts'
import { useState } from 'preact/hooks'
import { type ChosenGround, GroundField } from '../components/ground-field.tsx'
import { language, words } from '../language/language.ts'
import { session } from '../session.ts'
import { saveFile } from '../save-file.ts'
import type { Filters } from './filters.ts'

const LEAST_REASON = 4

export const ExportForm = ({ filters }: { readonly filters: Filters }) => {
  const text = words()
  const { exports } = text.worklist
  const [isOpen, setOpen] = useState(false)
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx')
  const [withPersons, setWithPersons] = useState(false)
  const [ground, setGround] = useState<ChosenGround>('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isSupervisor = session.value.state === 'signed-in' && session.value.me.role === 'supervisor'
  const save = async () => {
    const { after: _after, sort, ...filter } = filters
    setBusy(true)
    const failed = await saveFile('/cases/exports', {
      ...{ filter, format, language: language.value },
      ...(sort === undefined ? {} : { sort }),
      ...(withPersons ? { persons: { ground, reason } } : {}),
    })
    setBusy(false)
    setProblem(failed === null ? null : text.failure(failed))
    if (failed === null) setOpen(false)
  }
  if (!isOpen)
    return (
      <button type="button" class="button" onClick={() => setOpen(true)}>
        {exports.title}
      </button>
    )
  return (
    <form
      class="card stack export-form"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void save()
      }}
    >
      <label class="field">
        <span>{exports.format}</span>
        <select value={format} onChange={(event) => setFormat(event.currentTarget.value === 'csv' ? 'csv' : 'xlsx')}>
          <option value="xlsx">{exports.formats.xlsx}</option>
          <option value="csv">{exports.formats.csv}</option>
        </select>
      </label>
      {isSupervisor ? (
        <label class="tick">
          <input
            type="checkbox"
            checked={withPersons}
            onChange={(event) => setWithPersons(event.currentTarget.checked)}
          />
          <span>{exports.withPersons}</span>
        </label>
      ) : null}
      {withPersons ? <GroundField id="export-ground" grounds={READ_GROUNDS} value={ground} choose={setGround} /> : null}
      {withPersons ? (
        <label class="field">
          <span>{exports.reason}</span>
          <input
            required
            minLength={LEAST_REASON}
            maxLength={200}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
      ) : null}
      <p class="soft">{exports.hint}</p>
      {problem === null ? null : (
        <p class="danger" role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>
          {busy ? text.loading : text.download}
        </button>
        <button type="button" class="button" onClick={() => setOpen(false)}>
          {text.cancel}
        </button>
      </div>
    </form>
  )
}
