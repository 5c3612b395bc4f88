/** The tactile pad: five keys of a HID keyboard, told apart by what the terminal's profile names them. */
import type { PadKeys } from '@lutong/core/contracts/host-rpc.ts'

export type PadAct = keyof PadKeys

/** A finger that rests on a key is not yet asking for more (interaction 17). */
export const REPEAT_AFTER_MS = 2_000

interface KeyDown {
  readonly key: string
  readonly code: string
  readonly repeat: boolean
  readonly isComposing: boolean
}

const ACTS: readonly PadAct[] = ['up', 'down', 'back', 'help', 'ok']

/** A function from key events to what they ask for: `undefined` for other keys, `held` for a repeat that comes too early. */
export const createPadReader = (
  now: () => number,
): ((keys: PadKeys, event: KeyDown) => PadAct | 'held' | undefined) => {
  let firstDownMs = 0
  return (keys, { key, code, repeat, isComposing }) => {
    const act = isComposing ? undefined : ACTS.find((one) => keys[one] === code || keys[one] === key)
    if (act === undefined) return undefined
    if (!repeat) firstDownMs = now()
    return repeat && (act === 'ok' || now() - firstDownMs < REPEAT_AFTER_MS) ? 'held' : act
  }
}
