/** A signature and a photographed paper, drawn by code: invented hands for tests and demonstrations. */

import { crc32, deflateSync } from 'node:zlib'
import type { Stroke } from '../../core/contracts/host-rpc.ts'

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

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, sum])
}

/** A grey-scale PNG of `dark(x, y)`. */
const png = (width: number, height: number, dark: (x: number, y: number) => boolean): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, 0xff)
  for (let y = 0; y < height; y += 1) {
    rows[y * (width + 1)] = 0
    for (let x = 0; x < width; x += 1) if (dark(x, y)) rows[y * (width + 1) + 1 + x] = 0x20
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
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
