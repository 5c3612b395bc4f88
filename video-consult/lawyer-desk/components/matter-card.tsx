import type { DeskView, OfferCard } from '@lutong/core/contracts/live.ts'
import { words } from '../language/language.ts'

/** What is known before and during the call. The person's number is never here. */
export const Matter = ({ card, emergency = false }: { readonly card: OfferCard; readonly emergency?: boolean }) => {
  const text = words().card
  const facts = [
    [text.person, card.personMask ?? text.anonymous],
    [text.centre, card.centreName],
    [text.language, text.languages[card.language]],
    ...(card.opponentName === null ? [] : [[text.opponent, card.opponentName]]),
  ] as const
  return (
    <>
      <p class="matter-field">
        {text.fields[card.field]}
        {card.urgent.map((one) => (
          <span key={one} class="tag tag-warn">
            {text.urgent[one]}
          </span>
        ))}
        {card.recorded ? <span class="tag tag-warn">{text.recorded}</span> : null}
        {emergency ? <span class="tag tag-danger">{text.emergency}</span> : null}
      </p>
      <dl class="matter-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h4>{text.facts}</h4>
      <p class="matter-text">{card.facts === '' ? text.noFacts : card.facts}</p>
      {card.handover === null ? null : (
        <>
          <h4>{text.handover(card.handover.from.name)}</h4>
          <p class="matter-text">{card.handover.note}</p>
        </>
      )}
    </>
  )
}

export const CurrentCard = ({ current }: { readonly current: DeskView['current'][number] }) => (
  <div class="card stack">
    <h2>{words().call.states[current.state] ?? ''}</h2>
    <Matter card={current.card} emergency={current.emergency} />
  </div>
)
