/** The one life of every device: absent → connecting → ready ⇄ busy, faulted, closed. Pure; drivers only tell events. */
import { unreachable } from '@lutong/core/result.ts'
import type { DeviceFault, DeviceStatus, DeviceWarning } from './device.ts'

/** What the device said of itself: a fault stops it, a warning does not. */
interface Condition {
  readonly fault: DeviceFault | null
  readonly warning?: DeviceWarning
}

export type LifecycleEvent =
  | { readonly type: 'connecting' }
  | { readonly type: 'began' }
  /** The device told its condition: after opening, after an operation, at a heartbeat. */
  | { readonly type: 'told'; readonly condition: Condition }
  | { readonly type: 'lost' }
  | { readonly type: 'closed' }

const statusOf = ({ fault, warning }: Condition): DeviceStatus => {
  if (fault !== null) return { state: 'faulted', fault }
  return warning === undefined ? { state: 'ready' } : { state: 'ready', warning }
}

/** Nothing leaves `closed`; what was lost must connect again before it can be ready. */
export const nextStatus = (status: DeviceStatus, event: LifecycleEvent): DeviceStatus => {
  if (status.state === 'closed') return status
  switch (event.type) {
    case 'connecting':
      return { state: 'connecting' }
    case 'began':
      return status.state === 'absent' ? status : { state: 'busy' }
    case 'told':
      return status.state === 'absent' ? status : statusOf(event.condition)
    case 'lost':
      return { state: 'absent' }
    case 'closed':
      return { state: 'closed' }
    default:
      return unreachable(event)
  }
}

/** The same state in the words of XFS4IoT (Common.Status, `device`), for systems that speak them. */
export const xfsDeviceState = (status: DeviceStatus) => {
  switch (status.state) {
    case 'absent':
      return 'noDevice'
    case 'connecting':
      return 'starting'
    case 'ready':
      return 'online'
    case 'busy':
      return 'deviceBusy'
    case 'closed':
      return 'offline'
    case 'faulted':
      if (status.fault.code === 'OFFLINE') return 'offline'
      return ['PAPER_OUT', 'COVER_OPEN', 'NO_MEDIA'].includes(status.fault.code) ? 'userError' : 'hardwareError'
    default:
      return unreachable(status)
  }
}

/** Paper in the words of XFS4IoT (Printer.Status, `paper`). */
export const xfsPaperState = (status: DeviceStatus): 'full' | 'low' | 'out' | 'jammed' | 'unknown' => {
  if (status.state === 'ready') return status.warning === 'PAPER_LOW' ? 'low' : 'full'
  if (status.state !== 'faulted') return 'unknown'
  if (status.fault.code === 'JAM') return 'jammed'
  return status.fault.code === 'PAPER_OUT' ? 'out' : 'unknown'
}
