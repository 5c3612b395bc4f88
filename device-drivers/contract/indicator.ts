import type { Result } from '@lutong/core/result.ts'
import type { Device, DeviceFault, OperationOptions } from './device.ts'

/** The lamps and the buzzer of a terminal. Flashing is the light model of XFS4IoT (Lights.SetLight, `flashRate`). */
export const LIGHTS = ['reader', 'receipt', 'status', 'alarm'] as const
export type Light = (typeof LIGHTS)[number]
export type FlashRate = 'off' | 'slow' | 'medium' | 'quick' | 'continuous'

export type IndicatorEvent =
  /** Somebody stands there, or has left; steady for a moment. */
  { readonly type: 'presence'; readonly present: boolean } | { readonly type: 'help-pressed' }

export interface Indicator extends Device {
  set(light: Light, rate: FlashRate, options: OperationOptions): Promise<Result<null, DeviceFault>>
  onEvent(listener: (event: IndicatorEvent) => void): () => void
}
