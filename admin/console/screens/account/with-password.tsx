/** An act about one's own account that asks for the password first: an open session is not enough. */
import { useState } from 'preact/hooks'
import type { Result } from '@lutong/core/result.ts'
import type { FailureCode } from '../../api.ts'
import { Told, useAct } from '../../components/told.tsx'
import { words } from '../../language/language.ts'

interface WithPasswordProps<T> {
  readonly label: string
  readonly danger?: boolean
  readonly act: (password: string) => Promise<Result<T, FailureCode>>
}

export const WithPassword = <T,>({ act: work, danger = false, label }: WithPasswordProps<T>) => {
  const all = words()
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const { act, busy, said } = useAct()
  if (!open)
    return (
      <button type="button" class={danger ? 'button button-danger' : 'button'} onClick={() => setOpen(true)}>
        {label}
      </button>
    )
  const submit = async () => {
    const done = await act(
      () => work(password),
      () => null,
    )
    setPassword('')
    if (done !== undefined) setOpen(false)
  }
  return (
    <form
      class="stack narrow"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label class="field">
        <span>{all.account.current}</span>
        <input
          type="password"
          required
          autocomplete="current-password"
          maxLength={200}
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      <div class="row">
        <button type="submit" class={danger ? 'button button-danger' : 'button button-main'} disabled={busy}>
          {label}
        </button>
        <button type="button" class="quiet" onClick={() => setOpen(false)}>
          {all.cancel}
        </button>
      </div>
      <Told said={said} />
    </form>
  )
}
