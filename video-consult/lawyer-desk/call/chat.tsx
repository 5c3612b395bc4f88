import { useEffect, useRef, useState } from 'preact/hooks'
import type { Said } from '../../call/written-words.ts'
import { words } from '../language/language.ts'
import type { DeskCall } from './use-call.ts'
import { type Others, whoIs } from './who-is-there.ts'

export const SaidList = ({ others, said }: { readonly others: Others; readonly said: readonly Said[] }) => {
  const text = words().chat
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [said.length])
  return (
    <ol ref={list} aria-live="polite">
      {said.map((one) => (
        <li key={one.id} class={one.from === null ? 'said-mine' : 'said-theirs'}>
          <span class="soft">
            {one.from === null ? text.you : one.from === 'citizen' ? text.they : whoIs(one.from, others).name}
          </span>
          <span>{one.text}</span>
        </li>
      ))}
    </ol>
  )
}

interface ChatProps {
  readonly call: DeskCall | null
  readonly others: Others
}

export const Chat = ({ call, others }: ChatProps) => {
  const text = words().chat
  const [draft, setDraft] = useState('')
  const said = call?.said ?? []
  const write = (call?.view.parties.length ?? 1) > 1 ? text.writeAll : text.write
  const send = () => {
    const message = draft.trim()
    if (message === '' || call === null) return
    call.chat(message)
    setDraft('')
  }
  return (
    <div class="card chat">
      <h3>{text.title}</h3>
      {said.length === 0 ? <p class="soft">{text.empty}</p> : <SaidList said={said} others={others} />}
      <form
        class="chat-write"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <input
          value={draft}
          maxLength={500}
          aria-label={write}
          placeholder={write}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={call === null || draft.trim() === ''}>
          {text.send}
        </button>
      </form>
    </div>
  )
}
