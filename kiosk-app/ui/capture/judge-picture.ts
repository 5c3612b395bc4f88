/** Whether a page can be read, wherever it came from. */
import type { PageLook } from '@lutong/core/contracts/host-rpc.ts'
import { wipe } from '@lutong/device-drivers/document-camera/frame.ts'
import { legibilityProblem } from '@lutong/device-drivers/document-camera/look-at-page.ts'
import { frameOf } from './picture-frames.ts'

/** Writing of a whole page on fewer pixels cannot be read: 75 dots an inch of A4. */
const LEAST_LONG_SIDE_PX = 870
const JUDGED_PX = 2_400

/** `unjudged` where it cannot be drawn. A page cut out by the camera above it may be small: an identity card is. */
export const judgePicture = async (picture: Blob, leastLongSidePx = LEAST_LONG_SIDE_PX): Promise<PageLook> => {
  const frame = await frameOf(picture, JUDGED_PX)
  if (frame === undefined) return 'unjudged'
  try {
    if (Math.max(frame.width, frame.height) < leastLongSidePx) return 'small'
    return legibilityProblem(frame) ?? 'clear'
  } finally {
    wipe(frame)
  }
}
