/** The DevTools protocol, for gestures and for scripts that a page of ours never has. A lost page is found again. */
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'

const Targets = z.array(z.looseObject({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }))
const Answer = z.looseObject({ id: z.int().optional(), result: z.unknown().optional() })
const Value = z.looseObject({ result: z.looseObject({ value: z.unknown().optional() }) })
const ANSWER_WITHIN_MS = 1_500
const PAGE_WITHIN_MS = 5_000

export interface Cdp {
  /** Rejects where the page does not answer: an attempt that stops its heart ends so. */
  send(method: string, params?: object): Promise<unknown>
  /** Runs as if a citizen had just touched the screen; the value, or `undefined` where it never came. */
  run(script: string): Promise<unknown>
  pages(): Promise<readonly string[]>
}

export const openCdp = (port: number, pageUrl: string): Cdp => {
  let socket: WebSocket | undefined
  let nextId = 0
  const waiting = new Map<number, (answer: unknown) => void>()
  const targets = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined)
    return answer?.ok === true ? Targets.parse(await answer.json()) : []
  }
  const connect = async (): Promise<WebSocket> => {
    if (socket?.readyState === WebSocket.OPEN) return socket
    const endMs = performance.now() + PAGE_WITHIN_MS
    while (performance.now() < endMs) {
      const page = (await targets()).find(({ type, url }) => type === 'page' && url.startsWith(pageUrl))
      if (page !== undefined) {
        const opened = new WebSocket(page.webSocketDebuggerUrl)
        const isOpen = await new Promise<boolean>((resolve) => {
          opened.once('open', () => resolve(true))
          opened.once('error', () => resolve(false))
        })
        if (isOpen) {
          opened.on('message', (data) => {
            if (!Buffer.isBuffer(data)) return
            const answer = Answer.parse(JSON.parse(data.toString('utf8')))
            if (answer.id !== undefined) waiting.get(answer.id)?.(answer.result ?? {})
          })
          opened.on('error', () => opened.terminate())
          socket = opened
          return opened
        }
      }
      await pause(50)
    }
    throw new Error('there is no page of ours to speak to')
  }
  const send: Cdp['send'] = async (method, params = {}) => {
    const line = await connect()
    const id = (nextId += 1)
    const answered = new Promise<unknown>((resolve) => waiting.set(id, resolve))
    line.send(JSON.stringify({ id, method, params }))
    const answer = await Promise.race([answered, pause(ANSWER_WITHIN_MS)])
    waiting.delete(id)
    // It hangs, or is gone: the next order finds the page anew.
    if (answer === undefined) line.terminate()
    return answer
  }
  return {
    send,
    run: async (expression) => {
      const answer = Value.safeParse(
        await send('Runtime.evaluate', { expression, userGesture: true, awaitPromise: true, returnByValue: true }),
      )
      return answer.success ? answer.data.result.value : undefined
    },
    pages: async () => (await targets()).filter(({ type }) => type === 'page').map(({ url }) => url),
  }
}
