import { useState } from 'preact/hooks'
import { Told, useAct } from '../../components/told.tsx'
import { words } from '../../language/language.ts'
import { askSignedIn } from '../../session.ts'

const EMPTY = { current: '', next: '', again: '' }

export const PasswordForm = ({ done }: { readonly done: () => void }) => {
  const text = words().account
  const [values, setValues] = useState(EMPTY)
  const { act, busy, said, setSaid } = useAct()
  const submit = async () => {
    if (values.next !== values.again) return setSaid({ good: false, text: text.differs })
    const { current, next } = values
    const changed = await act(() => askSignedIn<null>('PUT', '/account/password', { current, next }), text.changed)
    if (changed === undefined) return undefined
    setValues(EMPTY)
    return done()
  }
  const field = (name: keyof typeof EMPTY, autocomplete: 'current-password' | 'new-password') => (
    <label class="field">
      <span>{text[name]}</span>
      <input
        type="password"
        required
        maxLength={200}
        autocomplete={autocomplete}
        value={values[name]}
        onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
      />
    </label>
  )
  return (
    <form
      class="stack narrow"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {field('current', 'current-password')}
      {field('next', 'new-password')}
      {field('again', 'new-password')}
      <p class="soft">{text.passwordRule}</p>
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>
          {text.change}
        </button>
      </div>
      <Told said={said} />
    </form>
  )
}
