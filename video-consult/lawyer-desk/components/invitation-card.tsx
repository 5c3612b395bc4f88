import type { Invitation } from '@lutong/core/contracts/live.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'

/** Asked into the call of another; the citizen has agreed already. */
export const InvitationCard = ({
  invitation,
  onNews,
}: {
  readonly invitation: Invitation
  readonly onNews: (news: string) => void
}) => {
  const text = words()
  const [busy, setBusy] = useState(false)
  const { call, centreName, field, from, id, language, party, recorded, role } = invitation
  const answer = async (comes: boolean) => {
    if (busy) return
    setBusy(true)
    if ((await ask({ type: 'join', consultationId: id, party, comes })) === 'gone') onNews(text.guests.gone)
    setBusy(false)
  }
  const facts = [
    [text.guests.from, `${from.name}（${from.organisation}）`],
    [text.guests.as, text.guests.roles[role]],
    [text.card.field, text.card.fields[field]],
    [text.card.language, text.card.languages[language]],
    [text.card.centre, centreName],
  ] as const
  const rings = call === null
  return (
    <div
      class={`card stack ${rings ? 'offer' : ''}`}
      {...(rings ? { role: 'alertdialog' } : {})}
      aria-label={text.guests.title}
    >
      <h2>{rings ? text.guests.title : text.call.states.connected}</h2>
      <dl class="matter-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {rings ? (
        <>
          {recorded ? (
            <div class="notice notice-warn">
              <strong>{text.guests.recorded}</strong> {text.guests.recordedSides}
            </div>
          ) : null}
          <p class="soft">{text.guests.secret}</p>
          <div class="row">
            <button
              type="button"
              class="button button-main offer-accept"
              disabled={busy}
              onClick={() => void answer(true)}
            >
              {text.guests.join}
            </button>
            <button type="button" class="button" disabled={busy} onClick={() => void answer(false)}>
              {text.offer.decline}
            </button>
          </div>
        </>
      ) : null}
    </div>
  )
}
