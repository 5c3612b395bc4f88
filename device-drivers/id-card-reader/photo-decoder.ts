/**
 * The port for a licensed WLT decoder: a program of the licensee's that takes the 1,024 bytes on its standard input and
 * gives 102 × 126 × 3 bytes (RGB, from the top) on its standard output. A program of its own keeps a closed library's
 * crash away from the visit; the photo goes through pipes only, never through a file.
 */
import { spawn } from 'node:child_process'
import { err, ok } from '@lutong/core/result.ts'
import type { PhotoDecoder } from '../contract/photo-decoder.ts'

const WIDTH_PX = 102
const HEIGHT_PX = 126
const PORTRAIT_BYTES = WIDTH_PX * HEIGHT_PX * 3
const TIME_LIMIT_MS = 3_000

/** `program`: path and arguments of the licensee's decoder; `undefined` where there is none. */
export const createPhotoDecoder = (program: readonly [string, ...string[]] | undefined): PhotoDecoder => ({
  decode: (wlt) =>
    new Promise((resolve) => {
      if (program === undefined) return resolve(err('no-decoder'))
      const [file, ...args] = program
      const child = spawn(file, args, {
        stdio: ['pipe', 'pipe', 'ignore'],
        timeout: TIME_LIMIT_MS,
        killSignal: 'SIGKILL',
      })
      const pieces: Buffer[] = []
      let received = 0
      child.on('error', () => resolve(err('no-decoder')))
      child.stdin.on('error', () => {})
      child.stdout.on('data', (piece: Buffer) => {
        received += piece.length
        if (received <= PORTRAIT_BYTES) pieces.push(piece)
        else child.kill('SIGKILL')
      })
      child.on('close', (status, signal) => {
        const rgb = Buffer.concat(pieces)
        for (const piece of pieces) piece.fill(0)
        if (status === 0 && rgb.length === PORTRAIT_BYTES && received === PORTRAIT_BYTES)
          return resolve(ok({ widthPx: WIDTH_PX, heightPx: HEIGHT_PX, rgb }))
        rgb.fill(0)
        resolve(err(signal === 'SIGKILL' && received <= PORTRAIT_BYTES ? 'too-slow' : 'damaged'))
      })
      child.stdin.end(wlt)
    }),
})
