/** Another system is registered: what it may do, where, and how often. */
import type { ClientAct, ClientChannel } from '@lutong/core/contracts/clients.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

const ACTS: readonly ClientAct[] = ['submit', 'upload', 'query']
const CHANNELS: readonly ClientChannel[] = ['hotline', 'web', 'letter']
const MOST_A_MINUTE = 60_000
const EMPTY = { name: '', regions: '', rate: '600' }

export interface Secret {
  readonly name: string
  readonly secret: string
  /** What it is for, where it is not the system's own. */
  readonly about?: string
}

interface TicksProps<T extends string> {
  readonly title: string
  readonly all: readonly T[]
  readonly chosen: readonly T[]
  readonly names: Record<T, string>
  readonly choose: (chosen: readonly T[]) => void
}

const Ticks = <T extends string>({ all, choose, chosen, names, title }: TicksProps<T>) => (
  <fieldset class="plain ticks">
    <legend>{title}</legend>
    {all.map((one) => (
      <label key={one} class="tick">
        <input
          type="checkbox"
          checked={chosen.includes(one)}
          onChange={(event) =>
            choose(event.currentTarget.checked ? [...chosen, one] : chosen.filter((other) => other !== one))
          }
        />
        <span>{names[one]}</span>
      </label>
    ))}
  </fieldset>
)

export const AddClient = ({ made }: { readonly made: (secret: Secret) => void }) => {
  const all = words()
  const text = all.clients
  const [values, setValues] = useState(EMPTY)
  const [acts, setActs] = useState<readonly ClientAct[]>(ACTS)
  const [channels, setChannels] = useState<readonly ClientChannel[]>(['hotline'])
  const [problem, setProblem] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const change = (changes: Partial<typeof EMPTY>) => setValues({ ...values, ...changes })
  const register = async () => {
    if (acts.length === 0 || channels.length === 0) return setProblem(text.chooseSome)
    const regions = values.regions.split(/[\s,，、]+/).filter((one) => one !== '')
    const answer = await askSignedIn<{ secret: string }>('POST', '/clients', {
      name: values.name,
      regions: regions.length === 0 ? [''] : regions,
      channels,
      acts,
      requestsPerMinute: Number(values.rate),
    })
    if (!answer.ok) return setProblem(all.failure(answer.error))
    setProblem(null)
    setValues(EMPTY)
    setOpen(false)
    return made({ name: values.name, secret: answer.value.secret })
  }
  return (
    <details class="card add-terminal" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.add}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void register()
        }}
      >
        <div class="filters client-fields">
          <label class="field">
            <span>{text.name}</span>
            <input
              required
              minLength={2}
              maxLength={60}
              placeholder={text.nameHint}
              value={values.name}
              onInput={(event) => change({ name: event.currentTarget.value })}
            />
          </label>
          <label class="field client-regions">
            <span>{text.regions}</span>
            <input
              maxLength={400}
              pattern="([1-9][0-9]([0-9]{2}){0,2}[ ,，、]*)*"
              value={values.regions}
              aria-describedby="client-regions-hint"
              onInput={(event) => change({ regions: event.currentTarget.value })}
            />
            <small id="client-regions-hint">{text.regionsHint}</small>
          </label>
          <label class="field">
            <span>{text.rate}</span>
            <input
              type="number"
              required
              min={1}
              max={MOST_A_MINUTE}
              value={values.rate}
              onInput={(event) => change({ rate: event.currentTarget.value })}
            />
          </label>
        </div>
        <div class="row tick-groups">
          <Ticks title={text.channels} all={CHANNELS} chosen={channels} names={text.channel} choose={setChannels} />
          <Ticks title={text.acts} all={ACTS} chosen={acts} names={text.act} choose={setActs} />
        </div>
        {problem === null ? null : (
          <p class="notice notice-danger" role="alert">
            {problem}
          </p>
        )}
        <div class="row">
          <button type="submit" class="button button-main">
            {text.register}
          </button>
        </div>
      </form>
    </details>
  )
}
