/** The signature as it is seen: dark ink on nothing, thicker where the pen was pressed. */
import type { Stroke } from '@lutong/core/contracts/host-rpc.ts'

export const PAD_WIDTH_PX = 1_200
export const PAD_HEIGHT_PX = 480
/** Ink stays dark in the high-contrast theme too: the pad is paper, and it will be printed. */
const INK = '#10182a'
const THINNEST_PX = 3
const PRESSURE_PX = 6

/** Draws the pieces of a stroke from its point `from` on. */
export const drawStroke = (context: CanvasRenderingContext2D, stroke: Stroke, from: number): void => {
  context.strokeStyle = INK
  context.fillStyle = INK
  context.lineCap = 'round'
  const at = (index: number) => {
    const point = stroke[index]
    return point === undefined ? undefined : { x: point.x * PAD_WIDTH_PX, y: point.y * PAD_HEIGHT_PX, p: point.p }
  }
  const first = at(0)
  if (first !== undefined && stroke.length === 1) {
    context.beginPath()
    context.arc(first.x, first.y, (THINNEST_PX + PRESSURE_PX * first.p) / 2, 0, 2 * Math.PI)
    context.fill()
  }
  for (let index = from + 1; index < stroke.length; index++) {
    const [a, b] = [at(index - 1), at(index)]
    if (a === undefined || b === undefined) continue
    context.beginPath()
    context.lineWidth = THINNEST_PX + PRESSURE_PX * b.p
    context.moveTo(a.x, a.y)
    context.lineTo(b.x, b.y)
    context.stroke()
  }
}

/** PNG as base64, without the `data:` head. */
export const exportPicture = (canvas: HTMLCanvasElement): string => canvas.toDataURL('image/png').split(',')[1] ?? ''
