/** Who is connected to the centre, at whichever of its server processes; and for how long those who are not have been gone. */
import type { Clock } from '@lutong/core/clock.ts'
import type { ClusterStore, LiveRole } from '../../store/cluster-store.ts'

export interface PresentNow {
  isHere(role: LiveRole, principal: string): boolean
  /** 0 where they are here. Of whom nothing is known it counts from when this process began. */
  absentMs(role: LiveRole, principal: string): number
}

export interface Presence {
  /** The last socket at this process is gone, or the first has come. Settles once every process can read it. */
  changed(role: LiveRole, principal: string, isHere: boolean): Promise<void>
  now(): Promise<PresentNow>
  /** Nobody is here any more. */
  close(): Promise<void>
}

const PRESENCE_TIMINGS = {
  /** How often a process says that it lives. */
  beatMs: 1_500,
  /** Without a word for so long it does not, and whom it held counts as gone. */
  lifeMs: 6_000,
} as const

const KEPT_MS = 24 * 3_600_000
const keyOf = (role: LiveRole, principal: string) => `${role} ${principal}`

/** Of a process that is the whole centre. */
export const createLonePresence = (clock: Clock): Presence => {
  const begunMs = clock.nowMs()
  /** `null`: here. */
  const leftMs = new Map<string, number | null>()
  return {
    changed: (role, principal, isHere) => {
      const nowMs = clock.nowMs()
      for (const [key, left] of leftMs) if (left !== null && nowMs - left > KEPT_MS) leftMs.delete(key)
      leftMs.set(keyOf(role, principal), isHere ? null : nowMs)
      return Promise.resolve()
    },
    now: () =>
      Promise.resolve({
        isHere: (role, principal) => leftMs.get(keyOf(role, principal)) === null,
        absentMs: (role, principal) => {
          const left = leftMs.get(keyOf(role, principal))
          return left === null ? 0 : clock.nowMs() - (left ?? begunMs)
        },
      }),
    close: () => Promise.resolve(),
  }
}

interface SharedParts {
  readonly store: Pick<ClusterStore, 'keepNode' | 'endNode' | 'notePresence' | 'livePresence'>
  readonly clock: Clock
  /** Of this run of the process: what an earlier one left is not taken for its own. */
  readonly nodeId: string
  readonly failed: () => void
}

/** Of one of several, in the database they share. What could not be written is written with the next beat. */
export const createSharedPresence = async ({ clock, failed, nodeId, store }: SharedParts): Promise<Presence> => {
  const begunMs = clock.nowMs()
  const unwritten = new Map<string, { readonly role: LiveRole; readonly principal: string; readonly isHere: boolean }>()
  let writing: Promise<void> | undefined
  let closed = false
  let stopTimer = () => {}

  const writeAll = async () => {
    while (unwritten.size > 0) {
      const changes = [...unwritten]
      try {
        await store.notePresence(
          nodeId,
          changes.map(([, change]) => change),
        )
      } catch {
        return failed()
      }
      for (const [key, change] of changes) if (unwritten.get(key) === change) unwritten.delete(key)
    }
  }
  /** What changed while one is under way goes along with it, or right behind. */
  const write = (): Promise<void> => {
    writing ??= writeAll().finally(() => (writing = undefined))
    return writing
  }
  const beat = async () => {
    try {
      await store.keepNode(nodeId, PRESENCE_TIMINGS.lifeMs)
    } catch {
      failed()
    }
    await write()
    if (!closed) stopTimer = clock.setTimer(PRESENCE_TIMINGS.beatMs, () => void beat())
  }
  await store.keepNode(nodeId, PRESENCE_TIMINGS.lifeMs)
  stopTimer = clock.setTimer(PRESENCE_TIMINGS.beatMs, () => void beat())

  return {
    changed: (role, principal, isHere) => {
      unwritten.set(keyOf(role, principal), { role, principal, isHere })
      return write()
    },
    now: async () => {
      const found = new Map((await store.livePresence()).map((one) => [keyOf(one.role, one.principal), one.absentMs]))
      const absentMs = (role: LiveRole, principal: string) =>
        found.get(keyOf(role, principal)) ?? clock.nowMs() - begunMs
      return { absentMs, isHere: (role, principal) => found.get(keyOf(role, principal)) === 0 }
    },
    close: async () => {
      closed = true
      stopTimer()
      await writing
      await store.endNode(nodeId).catch(failed)
    },
  }
}
