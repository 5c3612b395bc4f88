import { FITTING_SERVICES } from '@lutong/core/consultation/fitting-services.ts'
import type { FinishedTalk } from '@lutong/core/contracts/live.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'

interface WordFormProps {
  readonly talk: FinishedTalk
  readonly nameOf: (code: ItemCode) => string
  readonly onNews: (news: string) => void
}

/** Nobody stands at the terminal any more: staff of that centre are asked to reach them, or to give them a time. */
export const WordForm = ({ nameOf, onNews, talk }: WordFormProps) => {
  const text = words().after
  const fitting = FITTING_SERVICES[talk.field]
  const [itemCode, setItemCode] = useState<ItemCode | null>(fitting[0] ?? null)
  const [written, setWritten] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (busy || written.trim() === '') return
    setBusy(true)
    const asked = await ask({ type: 'leave-word', consultationId: talk.id, word: { itemCode, words: written.trim() } })
    setBusy(false)
    if (asked === 'gone') onNews(text.wordNotLeft)
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h3>{text.word}</h3>
      <p class="soft">{talk.personMask === null ? text.wordToNobody : text.wordMeans(talk.centreName)}</p>
      <label class="field">
        <span>{text.wordService}</span>
        <select
          value={itemCode ?? ''}
          onChange={(event) => setItemCode(fitting.find((code) => code === event.currentTarget.value) ?? null)}
        >
          {fitting.map((code) => (
            <option key={code} value={code}>
              {nameOf(code)}
            </option>
          ))}
          <option value="">{text.wordNoService}</option>
        </select>
      </label>
      <label class="field">
        <span>{text.wordWords}</span>
        <textarea
          rows={3}
          maxLength={500}
          required
          placeholder={text.wordHint}
          value={written}
          onInput={(event) => setWritten(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button button-main" disabled={busy || written.trim() === ''}>
        {text.wordSend}
      </button>
    </form>
  )
}
