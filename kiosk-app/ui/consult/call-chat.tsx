/** Written words beside the voice, or in its place. */
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import fieldCss from '../fields/fields.module.css'
import common from '../screens/screens.module.css'
import { useVisit } from '../visit/visit.ts'
import css from './consult.module.css'
import type { KioskCall } from './use-kiosk-call.ts'

export const CallChat = ({ call, open }: { readonly call: KioskCall | null; readonly open: boolean }) => {
  const text = useVisit().messages.consult.chat
  const [writing, setWriting] = useState(open)
  const [draft, setDraft] = useState('')
  const said = call?.said ?? []
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
          {said.map((one, at) => (
            <li key={at} class={one.mine ? css.mine : css.others}>
              <span class={common.soft}>{one.mine ? text.you : text.lawyer}</span>
              <span>{one.text}</span>
            </li>
          ))}
        </ol>
      )}
      {writing ? (
        <>
          <label>
            <span class={common.soft}>{text.label}</span>
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
            {text.send}
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
