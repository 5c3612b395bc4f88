/** Written words beside the voice, or in its place. */
import { isGuestName } from '@lutong/core/consultation/call-guest.ts'
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import fieldCss from '../fields/fields.module.css'
import common from '../screens/screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './consult.module.css'
import type { KioskCall } from './use-kiosk-call.ts'
import { whoIs } from './who-is-there.ts'

interface CallChatProps {
  readonly call: KioskCall | null
  readonly open: boolean
  readonly screen: ScreenOf<'consult-call'>
}

export const CallChat = ({ call, open, screen }: CallChatProps) => {
  const { consult } = useVisit().messages
  const text = consult.chat
  const [writing, setWriting] = useState(open)
  const [draft, setDraft] = useState('')
  const said = call?.said ?? []
  const several = screen.ticket.parties.length > 1
  const nameOf = (party: string) => (several || isGuestName(party) ? whoIs(party, screen, consult).name : text.lawyer)
  const sendIt = () => {
    const words = draft.trim()
    if (words === '' || call === null) return
    call.chat(words)
    setDraft('')
  }
  return (
    <section class={common.stack}>
      {said.length === 0 ? null : (
        <ol class={css.said} aria-live="polite">
          {said.map((one) => (
            <li key={one.id} class={one.from === null ? css.mine : css.others}>
              <span class={common.soft}>{one.from === null ? text.you : nameOf(one.from)}</span>
              <span>{one.text}</span>
            </li>
          ))}
        </ol>
      )}
      {writing ? (
        <>
          <label>
            <span class={common.soft}>{several ? text.labelAll : text.label}</span>
            <input
              id="call-text"
              class={fieldCss.input}
              type="text"
              inputMode="none"
              data-keys="letters"
              autoComplete="off"
              spellcheck={false}
              maxLength={300}
              value={draft}
              onInput={(event) => setDraft(event.currentTarget.value)}
            />
          </label>
          <Button kind="main" disabled={call === null || draft.trim() === ''} onPress={sendIt}>
            {several ? text.sendAll : text.send}
          </Button>
        </>
      ) : (
        <Button sign="keyboard" onPress={() => setWriting(true)}>
          {text.write}
        </Button>
      )}
    </section>
  )
}
