/** The other end of the writing thread: statements go over one by one and come back as promises. */
import { Worker } from 'node:worker_threads'
import type { Durability } from './node-sqlite-database.ts'

export interface WriterOrder {
  readonly id: number
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export type WriterAnswer =
  | { readonly id: number; readonly ok: true; readonly rows: unknown[]; readonly changes: number }
  | {
      readonly id: number
      readonly ok: false
      readonly message: string
      readonly code?: string | undefined
      readonly errcode?: number | undefined
    }

interface Written {
  readonly rows: unknown[]
  readonly changes: number
}

export interface Writer {
  run(sql: string, parameters: readonly unknown[]): Promise<Written>
  /** Ends when the connection is closed. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (written: Written) => void
  readonly reject: (error: unknown) => void
}

export const startWriter = (path: string, durability: Durability): Writer => {
  const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), { workerData: { path, durability } })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  const send = (order: WriterOrder | 'close') => worker.postMessage(order)
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  // The thread keeps the process alive only while something is under way in it.
  worker.unref()
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    return one
  }
  worker.on('message', (answer: WriterAnswer) => {
    hasAnswered = true
    const one = settle(answer.id)
    if (answer.ok) one?.resolve({ rows: answer.rows, changes: answer.changes })
    else one?.reject(Object.assign(new Error(answer.message), { code: answer.code, errcode: answer.errcode }))
  })
  let broken: unknown
  let hasAnswered = false
  const fail = (error: unknown) => {
    broken = error
    for (const id of [...waiting.keys()]) settle(id)?.reject(error)
  }
  worker.on('error', (error) => {
    fail(error)
    // A centre that can read and not write is worse than one that is started again.
    if (hasAnswered) throw error
  })
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      fail(broken ?? new Error('the database is closed'))
      resolve()
    })
  })
  return {
    run: (sql, parameters) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(broken)
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        worker.ref()
        send({ id: lastId, sql, parameters })
      }),
    close: () => {
      worker.ref()
      send('close')
      return ended
    },
  }
}
