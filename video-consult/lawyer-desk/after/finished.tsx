/**
 * Talks whose record is signed: a service is proposed by one touch and submitted by nobody but the citizen, at the
 * terminal. What the desk says of it is what the centre has: a number, or that nothing has arrived.
 */
import type { DeskView, FinishedTalk } from '@lutong/core/contracts/live.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import { useEffect } from 'preact/hooks'
import { said, words } from '../language/language.ts'
import { askServices, services } from '../line/services.ts'
import { Propose } from './propose.tsx'
import { WordForm } from './word-form.tsx'

/** As the clock on the wall of the centre says, wherever the lawyer sits. */
const CENTRE_CLOCK = new Intl.DateTimeFormat('zh-CN', { timeStyle: 'short', timeZone: 'Asia/Shanghai' })
const clockTime = (atMs: number): string => CENTRE_CLOCK.format(atMs)
const nameOf = (code: ItemCode): string => {
  const known = services.value.find((one) => one.code === code)
  return known === undefined ? code : said(known.name)
}

/** Where it stands, as one sentence: what has arrived counts, whatever the terminal told last. */
const Standing = ({ talk }: { readonly talk: FinishedTalk }) => {
  const text = words().after
  const { followUp, made } = talk
  if (made.length > 0)
    return (
      <ul class="made" role="status">
        {made.map(({ atMs, caseNumber, itemCode }) => (
          <li key={caseNumber}>
            <span class="tag tag-ok">{text.submitted}</span> {nameOf(itemCode)} <strong>{caseNumber}</strong>{' '}
            <span class="soft">{clockTime(atMs)}</span>
          </li>
        ))}
      </ul>
    )
  const { citizen, citizenSinceMs, offer } = followUp
  return (
    <div role="status">
      <p>{text.citizen[citizen](clockTime(citizenSinceMs))}</p>
      {offer === null ? null : <p>{text.offer[offer.state](nameOf(offer.itemCode))}</p>}
      <p class="soft">{text.nothingArrived}</p>
    </div>
  )
}

const Talk = ({ onNews, talk }: { readonly talk: FinishedTalk; readonly onNews: (news: string) => void }) => {
  const all = words()
  const { citizen, word } = talk.followUp
  return (
    <>
      <Standing talk={talk} />
      {citizen === 'left' && talk.made.length === 0 ? (
        word === null ? (
          <WordForm talk={talk} nameOf={nameOf} onNews={onNews} />
        ) : (
          <p class="notice" role="status">
            {word.doneAtMs === null ? all.after.wordLeft : all.after.wordDone(clockTime(word.doneAtMs))}
          </p>
        )
      ) : null}
      {citizen === 'left' ? null : <Propose talk={talk} nameOf={nameOf} onNews={onNews} />}
    </>
  )
}

export const Finished = ({ desk, onNews }: { readonly desk: DeskView; readonly onNews: (news: string) => void }) => {
  const all = words()
  useEffect(() => void askServices(), [desk.finished.length > 0])
  if (desk.finished.length === 0) return null
  return (
    <section class="card stack finished" aria-labelledby="finished">
      <h2 id="finished">{all.after.title}</h2>
      {desk.finished.map((talk, at) => (
        <details key={talk.id} open={at === 0}>
          <summary>
            {clockTime(talk.endedAtMs)} · {all.card.fields[talk.field]} · {talk.personMask ?? all.card.anonymous}
            {talk.made.length > 0 ? <span class="tag tag-ok">{all.after.submitted}</span> : null}
          </summary>
          <div class="stack">
            <Talk talk={talk} onNews={onNews} />
          </div>
        </details>
      ))}
    </section>
  )
}
