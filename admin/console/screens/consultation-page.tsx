/** One consultation: its recording and its trace, each opened for a reason that is kept. */
import { useState } from 'preact/hooks'
import type { TraceView } from '../../server/dispatch/lawyer-routes.ts'
import type { ConsultationPageView } from '../../server/recordings/console-recordings.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { LookForm, type LookReason } from '../components/look-form.tsx'
import { moment, words } from '../language/language.ts'
import { Link } from '../router.tsx'
import { askSignedIn } from '../session.ts'
import { stateName } from './consultations.tsx'
import { RecordingCard } from './recording-card.tsx'

type Entry = TraceView['entries'][number]
const SHORT_HASH = 12

const actorText = ({ actor, who }: Entry): string => {
  const { actors } = words().consultations
  const [kind] = actor.split(':')
  const name = kind === 'terminal' || kind === 'lawyer' || kind === 'staff' ? actors[kind] : actors.centre
  return who === null ? name : `${name} · ${who}`
}

/** What of an entry a reader asks for first; the whole of it is `npm run verify`'s. */
const moreOf = ({ body }: Entry): string => {
  const text = words().consultations
  if (typeof body !== 'object' || body === null) return ''
  const of = (key: string): unknown => Reflect.get(body, key)
  const [reason, party, pieces, sha256] = ['reason', 'party', 'pieces', 'sha256'].map(of)
  if (typeof reason === 'string') return text.because(reason)
  if (party !== 'citizen' && party !== 'lawyer') return ''
  return typeof pieces === 'number' && typeof sha256 === 'string'
    ? text.sealed(text.parties[party], pieces, sha256.slice(0, SHORT_HASH))
    : text.side(text.parties[party])
}

const Trace = ({ trace }: { readonly trace: TraceView }) => {
  const text = words().consultations
  return (
    <>
      <p class={trace.firstBroken === null ? 'notice' : 'notice notice-danger'} role="status">
        {trace.firstBroken === null ? text.whole(trace.entries.length) : text.broken(trace.firstBroken)}
      </p>
      <DataTable label={text.trace} columns={[text.when, text.what, text.who, text.more]}>
        {trace.entries.map((entry) => (
          <tr role="row" key={entry.seq}>
            <Cell title={text.when} class="time">
              {moment(entry.atMs)}
            </Cell>
            <Cell title={text.what}>{text.kinds[entry.kind] ?? entry.kind}</Cell>
            <Cell title={text.who}>{actorText(entry)}</Cell>
            <Cell title={text.more}>{moreOf(entry)}</Cell>
          </tr>
        ))}
      </DataTable>
    </>
  )
}

const TraceCard = ({ id }: { readonly id: string }) => {
  const all = words()
  const text = all.consultations
  const [trace, setTrace] = useState<TraceView | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const read = async (why: LookReason) => {
    const answer = await askSignedIn<TraceView>('POST', `/consultations/${id}/trace/looks`, why)
    setFailure(answer.ok ? null : all.failure(answer.error))
    if (answer.ok) setTrace(answer.value)
  }
  return (
    <section class="card stack" aria-labelledby="trace">
      <h2 id="trace">{text.trace}</h2>
      <p class="soft">{text.traceMeans}</p>
      {trace === null ? <LookForm id="trace-reason" label={text.readTrace} open={read} /> : <Trace trace={trace} />}
      {failure === null ? null : (
        <p class="notice notice-danger" role="alert">
          {failure}
        </p>
      )}
    </section>
  )
}

export const ConsultationPage = ({ id }: { readonly id: string }) => {
  const text = words().consultations
  const { asked, again } = useAsked<ConsultationPageView>(`/consultations/${id}`)
  // A trace that was read before the look does not hold it yet: it is asked for anew.
  const [looks, setLooks] = useState(0)
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
        <Link to="/console/consultations">{text.back}</Link>
      </div>
      <AskedView asked={asked} again={again}>
        {(view) => (
          <div class="stack consultation">
            <p>
              {moment(view.createdAtMs)} · {text.fields[view.field]} · {view.centreName} · {stateName(view.state)}
            </p>
            <RecordingCard view={view} looked={() => setLooks(looks + 1)} />
            <TraceCard key={looks} id={view.id} />
          </div>
        )}
      </AskedView>
    </>
  )
}
