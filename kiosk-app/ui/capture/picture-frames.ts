/** Pictures between a file and plain memory, through a canvas that is emptied again. */
import { encodePage } from '@lutong/device-drivers/document-camera/browser-camera.ts'
import type { Frame } from '@lutong/device-drivers/document-camera/frame.ts'

/** A4 at 200 dots per inch. */
const LONGEST_PX = 2_400

const drawn = async <T>(
  picture: Blob,
  longestPx: number,
  use: (canvas: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D) => T | Promise<T>,
): Promise<T | undefined> => {
  const bitmap = await createImageBitmap(picture).catch(() => undefined)
  if (bitmap === undefined) return undefined
  const scale = Math.min(1, longestPx / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  try {
    if (context === null) return undefined
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return await use(canvas, context)
  } finally {
    bitmap.close()
    canvas.width = 1
    canvas.height = 1
  }
}

/** A photograph from a file at a sensible size, upright, without what the camera wrote beside it. A PDF stays as it is. */
export const sensiblePicture = async (file: Blob): Promise<Blob> => {
  if (!file.type.startsWith('image/')) return file
  const jpeg = await drawn(file, LONGEST_PX, encodePage)
  // What this browser cannot draw goes to the host as it is, which says why it does not take it.
  return jpeg === undefined ? file : new Blob([jpeg], { type: 'image/jpeg' })
}

/** The caller wipes it. */
export const frameOf = (picture: Blob, longestPx: number): Promise<Frame | undefined> =>
  drawn(picture, longestPx, (canvas, context) => {
    const { width, height } = canvas
    return { width, height, data: new Uint8ClampedArray(context.getImageData(0, 0, width, height).data) }
  })
