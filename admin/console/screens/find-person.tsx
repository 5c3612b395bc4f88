/** Looks for a person's cases. What is typed goes in a body; the address bar shows none of it. */
import { READ_GROUNDS } from '@lutong/core/cases/read-grounds.ts'
import { useState } from 'preact/hooks'
import { type ChosenGround, GroundField } from '../components/ground-field.tsx'
import type { CaseLine } from '../../server/cases/views.ts'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'
import { foundCases } from './found-person.ts'

/** Digits and the check letter, as on any document. */
const isNumber = (typed: string): boolean => /^[\dA-Za-z]{6,30}$/.test(typed) && /\d{4}/.test(typed)

export const FindPerson = () => {
  const text = words()
  const { worklist } = text
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [ground, setGround] = useState<ChosenGround>('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const find = async () => {
    const sought = typed.normalize('NFKC').trim()
    setBusy(true)
    const who = isNumber(sought) ? { by: 'id-number', idNumber: sought } : { by: 'name', name: sought }
    const found = await askSignedIn<{ readonly cases: readonly CaseLine[] }>('POST', '/cases/of-person', {
      ...who,
      ground,
    })
    setBusy(false)
    setProblem(found.ok ? null : text.failure(found.error))
    if (!found.ok) return
    foundCases.value = found.value.cases
    setTyped('')
    setOpen(false)
  }
  if (!isOpen)
    return (
      <button type="button" class="button" onClick={() => setOpen(true)}>
        {worklist.findPerson}
      </button>
    )
  return (
    <form
      class="card find-person"
      autocomplete="off"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void find()
      }}
    >
      <label class="field">
        <span>{worklist.nameOrNumber}</span>
        <input
          value={typed}
          required
          minLength={2}
          maxLength={60}
          autocomplete="off"
          spellcheck={false}
          aria-describedby="person-hint"
          ref={(input) => input?.focus()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <GroundField id="person-ground" grounds={READ_GROUNDS} value={ground} choose={setGround} />
      <p class="soft" id="person-hint">
        {worklist.personHint}
      </p>
      {problem === null ? null : (
        <p class="danger" role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>
          {worklist.find}
        </button>
        <button type="button" class="button" onClick={() => setOpen(false)}>
          {text.cancel}
        </button>
      </div>
    </form>
  )
}
