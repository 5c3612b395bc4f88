/** Where on the picture a press fell, 0–1 from its top left; `null` beside it, on the bars of a picture that fits inside. */
import type { Pointing } from './contract.ts'

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export const placeOnPicture = (
  press: { readonly x: number; readonly y: number },
  box: Box,
  picture: { readonly width: number; readonly height: number },
): Pointing | null => {
  if (picture.width === 0 || picture.height === 0) return null
  const scale = Math.min(box.width / picture.width, box.height / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale]
  const x = (press.x - box.left - (box.width - width) / 2) / width
  const y = (press.y - box.top - (box.height - height) / 2) / height
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null
}

/** The same the other way: where in the box, in per cent, the pointer is drawn. */
export const placeInBox = (
  at: Pointing,
  box: Pick<Box, 'width' | 'height'>,
  picture: { readonly width: number; readonly height: number },
): { readonly leftPercent: number; readonly topPercent: number } => {
  const scale = Math.min(box.width / picture.width, box.height / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale]
  return {
    leftPercent: (((box.width - width) / 2 + at.x * width) / box.width) * 100,
    topPercent: (((box.height - height) / 2 + at.y * height) / box.height) * 100,
  }
}
