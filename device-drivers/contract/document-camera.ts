import type { Result } from '@lutong/core/result.ts'
import type { Device, DeviceFault, OperationOptions } from './device.ts'

/** Why no picture was taken, in the order it is looked at; each is something the citizen can mend by hand. */
export type PageProblem =
  | 'moving'
  | 'no-page'
  /** The paper, or the hand that holds it, reaches over the edge of the picture. */
  | 'outside'
  | 'too-far'
  | 'dark'
  | 'glare'
  | 'blurred'

/** One page, cut out and made straight. It belongs to the caller, who wipes it when it is handed on. */
interface CapturedPage {
  readonly jpeg: Uint8Array<ArrayBuffer>
  readonly widthPx: number
  readonly heightPx: number
}

/** The camera worked: it gives a page, or says what stood in the way when the time was over. */
export type CaptureOutcome = { readonly ok: CapturedPage } | { readonly problem: PageProblem }

interface CaptureOptions extends OperationOptions {
  /** `text`: grey on even white, for print and handwriting. A red seal is seen only in `colour`. */
  readonly tone: 'colour' | 'text'
}

/** Open only while papers are shown: it looks at the desk as long as it is open. */
export interface DocumentCamera extends Device {
  /** Waits until the page lies still and is good to read, and takes it. */
  capture(options: CaptureOptions): Promise<Result<CaptureOutcome, DeviceFault>>
  /** Tells, while a capture waits, what is in the way now, at every change. */
  onProblem(listener: (problem: PageProblem) => void): () => void
}
