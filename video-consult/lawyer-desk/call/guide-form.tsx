import { useState } from 'preact/hooks'
import type { GuidedField } from '../../call/guiding.ts'
import { words } from '../language/language.ts'
import type { DeskCall } from './use-call.ts'

/** To propose is not to enter: the citizen takes it by a touch, or does not. */
const Propose = ({ call, field }: { readonly call: DeskCall; readonly field: GuidedField }) => {
  const text = words().form
  const [value, setValue] = useState('')
  return (
    <form
      class="chat-write"
      onSubmit={(event) => {
        event.preventDefault()
        call.session.say({ type: 'propose', field: field.path, value }, 'citizen')
      }}
    >
      {field.takes === 'one-of' ? (
        <select
          value={value}
          aria-label={text.proposeFor(field.label)}
          onChange={(event) => setValue(event.currentTarget.value)}
        >
          <option value="">{text.choose}</option>
          {field.options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          value={value}
          maxLength={1000}
          aria-label={text.proposeFor(field.label)}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      )}
      <button type="submit" class="button" disabled={value === ''}>
        {text.propose}
      </button>
    </form>
  )
}

/** "Guide my hand": which field it is about, shown on the citizen's screen; what is in it only where they show it. */
export const GuideForm = ({ call }: { readonly call: DeskCall | null }) => {
  const text = words().form
  const [at, setAt] = useState<string | null>(null)
  if (call === null || call.form === null) return <p class="notice soft">{text.notYet}</p>
  const { form, offers } = call.form
  const pointAt = (field: string | null) => {
    setAt(field)
    call.session.say({ type: 'highlight', field }, 'citizen')
  }
  if (form === null)
    return (
      <div class="stack">
        <p class="soft">{call.form.filled ? text.filled : text.why}</p>
        <ul class="colleagues">
          {offers.map(({ code, title }) => (
            <li key={code}>
              <span>{title}</span>
              <button
                type="button"
                class="button"
                aria-label={text.offerOne(title)}
                onClick={() => call.session.say({ type: 'offer-form', code }, 'citizen')}
              >
                {text.offer}
              </button>
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <div class="stack">
      <h3>{`${form.title} · ${form.number} / ${form.count} · ${form.step}`}</h3>
      <p class="soft">{form.fields.some(({ value }) => value !== null) ? text.shown : text.hidden}</p>
      <ol class="guided" aria-live="polite">
        {form.fields.map((field) => {
          const { filled, label, path, value } = field
          const agreed = call.confirmed[path]
          return (
            <li key={path} class={at === path ? 'guided-at' : ''}>
              <div class="guided-line">
                <span>
                  {label}{' '}
                  <span class={filled ? 'tag tag-ok' : 'tag tag-ended'}>{filled ? text.isFilled : text.isEmpty}</span>
                  {agreed === undefined ? null : <span class="soft"> {agreed ? text.agreed : text.refused}</span>}
                </span>
                <button
                  type="button"
                  class="button"
                  aria-pressed={at === path}
                  aria-label={text.pointAtOne(label)}
                  onClick={() => pointAt(at === path ? null : path)}
                >
                  {at === path ? text.pointAway : text.pointAt}
                </button>
              </div>
              {value === null || value === '' ? null : <p class="matter-text">{value}</p>}
              {at === path && field.takes !== 'nothing' ? <Propose key={path} call={call} field={field} /> : null}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
