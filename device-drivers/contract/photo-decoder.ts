import type { Result } from '@lutong/core/result.ts'

/** 102 × 126 pixels, three bytes each (red, green, blue), rows from the top. */
interface Portrait {
  readonly widthPx: 102
  readonly heightPx: 126
  readonly rgb: Uint8Array
}

/**
 * Turns the chip's WLT bytes (1,024) into a picture. The format is closed and its decoders are licensed: who has one
 * fits it here. Without it there is no picture; a face is never made up.
 */
export interface PhotoDecoder {
  decode(wlt: Uint8Array): Promise<Result<Portrait, 'no-decoder' | 'damaged' | 'too-slow'>>
}
