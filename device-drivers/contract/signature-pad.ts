import type { Result } from '@lutong/core/result.ts'
import type { Device, DeviceFault, OperationOptions } from './device.ts'

/** As the touchscreen gives it: `x`, `y` and pressure `p` from 0 to 1, `t` in milliseconds since the first touch. */
export interface PadPoint {
  readonly x: number
  readonly y: number
  readonly p: number
  readonly t: number
}
export type PadStroke = readonly PadPoint[]

export interface SignaturePad extends Device {
  /**
   * Waits until the citizen presses the pad's own "done" and gives the strokes; its "clear" begins anew. TIMEOUT when
   * nobody finished in time: what was written until then is wiped, not signed.
   */
  capture(options: OperationOptions): Promise<Result<readonly PadStroke[], DeviceFault>>
}
