import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrameParser, encodeRequest, type FrameEvent } from './frame.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const frames = (events: readonly FrameEvent[]) =>
  events.flatMap((event) => (event.type === 'frame' ? [[...event.body]] : []))
const feed = (bytes: Uint8Array, cuts: readonly number[]) => {
  const parser = createFrameParser()
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  const events = edges.slice(1).flatMap((edge, index) => parser.push(bytes.slice(edges[index], edge)))
  return { events, parser }
}

describe('SDT frames', () => {
  it.each([
    ['SAM status', '11 FF', 'AA AA AA 96 69 00 03 11 FF ED'],
    ['find card', '20 01', 'AA AA AA 96 69 00 03 20 01 22'],
    ['select card', '20 02', 'AA AA AA 96 69 00 03 20 02 21'],
    ['read base', '30 01', 'AA AA AA 96 69 00 03 30 01 32'],
    ['read base with fingerprint', '30 10', 'AA AA AA 96 69 00 03 30 10 23'],
  ])('are written as the protocol writes %s', (_name, command, expected) => {
    expect(encodeRequest(hex(command))).toEqual(hex(expected))
  })

  it.each([
    ['card found', 'AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97', [0, 0, 0x9f, 0, 0, 0, 0]],
    ['find failed', 'AA AA AA 96 69 00 04 00 00 80 84', [0, 0, 0x80]],
    ['read failed', 'AA AA AA 96 69 00 04 00 00 41 45', [0, 0, 0x41]],
  ])('are read: %s', (_name, bytes, body) => {
    expect(frames(createFrameParser().push(hex(bytes)))).toEqual([body])
  })

  const body = fc.uint8Array({ minLength: 3, maxLength: 1_300 })
  it('come out whole however the line cuts them', () => {
    fc.assert(
      fc.property(
        fc.array(body, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        (bodies, cuts) => {
          const line = Buffer.concat(bodies.map(encodeRequest))
          expect(frames(feed(line, cuts).events)).toEqual(bodies.map((one) => [...one]))
        },
      ),
    )
  })

  it('are found again after noise, which is counted', () => {
    const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => bytes.map((byte) => (byte === 0xaa ? 0xab : byte)))
    fc.assert(
      fc.property(noise, body, fc.array(fc.nat(), { maxLength: 6 }), (before, one, cuts) => {
        const { events } = feed(Buffer.concat([before, encodeRequest(one)]), cuts)
        expect(frames(events)).toEqual([[...one]])
        const discarded = events.reduce((sum, event) => sum + (event.type === 'discarded' ? event.byteCount : 0), 0)
        expect(discarded).toBe(before.length)
      }),
    )
  })

  it('with one wrong bit are never taken for true', () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 0, max: 7 }), (one, at, bit) => {
        const line = encodeRequest(one)
        const index = 7 + (at % (line.length - 7))
        line[index] = (line[index] ?? 0) ^ (1 << bit)
        expect(frames(createFrameParser().push(line))).not.toContainEqual([...one])
      }),
    )
  })

  it('never make the parser throw or grow, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 30 }), (chunks) => {
        const parser = createFrameParser()
        for (const chunk of chunks) parser.push(chunk)
        expect(parser.bufferedBytes()).toBeLessThanOrEqual(4_096 + 7)
      }),
    )
  })
})
