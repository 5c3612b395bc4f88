/** An application written down for whoever telephones, writes or stands at the counter. */
import { useState } from 'preact/hooks'
import type { EntryAnswer, EntryFormsView, EntryPlacesView } from '../../server/entry/console-entry.ts'
import { newActId } from '../act-id.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { said, words } from '../language/language.ts'
import { Link } from '../router.tsx'
import { askSignedIn } from '../session.ts'
import { type Element, EntryField, isAsked, type Value } from './entry-field.tsx'

type Form = EntryFormsView['forms'][number]
type Answers = Readonly<Partial<Record<Form['formCode'], Element>>>
type Errors = Extract<EntryAnswer, { state: 'incomplete' }>['errors']
type Made = Extract<EntryAnswer, { state: 'made' }>
type Channel = 'hotline' | 'counter' | 'letter'
const CHANNELS: readonly Channel[] = ['hotline', 'counter', 'letter']

interface Chosen {
  readonly channel: Channel
  readonly regionCode: string
  readonly itemCode: string
}

const valueOf = (value: unknown): Value =>
  typeof value === 'string' || typeof value === 'boolean'
    ? value
    : typeof value === 'number'
      ? String(value)
      : undefined

/** They stand in the number of an identity card, and the centre reads them there. */
const IN_THE_NUMBER = ['applicant.sex', 'applicant.birthDate']
const isToldByNumber = (path: string, own: Element): boolean =>
  IN_THE_NUMBER.includes(path) && own['applicant.idType'] === 'resident-id-card'

/** What the form begins with; lists begin with as many as they need. */
const begun = ({ forms }: EntryFormsView): Answers =>
  Object.fromEntries(
    forms.map(({ defaults, formCode, steps }) => [
      formCode,
      Object.fromEntries([
        ...Object.entries(defaults).map(([path, value]) => [path, valueOf(value)] as const),
        ...steps.flatMap(({ fields }) =>
          fields.flatMap((field) =>
            field.kind === 'list' ? [[field.path, Array.from({ length: field.minElements }, () => ({}))] as const] : [],
          ),
        ),
      ]),
    ]),
  )

const isWanted = ({ when }: Form, answers: Answers): boolean => {
  if (when === null) return true
  const value = answers[when.form]?.[when.path]
  return typeof value === 'string' && when.isOneOf.includes(value)
}

const Forms = ({ chosen, done, view }: { view: EntryFormsView; chosen: Chosen; done: (made: Made) => void }) => {
  const all = words()
  const text = all.entry
  const [id] = useState(() => newActId(Date.now()))
  const [answers, setAnswers] = useState<Answers>(() => begun(view))
  const [errors, setErrors] = useState<Errors>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    const answer = await askSignedIn<EntryAnswer>('POST', '/entry', { id, ...chosen, answers })
    setBusy(false)
    if (!answer.ok) return setProblem(all.failure(answer.error))
    if (answer.value.state === 'made') return done(answer.value)
    const shown = answer.value.errors.filter(({ formCode, path }) => !isToldByNumber(path, answers[formCode] ?? {}))
    setErrors(shown)
    return setProblem(text.incomplete(shown.length))
  }
  return (
    <form
      class="entry"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {view.forms
        .filter((form) => isWanted(form, answers))
        .map((form) => {
          const own = answers[form.formCode] ?? {}
          return form.steps.map((step) => {
            const asked = step.fields.filter(
              (field) => !form.presets.includes(field.path) && isAsked(field, own) && !isToldByNumber(field.path, own),
            )
            return asked.length === 0 ? null : (
              <section key={`${form.formCode}-${step.id}`} class="card entry-step">
                <h2>{said(step.title)}</h2>
                <div class="entry-fields">
                  {asked.map((field) => (
                    <EntryField
                      key={field.path}
                      id={`${form.formCode}-${field.path}`}
                      field={field}
                      value={own[field.path]}
                      wrong={errors.filter(
                        ({ formCode, path }) =>
                          formCode === form.formCode && (path === field.path || path.startsWith(`${field.path}.`)),
                      )}
                      change={(value) => setAnswers({ ...answers, [form.formCode]: { ...own, [field.path]: value } })}
                    />
                  ))}
                </div>
              </section>
            )
          })
        })}
      {view.papers.length === 0 ? null : (
        <section class="card entry-step">
          <p>{text.papersLater}</p>
          <ul>
            {view.papers.map(({ name, why }) => (
              <li key={name['zh-CN']}>
                {said(name)} <small>{said(why)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.signedOnPaper ? <p class="notice">{text.signedLater}</p> : null}
      {problem === null ? null : (
        <p class="notice notice-danger" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button button-main" disabled={busy}>
        {busy ? text.submitting : text.submit}
      </button>
    </form>
  )
}

const Done = ({ again, made }: { readonly made: Made; readonly again: () => void }) => {
  const text = words().entry
  return (
    <section class="card entry-done" role="status">
      <h2>{text.done}</h2>
      <p>{text.tell}</p>
      <p class="entry-number">{made.caseNumber}</p>
      <p>
        {text.slipCode} <strong class="enrolment-code">{made.slipCode.replaceAll(/(.{4})(?=.)/g, '$1 ')}</strong>
      </p>
      <p>{text.anywhere}</p>
      <div class="row">
        <Link to={`/console/cases/${made.caseNumber}`} class="button button-main">
          {text.open}
        </Link>
        <button type="button" class="button" onClick={again}>
          {text.another}
        </button>
      </div>
    </section>
  )
}

const FormsOf = ({ chosen, done }: { readonly chosen: Chosen; readonly done: (made: Made) => void }) => {
  const { again, asked } = useAsked<EntryFormsView>(`/entry/${chosen.itemCode}`)
  return (
    <AskedView asked={asked} again={again}>
      {(view) => <Forms view={view} chosen={chosen} done={done} />}
    </AskedView>
  )
}

const Page = ({ items, regions }: EntryPlacesView) => {
  const all = words()
  const text = all.entry
  const [channel, setChannel] = useState<Channel>('hotline')
  const [regionCode, setRegionCode] = useState(regions[0] ?? '')
  const [itemCode, setItemCode] = useState('')
  const [made, setMade] = useState<Made | null>(null)
  if (made !== null)
    return (
      <Done
        made={made}
        again={() => {
          setMade(null)
          setItemCode('')
        }}
      />
    )
  return (
    <>
      <div class="filters">
        <label class="field">
          <span>{text.cameBy}</span>
          <select
            value={channel}
            onChange={(event) => setChannel(CHANNELS.find((one) => one === event.currentTarget.value) ?? 'hotline')}
          >
            {CHANNELS.map((one) => (
              <option key={one} value={one}>
                {text.channels[one]}
              </option>
            ))}
          </select>
        </label>
        {regions.length < 2 ? null : (
          <label class="field">
            <span>{all.region}</span>
            <select value={regionCode} onChange={(event) => setRegionCode(event.currentTarget.value)}>
              {regions.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="field">
          <span>{text.chooseItem}</span>
          <select value={itemCode} onChange={(event) => setItemCode(event.currentTarget.value)}>
            <option value="">{text.choose}</option>
            {items.map(({ code, name }) => (
              <option key={code} value={code}>
                {said(name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {itemCode === '' ? null : <FormsOf key={itemCode} chosen={{ channel, regionCode, itemCode }} done={setMade} />}
    </>
  )
}

export const Entry = () => {
  const text = words().entry
  const { again, asked } = useAsked<EntryPlacesView>('/entry')
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
      </div>
      <p class="total clients-about">{text.about}</p>
      <AskedView asked={asked} again={again}>
        {(places) => <Page {...places} />}
      </AskedView>
    </>
  )
}
