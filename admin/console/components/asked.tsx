/** What a page shows while it asks, when it could not be told, and what it was told. */
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { FailureCode } from '../api.ts'
import { words } from '../language/language.ts'
import { pending, returns } from '../line.ts'
import { askSignedIn } from '../session.ts'
import { LINE_TIMINGS, useLasting } from './line-state.tsx'

type Asked<T> =
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly code: FailureCode }
  | { readonly state: 'told'; readonly value: T }

/** Asks again whenever the address changes; an answer that comes late to another question is dropped. */
export const useAsked = <T,>(path: string): { readonly asked: Asked<T>; readonly again: () => void } => {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'asking' })
  const [round, setRound] = useState(0)
  // What failed for want of a line is asked again when the line is back.
  const lineRound = asked.state === 'failed' && asked.code === 'offline' ? returns.value : 0
  const since = useRef(lineRound)
  if (asked.state !== 'failed') since.current = returns.value
  const again = useCallback(() => setRound((before) => before + 1), [])
  useEffect(() => {
    if (lineRound > since.current) again()
  }, [lineRound, again])
  useEffect(() => {
    let current = true
    const answer = async () => {
      pending.value += 1
      const told = await askSignedIn<T>('GET', path)
      pending.value -= 1
      if (current) setAsked(told.ok ? { state: 'told', value: told.value } : { state: 'failed', code: told.error })
    }
    void answer()
    return () => {
      current = false
    }
  }, [path, round])
  return { asked, again }
}

/** Nothing for a moment, then the shape of what comes, then a word that it takes long. */
const Waiting = () => {
  const isShown = useLasting(true, LINE_TIMINGS.showAfterMs)
  const isSlow = useLasting(true, LINE_TIMINGS.slowAfterMs)
  return (
    <div class={isShown ? 'waiting' : 'waiting waiting-unseen'} role="status">
      <p>{isSlow ? words().frame.slow : words().loading}</p>
      {[1, 2, 3, 4].map((line) => (
        <div key={line} class="waiting-line" aria-hidden="true" />
      ))}
    </div>
  )
}

interface AskedViewProps<T> {
  readonly asked: Asked<T>
  readonly again: () => void
  readonly children: (value: T) => ComponentChildren
}

export const AskedView = <T,>({ asked, again, children }: AskedViewProps<T>) => {
  switch (asked.state) {
    case 'asking':
      return <Waiting />
    case 'failed':
      return (
        <div class="notice notice-danger" role="alert">
          <p>{words().failure(asked.code)}</p>
          <button type="button" class="button" onClick={again}>
            {words().again}
          </button>
        </div>
      )
    case 'told':
      return <>{children(asked.value)}</>
    default:
      return null
  }
}
