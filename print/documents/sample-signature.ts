/** A scrawl for the samples: two waves of ink on a clear ground, no real person's hand. */
import { PNG } from 'pngjs'

const SIZE = { width: 360, height: 120 } as const
const PEN_DOTS = 3

export const sampleSignaturePng = (): Uint8Array => {
  const png = new PNG(SIZE)
  png.data.fill(0)
  for (let step = 0; step <= 2000; step += 1) {
    const t = step / 2000
    const x = 20 + t * 320
    const y = 60 + Math.sin(t * 21) * 34 * (1 - t * 0.6) + Math.sin(t * 5) * 12
    for (let dx = -PEN_DOTS; dx <= PEN_DOTS; dx += 1)
      for (let dy = -PEN_DOTS; dy <= PEN_DOTS; dy += 1)
        if (dx * dx + dy * dy <= PEN_DOTS * PEN_DOTS)
          png.data.set([23, 32, 43, 255], 4 * (Math.round(y + dy) * SIZE.width + Math.round(x + dx)))
  }
  return PNG.sync.write(png)
}
