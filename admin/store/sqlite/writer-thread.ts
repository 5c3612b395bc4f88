/**
 * The thread that writes: it alone holds a connection that changes the database. While it waits for the disk, the
 * centre's own thread goes on reading requests, and those that become ready meanwhile share the next commit.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openNodeSqlite } from './node-sqlite-database.ts'
import type { WriterAnswer, WriterOrder } from './writer.ts'

if (parentPort === null) throw new Error('this file is started as a thread')
const port = parentPort
const { durability, path } = z
  .strictObject({ path: z.string(), durability: z.enum(['full', 'normal']) })
  .parse(workerData)
const database = openNodeSqlite(path, durability)
const Failure = z.object({ message: z.string(), code: z.string().optional(), errcode: z.number().optional() })

const run = ({ parameters, sql }: WriterOrder) => {
  const statement = database.prepare(sql)
  if (statement.reader) return { rows: statement.all(parameters), changes: 0 }
  const { changes } = statement.run(parameters)
  return { rows: [], changes: Number(changes ?? 0) }
}

const answer = (order: WriterOrder): WriterAnswer => {
  try {
    return { id: order.id, ok: true, ...run(order) }
  } catch (error) {
    // What crosses to the other thread keeps its words and loses the rest, so the code goes along by itself.
    return { id: order.id, ok: false, ...Failure.parse(error) }
  }
}

port.on('message', (order: WriterOrder | 'close') => {
  if (order !== 'close') return port.postMessage(answer(order))
  database.close()
  port.close()
})
