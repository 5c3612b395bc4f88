/** Photographs as a telephone makes them: large, lying on their side with a note how to turn them, with a place beside. */
import type { Page } from 'playwright-core'

const PLACE = 'GPS 44.3N 86.0E'

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Exif 2.3 with the orientation alone, and the place in clear text behind it. */
const exif = (orientation: number): Buffer => {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x01_12, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(PLACE)]))
}

/** Drawn in the browser: lines of writing on paper with a grain; wide and high as asked. */
const drawn = (page: Page, width: number, height: number, blurPx: number): Promise<string> =>
  page.evaluate(
    async ([w, h, blur]) => {
      const canvas = new OffscreenCanvas(w, h)
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('no canvas')
      pen.fillStyle = '#e8e4da'
      pen.fillRect(0, 0, w, h)
      pen.filter = blur > 0 ? `blur(${blur}px)` : 'none'
      pen.fillStyle = '#22262e'
      pen.font = `${Math.round(w / 34)}px sans-serif`
      for (let line = 0; line < 26; line += 1)
        pen.fillText('May 12  site 3  eight hours  work 8', w / 12, h / 12 + (line * h) / 32)
      pen.filter = 'none'
      const grain = pen.getImageData(0, 0, w, h)
      for (let at = 0; at < grain.data.length; at += 4) {
        const flicker = ((Math.imul(at, 2_654_435_761) >>> 16) % 13) - 6
        for (let channel = 0; channel < 3; channel += 1)
          grain.data[at + channel] = (grain.data[at + channel] ?? 0) + flicker
      }
      pen.putImageData(grain, 0, 0)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return btoa(text)
    },
    [width, height, blurPx] as const,
  )

export const photograph = async (
  page: Page,
  {
    blurPx = 0,
    height,
    orientation,
    width,
  }: {
    readonly width: number
    readonly height: number
    readonly orientation: number
    readonly blurPx?: number
  },
): Promise<Buffer> => {
  const jpeg = Buffer.from(await drawn(page, width, height, blurPx), 'base64')
  return Buffer.concat([jpeg.subarray(0, 2), exif(orientation), jpeg.subarray(2)])
}
