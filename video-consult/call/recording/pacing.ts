/** Speaking comes first: on a weak line the recording waits, as far as there is room for it. Pure. */

export interface Pace {
  /** The call's own line is not good now. */
  readonly weak: boolean
  readonly waitingBytes: number
  /** Nobody speaks any more. */
  readonly over: boolean
}

/** About seven minutes of one side; beyond it what is heard and seen must share the line after all. */
export const MOST_HELD_BYTES = 16 * 1024 * 1024
/** A centre that cannot be reached for an hour: what more there is of the recording is given up. */
export const MOST_WAITING_BYTES = 96 * 1024 * 1024

export const mayGoNow = ({ over, waitingBytes, weak }: Pace): boolean => over || !weak || waitingBytes > MOST_HELD_BYTES
