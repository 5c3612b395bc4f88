/** What a page shows while it asks, when it could not be told, and what it was told. */
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { FailureCode } from '../api.ts'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

type Asked<T> =
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly code: FailureCode }
  | { readonly state: 'told'; readonly value: T }

/** Asks again whenever the address changes; an answer that comes late to another question is dropped. */
export const useAsked = <T,>(path: string): { readonly asked: Asked<T>; readonly again: () => void } => {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'asking' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let current = true
    const answer = async () => {
      const told = await askSignedIn<T>('GET', path)
      if (current) setAsked(told.ok ? { state: 'told', value: told.value } : { state: 'failed', code: told.error })
    }
    void answer()
    return () => {
      current = false
    }
  }, [path, round])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return { asked, again }
}

interface AskedViewProps<T> {
  readonly asked: Asked<T>
  readonly again: () => void
  readonly children: (value: T) => ComponentChildren
}

export const AskedView = <T,>({ asked, again, children }: AskedViewProps<T>) => {
  switch (asked.state) {
    case 'asking':
      return (
        <p class="notice" role="status">
          {words().loading}
        </p>
      )
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
