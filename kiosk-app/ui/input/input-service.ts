/** The page's end of the input worker. It lives within a visit: at its end the worker is stopped, and with it all that was typed and learned. */
import { atVisitEnd } from '../visit/visit-end.ts'
// oxlint-disable-next-line import/default -- the builder makes the address its default export
import workerUrl from './input-worker.ts?worker&url'
import type { Answer, Answered, Asked, Question } from './worker-messages.ts'

declare global {
  interface Window {
    /** Not in the types of the DOM yet. */
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): {
        createScriptURL(url: string): string
      }
    }
  }
}

/** The page's policy asks for trusted addresses of scripts; this one trusts the worker's and no other. */
const trusted = (() => {
  const policy = window.trustedTypes?.createPolicy('lutong-input', {
    createScriptURL: (url) => {
      if (url !== workerUrl) throw new TypeError('Only the input worker is started here.')
      return url
    },
  })
  return policy === undefined ? workerUrl : policy.createScriptURL(workerUrl)
})()

const UNAVAILABLE: Answer = { type: 'unavailable' }

interface Running {
  readonly worker: Worker
  readonly waiting: Map<number, (answer: Answer) => void>
}
let running: Running | undefined
let asked = 0

const stop = () => {
  running?.worker.terminate()
  for (const answer of running?.waiting.values() ?? []) answer(UNAVAILABLE)
  running = undefined
}
atVisitEnd(stop)

const start = (): Running => {
  const worker = new Worker(trusted, { type: 'module' })
  const waiting = new Map<number, (answer: Answer) => void>()
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    waiting.get(data.id)?.(data.answer)
    waiting.delete(data.id)
  })
  worker.addEventListener('error', stop)
  return { worker, waiting }
}

export const ask = (question: Question): Promise<Answer> =>
  new Promise((resolve) => {
    running ??= start()
    asked += 1
    running.waiting.set(asked, resolve)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
    running.worker.postMessage({ id: asked, question } satisfies Asked)
  })
