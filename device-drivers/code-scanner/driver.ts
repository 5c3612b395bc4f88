/** The code scanner as a device. It only talks: there is nothing to ask it, so its line alone tells that it is there. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CodeScanner } from '../contract/code-scanner.ts'
import type { CounterSet } from '../contract/counters.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import type { OpenTransport } from '../transport/byte-transport.ts'
import { createHidPosCodec, createLineCodec } from './codecs.ts'

export interface CodeScannerProfile {
  readonly name: string
  readonly framing: 'line' | 'hid-pos'
}
export const serialScanner = { name: 'serial-scanner', framing: 'line', baudRate: 9_600 } as const
/** Each report is a message, its number (2) included. */
export const hidPosScanner = {
  name: 'hid-pos-scanner',
  framing: 'hid-pos',
  wrapping: { reportId: null, reportBytes: 64, framing: 'whole' },
} as const

export const openCodeScanner = async (parts: {
  readonly open: OpenTransport
  readonly profile: CodeScannerProfile
  readonly counters: CounterSet
}): Promise<Result<CodeScanner, DeviceFault>> => {
  const { counters, profile } = parts
  const opened = await parts.open()
  if (!opened.ok) return opened
  const line = opened.value
  const status = createStatusCell({ state: 'connecting' })
  const codec = profile.framing === 'line' ? createLineCodec() : createHidPosCodec()
  let listener: Parameters<CodeScanner['listen']>[0] | undefined
  let gone = false

  const stopBytes = line.onBytes((bytes) => {
    for (const scan of codec.push(bytes)) {
      if (listener === undefined) continue
      counters.add(scan.ok ? 'scans' : 'operationsFailed')
      listener(scan)
    }
  })
  const stopClosed = line.onClosed(() => {
    gone = true
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
    listen: (onScan) => {
      listener = onScan
      return () => {
        if (listener === onScan) listener = undefined
      }
    },
    checkHealth: async () =>
      gone ? err(fault('DISCONNECTED')) : ok({ checks: [{ name: 'line', passed: true, detail: null }] }),
    close: async () => {
      listener = undefined
      status.tell({ type: 'closed' })
      stopBytes()
      stopClosed()
      await line.close()
    },
  })
}
