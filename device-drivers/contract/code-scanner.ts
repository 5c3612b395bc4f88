import type { Result } from '@lutong/core/result.ts'
import type { Device, DeviceFault } from './device.ts'

export interface Scan {
  /** What the code says. It comes from anybody's paper or telephone: untrusted until it is parsed. */
  readonly text: string
  /** AIM symbology identifier (ISO/IEC 15424), for example `]Q1` for a QR code; `null` where the line does not tell. */
  readonly symbology: string | null
}

export interface CodeScanner extends Device {
  /**
   * Gives every scan to `onScan` until the returned function is called. One page listens at a time (UnifiedPOS: claim
   * and enable): a new listener takes the place of the one before, and what is scanned while nobody listens is dropped.
   */
  listen(onScan: (scan: Result<Scan, DeviceFault>) => void): () => void
}
