/** A rule of how long something is kept, told to those who may read it and set by the administrator. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

interface KeptDaysFormProps {
  /** Of the section and its heading. */
  readonly id: string
  readonly title: string
  /** How it is now, in a sentence. */
  readonly now: string
  readonly keptDays: number
  readonly mostDays: number
  readonly path: string
  /** What is sent with the days. */
  readonly alongside?: object
  readonly maySet: boolean
  /** In the place of the form where it may not be set. */
  readonly closed?: ComponentChildren
  readonly before?: ComponentChildren
  /** What stands above the days and is shut with them while it is saved. */
  readonly above?: ComponentChildren
  readonly done: () => void
}

export const KeptDaysForm = (props: KeptDaysFormProps) => {
  const all = words()
  const text = all.consultations
  const [keptDays, setKeptDays] = useState(String(props.keptDays))
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null)
  const save = async () => {
    setBusy(true)
    const answer = await askSignedIn<null>('PUT', props.path, { ...props.alongside, keptDays: Number(keptDays) })
    setBusy(false)
    setSaid(answer.ok ? { good: true, text: text.saved } : { good: false, text: all.failure(answer.error) })
    if (answer.ok) props.done()
  }
  return (
    <section class="card hours" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <p>{props.now}</p>
      {props.maySet ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {props.before}
          <fieldset class="stack plain" disabled={busy}>
            {props.above}
            <label class="field kept-days">
              <span>{text.keptDays}</span>
              <input
                type="number"
                min={1}
                max={props.mostDays}
                required
                value={keptDays}
                onInput={(event) => setKeptDays(event.currentTarget.value)}
              />
            </label>
            <button type="submit" class="button button-main">
              {text.save}
            </button>
          </fieldset>
          {said === null ? null : (
            <p class={said.good ? 'notice' : 'notice notice-danger'} role={said.good ? 'status' : 'alert'}>
              {said.text}
            </p>
          )}
        </form>
      ) : (
        props.closed
      )}
    </section>
  )
}
