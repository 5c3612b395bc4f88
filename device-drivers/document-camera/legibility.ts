/** Whether a straightened page can be read: light enough, no glare, sharp. */
import { type GreyFrame, histogramOf, percentile } from './frame.ts'

/** Paper this dim loses pencil and stamps in the sensor's noise. */
const DIM_PAPER = 60
const BLOWN_OUT = 250
/** A page whose paper is as bright all over is well exposed; glare is brighter than the paper around it. */
const WHITE_PAPER = 240
export const GLARE_SHARE = 0.015
const TILE_PX = 24
/** Luminance between ink and paper from which a tile has something to be sharp or not. */
const INKED_RANGE = 48
/** A page with fewer inked tiles is blank, or nearly: nothing to be blurred. */
const LEAST_INKED_TILES = 6
/** Calibrated on print: see the test for the blur it stands for. */
export const LEAST_SHARPNESS = 0.02

/** Paper itself, not ink: the brightness only a tenth of the page exceeds. */
export const isDim = (page: GreyFrame): boolean => percentile(histogramOf(page.data), 0.9) < DIM_PAPER

/** Share of the page that is blown out though its paper is not. */
export const glareShare = (page: GreyFrame): number => {
  const counts = histogramOf(page.data)
  if (percentile(counts, 0.25) >= WHITE_PAPER) return 0
  return counts.subarray(BLOWN_OUT).reduce((sum, count) => sum + count, 0) / page.data.length
}

/** The mean of three by three pixels, the middle ones counting more (1 2 1): noise falls to a third, print stays. */
const smoothAt = (data: Uint8Array, width: number, at: number): number =>
  ((data[at - width - 1] ?? 0) +
    (data[at - width + 1] ?? 0) +
    (data[at + width - 1] ?? 0) +
    (data[at + width + 1] ?? 0) +
    2 * ((data[at - width] ?? 0) + (data[at + width] ?? 0) + (data[at - 1] ?? 0) + (data[at + 1] ?? 0)) +
    4 * (data[at] ?? 0)) /
  16

/**
 * Variance of the Laplacian, as a share of the squared difference between ink and paper in the same tile: so faint
 * print on grey paper is judged like black on white. `undefined` for a page with too little ink to tell.
 */
export const sharpnessOf = ({ width, height, data }: GreyFrame): number | undefined => {
  const scores: number[] = []
  const smooth = new Float32Array(TILE_PX * TILE_PX)
  // Every second tile is enough, and keeps it fast; two pixels around are the reach of both filters.
  for (let top = 2; top + TILE_PX + 2 <= height; top += 2 * TILE_PX)
    for (let left = 2; left + TILE_PX + 2 <= width; left += TILE_PX) {
      let [low, high] = [255, 0]
      for (let y = 0, to = 0; y < TILE_PX; y += 1)
        for (let x = 0; x < TILE_PX; x += 1, to += 1) {
          const value = smoothAt(data, width, (top + y) * width + left + x)
          smooth[to] = value
          low = Math.min(low, value)
          high = Math.max(high, value)
        }
      if (high - low < INKED_RANGE) continue
      let [sum, squares, n] = [0, 0, 0]
      for (let y = 1; y < TILE_PX - 1; y += 1)
        for (let x = 1; x < TILE_PX - 1; x += 1) {
          const at = y * TILE_PX + x
          const around = (smooth[at - 1] ?? 0) + (smooth[at + 1] ?? 0)
          const laplacian = around + (smooth[at - TILE_PX] ?? 0) + (smooth[at + TILE_PX] ?? 0) - 4 * (smooth[at] ?? 0)
          sum += laplacian
          squares += laplacian * laplacian
          n += 1
        }
      scores.push((squares / n - (sum / n) ** 2) / (high - low) ** 2)
    }
  if (scores.length < LEAST_INKED_TILES) return undefined
  // Three quarters up: shading, photographs and folds have soft tiles, a page in focus has sharp ones as well.
  return scores.sort((a, b) => a - b)[Math.floor(scores.length * 0.75)]
}
