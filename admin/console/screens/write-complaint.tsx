/** A complaint that came by telephone, letter or at the counter, written down by staff. */
import { useState } from 'preact/hooks'
import { newActId } from '../act-id.ts'
import { useAsked } from '../components/asked.tsx'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

const SHORTEST = 10
const EMPTY = { channel: 'hotline', kind: 'complaint', about: 'window', content: '', name: '', phone: '' }
type Written = typeof EMPTY

interface FormProps {
  readonly regions: readonly string[]
  readonly close: () => void
  readonly done: (told: string) => void
}

const ComplaintForm = ({ close, done, regions }: FormProps) => {
  const text = words()
  const mine = text.desk
  const [id] = useState(() => newActId(Date.now()))
  const [written, setWritten] = useState<Written>(EMPTY)
  const [regionCode, setRegionCode] = useState(regions[0] ?? '')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (changes: Partial<Written>) => setWritten({ ...written, ...changes })
  const choice = (label: string, name: 'channel' | 'kind' | 'about', options: Readonly<Record<string, string>>) => (
    <label class="field">
      <span>{label}</span>
      <select value={written[name]} onChange={(event) => change({ [name]: event.currentTarget.value })}>
        {Object.entries(options).map(([code, said]) => (
          <option key={code} value={code}>
            {said}
          </option>
        ))}
      </select>
    </label>
  )
  const save = async () => {
    const { about, channel, content, kind, name, phone } = written
    if (content.trim().length < SHORTEST) return setProblem(text.acts.incomplete)
    setBusy(true)
    const answer = await askSignedIn<{ caseNumber: string; slipCode: string }>('POST', '/complaints', {
      ...{ id, regionCode, channel, kind, about, content: content.trim() },
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    })
    setBusy(false)
    if (!answer.ok) return setProblem(text.failure(answer.error))
    return done(mine.writtenDown(answer.value.caseNumber, answer.value.slipCode))
  }
  return (
    <form
      class="stack card filters-card"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{mine.writeDown}</h2>
      <div class="row">
        {choice(mine.channel, 'channel', mine.channels)}
        {choice(mine.kind, 'kind', mine.kinds)}
        {choice(mine.subject, 'about', mine.subjects)}
        {regions.length < 2 ? null : (
          <label class="field">
            <span>{text.region}</span>
            <select value={regionCode} onChange={(event) => setRegionCode(event.currentTarget.value)}>
              {regions.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <label class="field">
        <span>{mine.content}</span>
        <textarea
          rows={4}
          maxLength={2000}
          value={written.content}
          onInput={(event) => change({ content: event.currentTarget.value })}
        />
      </label>
      <div class="row">
        <label class="field">
          <span>{mine.name}</span>
          <input
            value={written.name}
            maxLength={50}
            autocomplete="off"
            onInput={(event) => change({ name: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{mine.phone}</span>
          <input
            type="tel"
            value={written.phone}
            maxLength={20}
            autocomplete="off"
            onInput={(event) => change({ phone: event.currentTarget.value })}
          />
        </label>
      </div>
      {problem === null ? null : (
        <p class="notice notice-danger" role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>
          {mine.save}
        </button>
        <button type="button" class="button" onClick={close}>
          {text.cancel}
        </button>
      </div>
    </form>
  )
}

export const WriteComplaint = ({ done }: { readonly done: () => void }) => {
  const text = words()
  const { asked } = useAsked<{ readonly regions: readonly string[] }>('/offices')
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const regions = asked.state === 'told' ? asked.value.regions : []
  return (
    <>
      <p class="done-notice" role="status">
        {told}
      </p>
      {open ? (
        <ComplaintForm
          regions={regions}
          close={() => setOpen(false)}
          done={(said) => {
            setOpen(false)
            setTold(said)
            done()
          }}
        />
      ) : (
        <div class="row filters">
          <button type="button" class="button" disabled={regions.length === 0} onClick={() => setOpen(true)}>
            {text.desk.writeDown}
          </button>
        </div>
      )}
    </>
  )
}
