import { FITTING_SERVICES } from '@lutong/core/consultation/fitting-services.ts'
import type { FinishedTalk } from '@lutong/core/contracts/live.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import { useState } from 'preact/hooks'
import { said, words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'
import { services } from '../line/services.ts'

interface ProposeProps {
  readonly talk: FinishedTalk
  readonly nameOf: (code: ItemCode) => string
  readonly onNews: (news: string) => void
}

/** The likeliest by one touch, any other from the list. */
export const Propose = ({ nameOf, onNews, talk }: ProposeProps) => {
  const text = words().after
  const [busy, setBusy] = useState(false)
  const fitting = FITTING_SERVICES[talk.field]
  const { offer } = talk.followUp
  const stands = offer?.state === 'offered' ? offer.itemCode : null
  const propose = async (itemCode: ItemCode) => {
    if (busy) return
    setBusy(true)
    const asked = await ask({ type: 'offer-service', consultationId: talk.id, itemCode })
    setBusy(false)
    if (asked === 'gone') onNews(text.left)
  }
  const others = services.value.filter(({ code }) => !fitting.includes(code))
  return (
    <div class="stack">
      <h3>{text.propose}</h3>
      <p class="soft">{text.proposeMeans}</p>
      {fitting.map((code) => (
        <button
          key={code}
          type="button"
          class="button"
          disabled={busy || stands === code}
          onClick={() => void propose(code)}
        >
          {stands === code ? text.onScreen(nameOf(code)) : text.proposeOne(nameOf(code))}
        </button>
      ))}
      <label class="field">
        <span>{text.other}</span>
        <select
          value=""
          disabled={busy || others.length === 0}
          onChange={(event) => {
            const chosen = others.find(({ code }) => code === event.currentTarget.value)
            event.currentTarget.value = ''
            if (chosen !== undefined) void propose(chosen.code)
          }}
        >
          <option value="">{text.otherChoose}</option>
          {others.map(({ code, name }) => (
            <option key={code} value={code}>
              {said(name)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
