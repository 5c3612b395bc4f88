/** Who waits for a lawyer, who is away with a ticket, and who did not come back: places, and nobody's name. */
import { useEffect, useState } from 'preact/hooks'
import type { QueueView } from '../../server/dispatch/console-queue.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, said, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

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

const LOOKS = {
  free: 'tag tag-done',
  busy: 'tag',
  break: 'tag tag-ended',
  away: 'tag tag-ended',
  'off-duty': 'tag tag-ended',
} as const

const Lawyers = ({ lawyers }: Pick<QueueView, 'lawyers'>) => {
  const text = words().queue
  return (
    <DataTable label={text.lawyers} columns={[text.lawyer, text.organisation, text.tier, text.state, text.busyWith]}>
      {lawyers.map((one) => (
        <tr role="row" key={one.id}>
          <Cell title={text.lawyer}>{one.name}</Cell>
          <Cell title={text.organisation}>{one.organisation}</Cell>
          <Cell title={text.tier}>{text.tiers[one.tier]}</Cell>
          <Cell title={text.state}>
            <span class={LOOKS[one.state]}>{text.lawyerStates[one.state]}</span>
          </Cell>
          <Cell title={text.busyWith}>
            {one.load} / {one.mostAtOnce}
          </Cell>
        </tr>
      ))}
    </DataTable>
  )
}

const Words = ({ again, words: left }: Pick<QueueView, 'words'> & { readonly again: () => void }) => {
  const text = words().queue
  const [busy, setBusy] = useState<string | null>(null)
  const seeTo = async (id: string) => {
    setBusy(id)
    await askSignedIn<null>('PUT', `/dispatch/words/${id}/done`)
    setBusy(null)
    again()
  }
  if (left.length === 0) return <p class="notice">{text.noWords}</p>
  return (
    <DataTable
      label={text.words}
      columns={[text.when, text.terminal, text.person, text.lawyer, text.word, text.seenTo]}
    >
      {left.map((one) => (
        <tr role="row" key={one.id}>
          <Cell title={text.when} class="time">
            {moment(one.atMs)}
          </Cell>
          <Cell title={text.terminal}>{one.terminalName}</Cell>
          <Cell title={text.person}>{one.personMask ?? text.noName}</Cell>
          <Cell title={text.lawyer}>{one.lawyerName}</Cell>
          <Cell title={text.word}>
            {one.itemName === null ? null : <strong>{text.suggests(said(one.itemName))} </strong>}
            {one.words}
          </Cell>
          <Cell title={text.seenTo}>
            <button type="button" class="button no-break" disabled={busy === one.id} onClick={() => void seeTo(one.id)}>
              {text.seenTo}
            </button>
          </Cell>
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
        {({ lawyers, noShows, waiting, words: left }) => (
          <div class="stack consultation">
            <Waiting waiting={waiting} />
            <section class="stack" aria-labelledby="lawyers">
              <h2 id="lawyers">{text.lawyers}</h2>
              <p class="soft">
                {text.lawyersFree(lawyers.filter(({ state }) => state === 'free').length, lawyers.length)}
              </p>
              <Lawyers lawyers={lawyers} />
            </section>
            <section class="stack" aria-labelledby="left-words">
              <h2 id="left-words">{text.words}</h2>
              <p class="soft">{text.wordsHint}</p>
              <Words words={left} again={again} />
            </section>
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
