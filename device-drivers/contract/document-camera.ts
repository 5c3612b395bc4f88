import type { Result } from '@lutong/core/result.ts'
import type { Device, DeviceFault, OperationOptions } from './device.ts'

/** Why no picture was taken, in the order it is looked at; each is something the citizen can mend by hand. */
export type PageProblem =
  | 'moving'
  /** The page that was just taken still lies there; only with `freshPage`. */
  | 'same-page'
  | 'no-page'
  /** The paper, or the hand that holds it, reaches over the edge of the picture. */
  | 'outside'
  | 'too-far'
  | 'dark'
  | 'glare'
  | 'blurred'

/** One page, cut out and made straight. It belongs to the caller, who wipes it when it is handed on. */
export interface CapturedPage {
  readonly jpeg: Uint8Array<ArrayBuffer>
  readonly widthPx: number
  readonly heightPx: number
}

/** The camera worked: it gives a page, or says what stood in the way when the time was over. */
export type CaptureOutcome = { readonly ok: CapturedPage } | { readonly problem: PageProblem }

interface CaptureOptions extends OperationOptions {
  /** `text`: grey on even white, for print and handwriting. A red seal is seen only in `colour`. */
  readonly tone: 'colour' | 'text'
  /** One page after another: waits first until what lies there has been moved or taken away. */
  readonly freshPage?: boolean
}

/** Corners of the page in the picture, from the top left clockwise, each from 0 to 1 of its width and height. */
export type PageOutline = readonly { readonly x: number; readonly y: number }[]

/** Open only while papers are shown: it looks at the desk as long as it is open. */
export interface DocumentCamera extends Device {
  /** Waits until the page lies still and is good to read, and takes it. */
  capture(options: CaptureOptions): Promise<Result<CaptureOutcome, DeviceFault>>
  /** Takes what lies there now, whatever is in the way: cut out where a page is found, else the whole picture. */
  captureNow(options: OperationOptions): Promise<Result<CapturedPage, DeviceFault>>
  /** Tells, while a capture waits, where the page lies; `null` where none is found. */
  onOutline(listener: (outline: PageOutline | null) => void): () => void
  /** Tells, while a capture waits, what is in the way now, at every change. */
  onProblem(listener: (problem: PageProblem) => void): () => void
}
