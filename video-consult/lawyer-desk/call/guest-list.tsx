import { type GuestView, isExpected } from '@lutong/core/consultation/call-guest.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import { words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'

/** Everyone asked into the call, how it stands with each, and the way to ask them out again. */
export const GuestList = ({ guests, id }: { readonly guests: readonly GuestView[]; readonly id: ConsultationId }) => {
  const text = words().guests
  if (guests.length === 0) return null
  return (
    <ul class="guest-list" aria-label={text.list} aria-live="polite">
      {guests.map(({ face, party, role, state }) => (
        <li key={party}>
          <span>
            {`${face.name} · ${text.roles[role]}`}
            <span class={state === 'joined' ? 'tag tag-ok' : 'tag tag-ended'}>{text.states[state]}</span>
          </span>
          {isExpected(state) ? (
            <button
              type="button"
              class="quiet"
              aria-label={text.askOutOne(face.name)}
              onClick={() => void ask({ type: 'ask-out', consultationId: id, party })}
            >
              {state === 'joined' ? text.askOut : text.takeBack}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
