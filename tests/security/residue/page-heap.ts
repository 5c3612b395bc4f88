/** Heaps of the page and of the workers it has, by the browser's own debugging door: taken when nothing else is attached. */
import { WebSocket } from 'ws'
import { z } from 'zod'

const Targets = z.array(z.looseObject({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }))
const Message = z.looseObject({
  id: z.int().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.looseObject({ chunk: z.string().optional(), sessionId: z.string().optional() }).optional(),
  error: z.looseObject({ message: z.string() }).optional(),
})
const WITHIN_MS = 60_000

export interface PageHeaps {
  readonly page: string
  readonly workers: readonly string[]
}

export const pageHeaps = async (debuggingPort: number, pageUrl: string): Promise<PageHeaps> => {
  const listed = await fetch(`http://127.0.0.1:${debuggingPort}/json/list`)
  const target = Targets.parse(await listed.json()).find(({ type, url }) => type === 'page' && url.startsWith(pageUrl))
  if (target === undefined) throw new Error('there is no page of ours')
  const socket = new WebSocket(target.webSocketDebuggerUrl, { maxPayload: 0 })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  let nextId = 0
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>()
  const chunks = new Map<string, string[]>()
  const workers: string[] = []
  socket.on('message', (data) => {
    if (!Buffer.isBuffer(data)) return
    const { error, id, method, params, sessionId = '' } = Message.parse(JSON.parse(data.toString('utf8')))
    if (id !== undefined) {
      if (error === undefined) waiting.get(id)?.resolve()
      else waiting.get(id)?.reject(new Error(error.message))
      return
    }
    if (method === 'HeapProfiler.addHeapSnapshotChunk' && params?.chunk !== undefined)
      chunks.set(sessionId, [...(chunks.get(sessionId) ?? []), params.chunk])
    if (method === 'Target.attachedToTarget' && params?.sessionId !== undefined) workers.push(params.sessionId)
  })
  const send = (method: string, params: object, sessionId: string) =>
    new Promise<void>((resolve, reject) => {
      const id = (nextId += 1)
      const timer = setTimeout(() => reject(new Error(`${method} was not answered`)), WITHIN_MS)
      const settled =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer)
          waiting.delete(id)
          then(value)
        }
      waiting.set(id, { resolve: settled(resolve), reject: settled(reject) })
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) }))
    })
  const heapOf = async (sessionId: string): Promise<string> => {
    await send('HeapProfiler.enable', {}, sessionId)
    // What is only waiting to be collected is no find; a second round takes what finalizers let go.
    await send('HeapProfiler.collectGarbage', {}, sessionId)
    await send('HeapProfiler.collectGarbage', {}, sessionId)
    await send('HeapProfiler.takeHeapSnapshot', { reportProgress: false }, sessionId)
    return (chunks.get(sessionId) ?? []).join('')
  }
  try {
    await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, '')
    const heaps: string[] = []
    for (const worker of workers) heaps.push(await heapOf(worker))
    return { page: await heapOf(''), workers: heaps }
  } finally {
    socket.terminate()
  }
}
