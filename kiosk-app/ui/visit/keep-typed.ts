/** Passes on what is typed a moment after the last key, so that the host holds it when the page is lost. */
import type { Command } from '@lutong/core/contracts/host-rpc.ts'
import { useState } from 'preact/hooks'
import { useVisit, type Values } from './visit.ts'

/** Shorter than a citizen's next word, longer than the pause between two keys. */
const KEEP_AFTER_MS = 250

interface TypedKeeping {
  soon(fieldsOn: string, values: Values): void
  /** What still waits goes at once, before the screen is left. */
  now(): void
}

export const keepTypedSoon = (send: (command: Command) => Promise<boolean>): TypedKeeping => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: { readonly fieldsOn: string; readonly values: Values } | undefined
  const now = () => {
    clearTimeout(timer)
    if (waiting !== undefined) void send({ type: 'keep-typed', ...waiting })
    waiting = undefined
  }
  return {
    now,
    soon: (fieldsOn, values) => {
      clearTimeout(timer)
      waiting = { fieldsOn, values: waiting?.fieldsOn === fieldsOn ? { ...waiting.values, ...values } : values }
      timer = setTimeout(now, KEEP_AFTER_MS)
    },
  }
}

/** The text of one field of a screen: begins with what a lost page had in it. */
export const useKeptText = (path: string, begin = ''): readonly [string, (text: string) => void] => {
  const { keepTyped, snapshot } = useVisit()
  const kept = snapshot.typed?.[path]
  const [text, setText] = useState(typeof kept === 'string' ? kept : begin)
  return [
    text,
    (next) => {
      setText(next)
      keepTyped(snapshot.screen.name, { [path]: next })
    },
  ]
}
