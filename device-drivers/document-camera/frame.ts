/** Pictures as plain memory: what a canvas gives, and grey ones made of it. */

/** RGBA, eight bits a channel, row by row from the top left: the shape of a canvas's ImageData. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** Luminance, eight bits a pixel. */
export interface GreyFrame {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array<ArrayBuffer>
}

/** Every pixel opaque black. */
export const emptyFrame = (width: number, height: number): Frame => {
  const data = new Uint8ClampedArray(width * height * 4)
  new Uint32Array(data.buffer).fill(OPAQUE)
  return { width, height, data }
}
/** Alpha 255 over black, in the byte order of every machine a browser runs on (little-endian). */
const OPAQUE = 0xff_00_00_00

/** Papers of citizens do not stay in memory: what was looked at is overwritten. */
export const wipe = (picture: { readonly data: Uint8Array | Uint8ClampedArray }): void => void picture.data.fill(0)

/** Luminance by Rec. 601 (77, 150, 29 of 256), the weights of JPEG. */
export const greyOf = ({ width, height, data }: Frame): GreyFrame => {
  const grey = new Uint8Array(width * height)
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 4)
    grey[pixel] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8
  return { width, height, data: grey }
}

/** Smaller by a whole factor; each pixel is the mean of its square, which also quietens the sensor's noise. */
export const shrink = (frame: Frame, factor: number): Frame => {
  if (factor <= 1) return frame
  const width = Math.floor(frame.width / factor)
  const height = Math.floor(frame.height / factor)
  const small = emptyFrame(width, height)
  const { data } = frame
  const area = factor * factor
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let red = 0
      let green = 0
      let blue = 0
      for (let row = 0; row < factor; row += 1) {
        let at = ((y * factor + row) * frame.width + x * factor) * 4
        for (let column = 0; column < factor; column += 1, at += 4) {
          red += data[at] ?? 0
          green += data[at + 1] ?? 0
          blue += data[at + 2] ?? 0
        }
      }
      const to = (y * width + x) * 4
      small.data[to] = red / area
      small.data[to + 1] = green / area
      small.data[to + 2] = blue / area
    }
  return small
}

/** How many pixels have each luminance. */
export const histogramOf = (values: Uint8Array): Uint32Array => {
  const counts = new Uint32Array(256)
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** The value below which this share (0 to 1) of a histogram lies. */
export const percentile = (counts: Uint32Array, share: number): number => {
  let total = 0
  for (const count of counts) total += count
  let left = total * share
  for (let value = 0; value < counts.length; value += 1) {
    left -= counts[value] ?? 0
    if (left < 0) return value
  }
  return counts.length - 1
}
