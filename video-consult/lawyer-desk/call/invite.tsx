import { GUEST_ROLES, type GuestRole, MOST_IN_ROOM } from '@lutong/core/consultation/call-guest.ts'
import type { Colleagues } from '@lutong/core/contracts/live.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import { useEffect, useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { ask, askColleagues } from '../line/desk-line.ts'

interface InviteProps {
  readonly id: ConsultationId
  /** Citizen and lawyer counted, and whoever is being asked. */
  readonly inCall: number
  readonly mostInCall: number
  readonly onNews: (news: string) => void
  readonly onClose: () => void
}

/** Another desk is asked into the call: in which role, and who is free for it now. The citizen has the last word. */
export const Invite = ({ id, inCall, mostInCall, onNews, onClose }: InviteProps) => {
  const text = words()
  const [role, setRole] = useState<GuestRole>('interpreter')
  const [free, setFree] = useState<Colleagues | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let gone = false
    setFree(null)
    const look = async () => {
      const found = await askColleagues(id, role)
      if (!gone) setFree(found)
    }
    void look()
    return () => {
      gone = true
    }
  }, [id, role])
  const invite = async (accountId: string) => {
    if (busy) return
    setBusy(true)
    const asked = await ask({ type: 'invite', consultationId: id, accountId, role })
    if (asked === 'gone') onNews(text.guests.notAsked(mostInCall))
    onClose()
  }
  if (inCall >= mostInCall)
    return (
      <div class="card stack" role="group" aria-label={text.guests.invite}>
        <h3>{text.guests.invite}</h3>
        <p class="notice" role="status">
          {text.guests.full(mostInCall, mostInCall < MOST_IN_ROOM)}
        </p>
        <div class="row">
          <button type="button" class="quiet" onClick={onClose}>
            {text.call.cancel}
          </button>
        </div>
      </div>
    )
  return (
    <div class="card stack" role="group" aria-label={text.guests.invite}>
      <h3>{text.guests.invite}</h3>
      <label class="field">
        <span>{text.guests.as}</span>
        <select
          value={role}
          onChange={(event) => {
            const chosen = GUEST_ROLES.find((one) => one === event.currentTarget.value)
            if (chosen !== undefined) setRole(chosen)
          }}
        >
          {GUEST_ROLES.map((one) => (
            <option key={one} value={one}>
              {text.guests.roles[one]}
            </option>
          ))}
        </select>
      </label>
      <p class="soft">{text.guests.citizenDecides}</p>
      {free === null ? <p class="soft">{text.loading}</p> : null}
      {free?.length === 0 ? <p class="notice">{text.guests.nobodyFree}</p> : null}
      <ul class="colleagues">
        {(free ?? []).map(({ accountId, face, languages }) => (
          <li key={accountId}>
            <span>
              {face.name}
              <span class="soft">
                {face.organisation} · {languages.map((one) => text.card.languages[one]).join(text.guests.between)}
              </span>
            </span>
            <button type="button" class="button" disabled={busy} onClick={() => void invite(accountId)}>
              {text.guests.inviteOne}
            </button>
          </li>
        ))}
      </ul>
      <div class="row">
        <button type="button" class="quiet" onClick={onClose}>
          {text.call.cancel}
        </button>
      </div>
    </div>
  )
}
