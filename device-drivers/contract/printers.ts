import type { Result } from '@lutong/core/result.ts'
import type { Device, DeviceFault, OperationOptions } from './device.ts'

/** How sure the printer was: it answered a process id after the last line, or its status after the buffer was clean. */
export type Confirmation = 'process-id' | 'status-after'

export interface ReceiptPrinter extends Device {
  /** Prints one slip; `onSent` is called when all its bytes are out and only the printer's word is awaited. `UNKNOWN_OUTCOME` where bytes went out and no answer came: the caller must never repeat it. */
  print(
    job: { readonly bytes: Uint8Array; readonly onSent?: () => void },
    options: OperationOptions,
  ): Promise<Result<{ readonly confirmation: Confirmation }, DeviceFault>>
}

export interface PrinterCapabilities {
  readonly takesPdf: boolean
  readonly printsBothSides: boolean
  readonly hasA4: boolean
  /** Operation numbers of RFC 8011 §5.4.15. */
  readonly operations: readonly number[]
  /** Most copies of one job; absent where the printer does not say. */
  readonly maxCopies?: number
}

export interface DocumentPrinter extends Device {
  /** `folder`: no paper at all, the file lies in a folder; the screen must say so. */
  readonly kind: 'ipp' | 'folder'
  readonly capabilities: PrinterCapabilities
  /** Sides of paper the printer has ever made, by its own count; `undefined` where it keeps none or does not answer. */
  readonly paperCounter?: () => Promise<number | undefined>
  /**
   * Prints one PDF. The title carries no person's name: it stays in the printer's records. `bothSides` is asked for only
   * where the printer can. UNKNOWN_OUTCOME where paper may have come; with any other fault none came.
   */
  print(
    job: {
      readonly pdf: Uint8Array
      readonly title: string
      readonly copies: number
      readonly bothSides?: boolean
      /** All of the document is at the printer. */
      readonly onSent?: () => void
    },
    options: OperationOptions,
  ): Promise<Result<null, DeviceFault>>
}
