/** PDF/A-1 knows no transparency: a signature's clear ground becomes white. */
import { PNG } from 'pngjs'

const over = (value: number, alpha: number) => Math.round((value * alpha + 255 * (255 - alpha)) / 255)

/** A grey PNG without an alpha channel: ink has no colour, and a third of the data is a third of the time. Throws on what is no PNG. */
export const flattenPng = (png: Uint8Array): Buffer => {
  const image = PNG.sync.read(Buffer.from(png))
  const { data } = image
  for (let index = 0; index < data.length; index += 4) {
    const alpha = data[index + 3] ?? 255
    for (let channel = index; channel < index + 3; channel += 1) data[channel] = over(data[channel] ?? 255, alpha)
    data[index + 3] = 255
  }
  // Unfiltered rows: choosing a filter for each row costs more than the few bytes it saves on strokes.
  return PNG.sync.write(image, { colorType: 0, inputHasAlpha: true, filterType: 0 })
}
