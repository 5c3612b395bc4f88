/** What came of an act, said where it was done. */
import { useState } from 'preact/hooks'
import type { Result } from '@lutong/core/result.ts'
import type { FailureCode } from '../api.ts'
import { words } from '../language/language.ts'

type Said = { readonly good: boolean; readonly text: string } | null

/** Runs one act at a time; `act` gives what is said of it. */
export const useAct = () => {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said>(null)
  const act = async <T,>(
    work: () => Promise<Result<T, FailureCode>>,
    done: string | ((value: T) => string | null),
  ): Promise<T | undefined> => {
    setBusy(true)
    setSaid(null)
    const answer = await work()
    setBusy(false)
    if (!answer.ok) {
      setSaid({ good: false, text: words().failure(answer.error) })
      return undefined
    }
    const text = typeof done === 'string' ? done : done(answer.value)
    setSaid(text === null ? null : { good: true, text })
    return answer.value
  }
  return { busy, said, act, setSaid }
}

export const Told = ({ said }: { readonly said: Said }) =>
  said === null ? null : (
    <p class={said.good ? 'notice' : 'notice notice-danger'} role={said.good ? 'status' : 'alert'}>
      {said.text}
    </p>
  )
