/**
 * Writes that wait at the same moment share one transaction and so one disk flush: under load the flush, not the
 * work, is what costs. Each caller still gets its own outcome, and only after the commit.
 */
const MAX_GROUP = 128

interface Waiting<Tx, T> {
  readonly work: (tx: Tx) => Promise<T>
  readonly resolve: (value: T) => void
  readonly reject: (reason: unknown) => void
}

export type GroupCommit<Tx, T> = (work: (tx: Tx) => Promise<T>) => Promise<T>

export const createGroupCommit = <Tx, T>(
  inTransaction: (body: (tx: Tx) => Promise<T[]>) => Promise<T[]>,
): GroupCommit<Tx, T> => {
  let waiting: Waiting<Tx, T>[] = []
  let running = false

  const runAll = (group: readonly Waiting<Tx, T>[]) =>
    inTransaction(async (tx) => {
      const values: T[] = []
      for (const { work } of group) values.push(await work(tx))
      return values
    })

  const settle = async (group: readonly Waiting<Tx, T>[]): Promise<void> => {
    try {
      const values = await runAll(group)
      for (const [index, value] of values.entries()) group[index]?.resolve(value)
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

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject })
      void drain()
    })
}
