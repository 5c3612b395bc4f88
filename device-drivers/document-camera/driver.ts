/**
 * The document camera as a device. It looks until the page lies still and is good to read, tells what is in the way,
 * and keeps no picture: each is overwritten as soon as it has been looked at.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import type {
  CapturedPage,
  CaptureOutcome,
  DocumentCamera,
  PageOutline,
  PageProblem,
} from '../contract/document-camera.ts'
import { createOperationQueue } from '../contract/operation-queue.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import { type Frame, wipe } from './frame.ts'
import { createLivenessWatch, STALL_MS } from './liveness.ts'
import { findPage } from './find-page.ts'
import { cutOut, lookAtPage } from './look-at-page.ts'
import { createSettleWatch } from './settle.ts'
import { inTextTone } from './text-tone.ts'

/** Where pictures come from; the browser's camera is one. Frames belong to who takes them. */
export interface CameraSource {
  readonly model: string | null
  /** The next new picture, small, for watching; `undefined` when the camera has ended. */
  preview(): Promise<Frame | undefined>
  /** The newest picture at the camera's full size. */
  still(): Promise<Frame | undefined>
  encode(page: Frame): Promise<Uint8Array<ArrayBuffer>>
  onEnded(listener: () => void): () => void
  close(): void
}

/** A page, its straightening and its JPEG take a moment on a slow terminal; they are not broken off in the middle. */
const GRACE_MS = 3_000

const outlineOf = (frame: Frame): PageOutline | null => {
  const found = findPage(frame)
  return found.ok ? found.value.map(({ x, y }) => ({ x: x / frame.width, y: y / frame.height })) : null
}

export const openDocumentCamera = async (parts: {
  readonly open: () => Promise<Result<CameraSource, DeviceFault>>
  readonly clock: Clock
  readonly counters: CounterSet
}): Promise<Result<DocumentCamera, DeviceFault>> => {
  const { clock, counters } = parts
  const opened = await parts.open()
  if (!opened.ok) return opened
  const source = opened.value
  const status = createStatusCell({ state: 'connecting' })
  const queue = createOperationQueue(clock)
  const listeners = new Set<(problem: PageProblem) => void>()
  const outlineListeners = new Set<(outline: PageOutline | null) => void>()
  const over = new AbortController()
  const stopEnded = source.onEnded(() => {
    over.abort()
    status.tell({ type: 'lost' })
  })
  status.tell({ type: 'told', condition: { fault: null } })

  /** A camera that stands still says nothing of it: after STALL_MS without a new picture it is taken for broken. */
  const nextFrame = (signal: AbortSignal): Promise<Frame | 'stalled' | 'over'> =>
    new Promise((resolve) => {
      const finish = (what: Frame | 'stalled' | 'over') => {
        cancel()
        signal.removeEventListener('abort', end)
        resolve(what)
      }
      const end = () => finish('over')
      const cancel = clock.setTimer(STALL_MS, () => finish('stalled'))
      if (signal.aborted) return end()
      signal.addEventListener('abort', end, { once: true })
      const take = async () => {
        const frame = await source.preview()
        if (frame !== undefined && signal.aborted) wipe(frame)
        finish(frame ?? 'over')
      }
      void take()
    })

  const takePage = async (page: Frame, tone: 'colour' | 'text'): Promise<CapturedPage> => {
    const shown = tone === 'text' ? inTextTone(page) : page
    const { width, height } = page
    const jpeg = await source.encode(shown)
    wipe(page)
    if (shown !== page) wipe(shown)
    counters.add('pages')
    return { jpeg, widthPx: width, heightPx: height }
  }

  const capture: DocumentCamera['capture'] = (options) =>
    queue.run(
      options,
      async (scope): Promise<Result<CaptureOutcome, DeviceFault>> => {
        const signal = AbortSignal.any([scope.signal, over.signal])
        const settle = createSettleWatch(clock)
        const liveness = createLivenessWatch()
        let problem: PageProblem = 'no-page'
        const tell = (next: PageProblem) => {
          if (next === problem && told) return
          told = true
          problem = next
          for (const listener of listeners) listener(next)
        }
        let told = false
        let wasStill = false
        let isFresh = options.freshPage !== true
        const broken = (raw: string) => {
          const cause = fault('HARDWARE', raw)
          counters.add('operationsFailed')
          status.tell({ type: 'told', condition: { fault: cause } })
          return err(cause)
        }
        const rest = () => status.tell({ type: 'told', condition: { fault: null } })
        status.tell({ type: 'began' })
        try {
          for (;;) {
            const frame = await nextFrame(signal)
            if (over.signal.aborted) return err(fault('DISCONNECTED'))
            if (frame === 'over') {
              rest()
              const { code } = scope.reason()
              return code === 'CANCELLED' ? err(scope.reason()) : ok({ problem })
            }
            if (frame === 'stalled') return broken('stalled')
            const alive = liveness.take(frame, clock.nowMs())
            const isStill = settle.take(frame)
            const outline = outlineOf(frame)
            wipe(frame)
            for (const listener of outlineListeners) listener(outline)
            if (outline === null || (wasStill && !isStill)) isFresh = true
            wasStill = isStill
            if (alive === 'frozen') return broken('frozen')
            if (alive === 'black') tell('dark')
            else if (!isFresh) tell('same-page')
            else if (!isStill) tell('moving')
            else {
              const still = await source.still()
              if (still === undefined) continue
              const look = lookAtPage(still)
              wipe(still)
              if ('ok' in look) {
                const page = await takePage(look.ok.page, options.tone)
                rest()
                return ok({ ok: page })
              }
              tell(look.problem)
            }
          }
        } finally {
          settle.reset()
        }
      },
      (reason) => reason,
      GRACE_MS,
    )

  return ok({
    get status() {
      return status.get()
    },
    identity: {
      attachment: 'uvc',
      profile: 'uvc-camera',
      model: source.model,
      firmware: null,
      serialNumber: null,
    },
    counters: counters.counts,
    subscribe: status.subscribe,
    onProblem: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    capture,
    captureNow: (options) =>
      queue.run(
        options,
        async (): Promise<Result<CapturedPage, DeviceFault>> => {
          const still = await source.still()
          if (still === undefined) return err(fault(over.signal.aborted ? 'DISCONNECTED' : 'HARDWARE', 'no-picture'))
          const page = cutOut(still)
          if (page !== still) wipe(still)
          return ok(await takePage(page, 'colour'))
        },
        (reason) => reason,
        GRACE_MS,
      ),
    onOutline: (listener) => {
      outlineListeners.add(listener)
      return () => void outlineListeners.delete(listener)
    },
    checkHealth: (_level, options) =>
      queue.run(options, async (scope) => {
        const frame = await nextFrame(AbortSignal.any([scope.signal, over.signal]))
        if (over.signal.aborted) return err(fault('DISCONNECTED'))
        if (typeof frame === 'object') wipe(frame)
        return ok({
          checks: [
            { name: 'picture', passed: typeof frame === 'object', detail: typeof frame === 'object' ? null : frame },
          ],
        })
      }),
    close: async () => {
      over.abort()
      status.tell({ type: 'closed' })
      stopEnded()
      source.close()
    },
  })
}
