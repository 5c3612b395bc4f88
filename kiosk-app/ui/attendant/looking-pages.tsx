/** What staff look at: counters, open matters, the network, the log. Of no person. */
import type { AttendantPage, NetworkCheck } from '@lutong/core/contracts/attendant.ts'
import { Button } from '../components/button.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './attendant.module.css'
import { saidOf } from './log-line.ts'
import { timeOf, useStaffWords } from './staff-words.ts'

type PageCalled<N extends AttendantPage['page']> = Extract<AttendantPage, { page: N }>

/** More would push the buttons off a small screen; the rest follows as these are settled. */
const MOST_SHOWN = 5

export const CountersPage = ({ shown }: { readonly shown: PageCalled<'counters'> }) => {
  const words = useStaffWords().counters
  const { cardsFailed, cardsRead, sinceMs, visits } = shown.counts
  const counted = { cardsRead, cardsFailed, ...visits }
  const rows = ['handedIn', 'putAside', 'ended', 'left', 'practice', 'cardsRead', 'cardsFailed'] as const
  return (
    <>
      <p>{words.since(timeOf(sinceMs))}</p>
      <dl class={css.counts}>
        {rows.map((row) => (
          <div key={row}>
            <dt>{words.rows[row]}</dt>
            <dd>{counted[row]}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.paper}</h3>
      {shown.paper.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class={css.lines}>
          {shown.paper.map(({ pages, service, slips }) => (
            <li key={service}>{words.line(service === 'test' ? words.test : service, slips, pages)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

export const OpenPage = ({ shown }: { readonly shown: PageCalled<'open'> }) => {
  const { send } = useVisit()
  const all = useStaffWords()
  const words = all.open
  return (
    <>
      <h3>{shown.openCount === 0 ? words.noIntents : words.intents(shown.openCount)}</h3>
      {shown.intents.length === 0 ? null : (
        <>
          <ul class={css.lines}>
            {shown.intents.slice(0, MOST_SHOWN).map(({ atMs, number, service, state }) => (
              <li key={number}>
                {timeOf(atMs)}　{service}　{number}　{words.states[state]}
              </li>
            ))}
          </ul>
          <Button onPress={() => void send({ type: 'attendant-send-now' })}>{words.send}</Button>
        </>
      )}
      <h3>{shown.unknownPrints.length === 0 ? words.noPrints : words.prints}</h3>
      <ul class={css.prints}>
        {shown.unknownPrints.slice(0, MOST_SHOWN).map(({ atMs, copy, id, paper }) => (
          <li key={id}>
            <span>
              {timeOf(atMs)}　{words.print(all.paperNames[paper], copy)}
            </span>
            <Button onPress={() => void send({ type: 'attendant-print-settled', id, cameOut: true })}>
              {words.cameOut}
            </Button>
            <Button onPress={() => void send({ type: 'attendant-print-settled', id, cameOut: false })}>
              {words.didNotCome}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

const SIGNS = { good: 'check', bad: 'alert', 'not-recognised': 'alert', 'not-set': 'info', unknown: 'info' } as const

const CheckLine = ({ check }: { readonly check: NetworkCheck }) => {
  const words = useStaffWords().network
  return (
    <li data-check={check.state}>
      <Pictogram name={SIGNS[check.state]} />
      <span>{words.say(check)}</span>
    </li>
  )
}

export const NetworkPage = ({ shown }: { readonly shown: PageCalled<'network'> }) => {
  const { send } = useVisit()
  const words = useStaffWords().network
  return (
    <>
      {shown.checking ? <p role="status">{words.checking}</p> : null}
      <ul class={css.checks}>
        {shown.checks.map((check) => (
          <CheckLine key={check.what} check={check} />
        ))}
      </ul>
      <Button
        size="main"
        kind="main"
        disabled={shown.checking}
        onPress={() => void send({ type: 'attendant-check-network' })}
      >
        {words.again}
      </Button>
    </>
  )
}

export const LogPage = ({ shown }: { readonly shown: PageCalled<'log'> }) => {
  const words = useStaffWords().log
  if (shown.lines.length === 0) return <p>{words.none}</p>
  return (
    // Scrolled by touch and by keys: it can hold more than the panel.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <ul class={css.log} tabindex={0}>
      {shown.lines.map((line, at) => {
        const { beside, title, toDo } = saidOf(line, words)
        return (
          <li key={`${line.atMs}-${at}`} data-level={line.level}>
            <strong>
              {timeOf(line.atMs)} {words.levels[line.level]} {title}
            </strong>{' '}
            {beside}
            {toDo === '' ? null : <small>{toDo}</small>}
          </li>
        )
      })}
    </ul>
  )
}
