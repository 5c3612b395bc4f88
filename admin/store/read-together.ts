/**
 * Reads that are asked for in one turn of the event loop, done by one statement: under load the way to the database and
 * back, not the rows, is what costs. A read begins after it was asked for, never before: what is committed is seen.
 */
const MAX_TOGETHER = 200

interface Waiting<Key, Value> {
  readonly key: Key
  readonly resolve: (value: Value | undefined) => void
  readonly reject: (reason: unknown) => void
}

/** `load` is given each key once, and leaves out what it does not find. */
export const createReadTogether = <Key, Value>(
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): ((key: Key) => Promise<Value | undefined>) => {
  let waiting: Waiting<Key, Value>[] = []

  const read = async (group: readonly Waiting<Key, Value>[]): Promise<void> => {
    try {
      const found = await load([...new Set(group.map(({ key }) => key))])
      for (const { key, resolve } of group) resolve(found.get(key))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
  const begin = () => {
    const asked = waiting
    waiting = []
    for (let from = 0; from < asked.length; from += MAX_TOGETHER) void read(asked.slice(from, from + MAX_TOGETHER))
  }

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ key, resolve, reject }) === 1) setImmediate(begin)
    })
}
