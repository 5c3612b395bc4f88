/** Who waits for a lawyer, who is away with a ticket, and who did not come back: places, and nobody's name. */
import { useEffect } from 'preact/hooks'
import type { QueueView } from '../../server/dispatch/console-queue.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, words } from '../language/language.ts'

const LOOK_EVERY_MS = 5_000

const stateOf = ({ heldUntilMs, outlook, state }: QueueView['waiting'][number]): string => {
  const text = words().queue
  if (state === 'held') return text.held(moment(heldUntilMs ?? 0))
  return state === 'queued' && outlook?.kind === 'no-lawyer' ? text.noLawyer : text.states[state]
}

const Waiting = ({ waiting }: Pick<QueueView, 'waiting'>) => {
  const text = words().queue
  if (waiting.length === 0) return <p class="notice">{text.nobody}</p>
  return (
    <DataTable
      label={text.waiting}
      columns={[text.place, text.terminal, text.field, text.language, text.since, text.state]}
    >
      {waiting.map((one) => (
        <tr role="row" key={one.id}>
          <Cell title={text.place}>
            {one.place ?? '–'}
            {one.urgent ? ` · ${text.urgent}` : ''}
          </Cell>
          <Cell title={text.terminal}>{one.terminalName}</Cell>
          <Cell title={text.field}>{text.fields[one.field]}</Cell>
          <Cell title={text.language}>{text.languages[one.language]}</Cell>
          <Cell title={text.since} class="time">
            {moment(one.waitingSinceMs)}
          </Cell>
          <Cell title={text.state}>{stateOf(one)}</Cell>
        </tr>
      ))}
    </DataTable>
  )
}

const NoShows = ({ noShows }: Pick<QueueView, 'noShows'>) => {
  const text = words().queue
  if (noShows.length === 0) return <p class="notice">{text.noNoShows}</p>
  return (
    <DataTable label={text.noShows} columns={[text.until, text.terminal, text.field, text.language]}>
      {noShows.map((one) => (
        <tr role="row" key={one.id}>
          <Cell title={text.until} class="time">
            {moment(one.untilMs)}
          </Cell>
          <Cell title={text.terminal}>{one.terminalName}</Cell>
          <Cell title={text.field}>{text.fields[one.field]}</Cell>
          <Cell title={text.language}>{text.languages[one.language]}</Cell>
        </tr>
      ))}
    </DataTable>
  )
}

export const Queue = () => {
  const text = words().queue
  const { asked, again } = useAsked<QueueView>('/dispatch/queue')
  useEffect(() => {
    const looking = setInterval(again, LOOK_EVERY_MS)
    return () => clearInterval(looking)
  }, [again])
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
      </div>
      <AskedView asked={asked} again={again}>
        {({ noShows, waiting }) => (
          <div class="stack consultation">
            <Waiting waiting={waiting} />
            <section class="stack" aria-labelledby="no-shows">
              <h2 id="no-shows">{text.noShows}</h2>
              <p class="soft">{text.noShowsHint}</p>
              <NoShows noShows={noShows} />
            </section>
          </div>
        )}
      </AskedView>
    </>
  )
}
