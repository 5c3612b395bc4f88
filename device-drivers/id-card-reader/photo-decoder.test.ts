import { describe, expect, it } from 'vitest'
import { createPhotoDecoder } from './photo-decoder.ts'

const program = (source: string) => createPhotoDecoder([process.execPath, '--input-type=module', '-e', source])
const WLT = new Uint8Array(1024).fill(3)

describe('a photo', () => {
  it('has no picture where no decoder is fitted', async () => {
    expect(await createPhotoDecoder(undefined).decode(WLT)).toEqual({ ok: false, error: 'no-decoder' })
    expect(await createPhotoDecoder(['/nonexistent/decoder']).decode(WLT)).toEqual({ ok: false, error: 'no-decoder' })
  })

  it('goes through the licensee’s program as bytes', async () => {
    const echoing = `let n=0,b=0;for await (const c of process.stdin){n+=c.length;b=c[0]}
      process.stdout.write(Buffer.alloc(102*126*3, n===1024?b:0))`
    const result = await program(echoing).decode(WLT)
    expect(result).toMatchObject({ ok: true, value: { widthPx: 102, heightPx: 126 } })
    expect(result.ok && new Set(result.value.rgb)).toEqual(new Set([3]))
  })

  it.each([
    ['too few bytes', 'process.stdout.write(Buffer.alloc(10))'],
    ['too many bytes', 'process.stdout.write(Buffer.alloc(999999))'],
    ['a crash', 'process.exit(3)'],
  ])('is damaged when the program gives %s', async (_name, source) => {
    expect(await program(source).decode(WLT)).toEqual({ ok: false, error: 'damaged' })
  })

  it('is given up when the program hangs', async () => {
    expect(await program('setInterval(() => {}, 1000)').decode(WLT)).toEqual({ ok: false, error: 'too-slow' })
  })
})
