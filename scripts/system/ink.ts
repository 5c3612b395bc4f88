/** A signature and a photographed paper, drawn by code: invented hands for tests and demonstrations. */
import type { Stroke } from '../../core/contracts/host-rpc.ts'
import { pngOf } from './png.ts'

/** Three strokes across the pad, with pressure and time. */
export const inkStrokes = (): Stroke[] =>
  [0.2, 0.45, 0.7].map((start, stroke) =>
    Array.from({ length: 24 }, (_, point) => ({
      x: start + point / 120,
      y: 0.5 + Math.sin(point / 3 + stroke) / 5,
      p: 0.3 + point / 60,
      t: stroke * 400 + point * 12,
    })),
  )

/** A grey-scale PNG of `dark(x, y)`. */
const png = (width: number, height: number, dark: (x: number, y: number) => boolean): Buffer => {
  const pixels = Buffer.alloc(width * height, 0xff)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (dark(x, y)) pixels[y * width + x] = 0x20
  return pngOf(width, height, 1, pixels)
}

export const inkPng = (): Buffer => {
  const width = 600
  const height = 200
  const points = inkStrokes().flat()
  return png(width, height, (x, y) => points.some((point) => Math.hypot(point.x * width - x, point.y * height - y) < 4))
}

/** A sheet with lines of "writing". */
export const paperPng = (): Buffer =>
  png(800, 1_000, (x, y) => x > 80 && x < 720 && y > 100 && y < 900 && y % 40 < 6 && (x * 7 + y) % 50 < 36)
