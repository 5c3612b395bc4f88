/**
 * Writes that wait at the same moment share one transaction and so one disk flush: under load the flush, not the
 * work, is what costs. Each caller still gets its own outcome, and only after the commit.
 */
import { channel } from 'node:diagnostics_channel'
import { z } from 'zod'

const MAX_GROUP = 128

/** Whoever measures listens here; where nobody does, it costs nothing. */
export const GROUP_COMMITS = 'lutong:group-commit'
export const GroupCommitted = z.strictObject({ of: z.string(), size: z.int() })
const committed = channel(GROUP_COMMITS)

interface Waiting<In, Out> {
  readonly input: In
  readonly resolve: (value: Out) => void
  readonly reject: (reason: unknown) => void
}

/**
 * `run` does a whole group in one transaction and gives an outcome for each, in their order; all or none of it. `of`
 * names what is written, for whoever measures.
 */
export const createGroupCommit = <In, Out>(
  of: string,
  run: (group: readonly In[]) => Promise<readonly Out[]>,
): ((input: In) => Promise<Out>) => {
  let waiting: Waiting<In, Out>[] = []
  let running = false

  const settle = async (group: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const outcomes = await run(group.map(({ input }) => input))
      if (outcomes.length !== group.length) throw new Error('a group gives one outcome for each of its own')
      if (committed.hasSubscribers) committed.publish({ of, size: group.length })
      for (const [index, outcome] of outcomes.entries()) group[index]?.resolve(outcome)
    } catch (error) {
      // One that throws takes its group's transaction with it: the others are tried again, each alone.
      if (group.length > 1) for (const one of group) await settle([one])
      else group[0]?.reject(error)
    }
  }

  const drain = async (): Promise<void> => {
    if (running) return
    running = true
    try {
      while (waiting.length > 0) {
        const group = waiting.slice(0, MAX_GROUP)
        waiting = waiting.slice(MAX_GROUP)
        await settle(group)
      }
    } finally {
      running = false
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      void drain()
    })
}
