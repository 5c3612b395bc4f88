/** What Chromium takes for a camera: a film that is shown over and over. */
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Frame } from '../../device-drivers/document-camera/frame.ts'

export const FILM_SIZE = { width: 1_280, height: 960 }

/** One frame of YUV4MPEG2, 4:2:0, full-range Rec. 601. */
const planes = ({ data }: Frame): readonly Buffer[] => {
  const { height, width } = FILM_SIZE
  const [y, u, v] = [
    Buffer.alloc(width * height),
    Buffer.alloc((width * height) / 4),
    Buffer.alloc((width * height) / 4),
  ]
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = (row * width + column) * 4
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
      y[row * width + column] = 0.299 * red + 0.587 * green + 0.114 * blue
      const to = (row >> 1) * (width / 2) + (column >> 1)
      u[to] = 128 - 0.169 * red - 0.331 * green + 0.5 * blue
      v[to] = 128 + 0.5 * red - 0.419 * green - 0.081 * blue
    }
  return [Buffer.from('FRAME\n'), y, u, v]
}

/** Frames in turn; the same frame may be shown many times. */
export const writeFilm = (file: string, frames: readonly Frame[], framesPerSecond = 10): void => {
  const { height, width } = FILM_SIZE
  const known = new Map<Frame, readonly Buffer[]>()
  const out = openSync(file, 'w')
  try {
    writeSync(out, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)
    for (const frame of frames) {
      const parts = known.get(frame) ?? planes(frame)
      known.set(frame, parts)
      for (const part of parts) writeSync(out, part)
    }
  } finally {
    closeSync(out)
  }
}

/** So that Chromium shows the film wherever a camera is asked for. */
export const filmArguments = (file: string): readonly string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
]
