/** The signature pad as a device. It listens only while somebody is asked to sign; then nothing of it stays. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import { createOperationQueue } from '../contract/operation-queue.ts'
import type { PadStroke, SignaturePad } from '../contract/signature-pad.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import type { OpenTransport } from '../transport/byte-transport.ts'
import type { SignaturePadProfile } from './profiles.ts'
import { createStrokes } from './strokes.ts'

export const openSignaturePad = async (parts: {
  readonly open: OpenTransport
  readonly profile: SignaturePadProfile
  readonly clock: Clock
  readonly counters: CounterSet
}): Promise<Result<SignaturePad, DeviceFault>> => {
  const { clock, counters, profile } = parts
  const opened = await parts.open()
  if (!opened.ok) return opened
  const line = opened.value
  const status = createStatusCell({ state: 'connecting' })
  const queue = createOperationQueue(clock)
  const strokes = createStrokes(profile)
  let gone = false
  /** Called when the pad says done; set only while somebody signs. */
  let finish: ((result: Result<readonly PadStroke[], DeviceFault>) => void) | undefined
  let pending: number[] = []

  const take = (report: Uint8Array) => {
    if (finish === undefined) return
    const event = strokes.take(report, clock.nowMs())
    if (event === 'clear') strokes.wipe()
    // "Done" on an empty pad is a slip of the finger: she is still asked to sign.
    else if (event === 'done' && !strokes.isEmpty()) finish(ok(strokes.copy()))
  }
  const stopBytes = line.onBytes((bytes) => {
    for (const byte of bytes) {
      pending.push(byte)
      if (pending.length < profile.reportBytes) continue
      take(Uint8Array.from(pending))
      pending = []
    }
  })
  const stopClosed = line.onClosed(() => {
    gone = true
    finish?.(err(fault('DISCONNECTED')))
    status.tell({ type: 'lost' })
  })
  status.tell({ type: 'told', condition: { fault: null } })

  return ok({
    get status() {
      return status.get()
    },
    identity: { ...line.info, profile: profile.name },
    counters: counters.counts,
    subscribe: status.subscribe,
    capture: (options) =>
      queue.run(options, async (scope) => {
        if (gone) return err(fault('DISCONNECTED'))
        strokes.wipe()
        status.tell({ type: 'began' })
        const result = await new Promise<Result<readonly PadStroke[], DeviceFault>>((resolve) => {
          finish = resolve
          scope.signal.addEventListener('abort', () => resolve(err(scope.reason())), { once: true })
        })
        finish = undefined
        strokes.wipe()
        pending = []
        counters.add(result.ok ? 'signatures' : 'operationsFailed')
        if (!gone) status.tell({ type: 'told', condition: { fault: null } })
        return result
      }),
    checkHealth: async () =>
      gone ? err(fault('DISCONNECTED')) : ok({ checks: [{ name: 'line', passed: true, detail: null }] }),
    close: async () => {
      strokes.wipe()
      finish?.(err(fault('CANCELLED')))
      gone = true
      status.tell({ type: 'closed' })
      stopBytes()
      stopClosed()
      await line.close()
    },
  })
}
