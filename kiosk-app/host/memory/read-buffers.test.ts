import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createStreamServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { overwriteReadBuffers } from './read-buffers.ts'

/** Kept as changed bytes, so that the test itself does not hold what it looks for. */
const secret = randomBytes(16).map((byte) => byte ^ 0xff)
const LENGTH = 51_000

/** Sent by another program: nothing of it is in this one's memory but what was read. */
const send = (port: number, asHttp: boolean): Promise<unknown> => {
  const hex = Buffer.from(secret).toString('hex')
  const code = `
    const whole = Buffer.concat(Array.from({ length: ${LENGTH / STRIDE} }, () => Buffer.from('${hex}00', 'hex').map((b, at) => at < 16 ? b ^ 255 : 0)))
    ${
      asHttp
        ? `await (await fetch('http://127.0.0.1:${port}/', { method: 'POST', body: whole })).text(); process.exit(0)`
        : `const { connect } = await import('node:net'); const socket = connect(${port}, '127.0.0.1', () => socket.end(whole)); socket.resume(); socket.on('close', () => process.exit(0))`
    }`
  return new Promise((resolve) =>
    spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' }).once('close', resolve),
  )
}

/** How far one word of what was sent stands from the next. */
const STRIDE = 17

/**
 * How often two words stand in memory as they stood in what was sent. One alone is not counted: the look's own needle
 * is one, and what the look leaves of it differs from run to run.
 */
const copies = (): number => {
  const needle = Buffer.from(secret.map((byte) => byte ^ 0xff))
  const memory = openSync('/proc/self/mem', 'r')
  const piece = Buffer.alloc(1 << 20)
  let found = 0
  for (const line of readFileSync('/proc/self/maps', 'latin1').split('\n')) {
    const range = /^([0-9a-f]+)-([0-9a-f]+) rw.*\[heap\]$/.exec(line)
    if (range === null) continue
    const [start, end] = [Number.parseInt(range[1] ?? '', 16), Number.parseInt(range[2] ?? '', 16)]
    for (let at = start; at < end; at += piece.length) {
      const read = readSync(memory, piece, 0, Math.min(piece.length, end - at), at)
      for (
        let hit = piece.subarray(0, read).indexOf(needle);
        hit >= 0;
        hit = piece.subarray(0, read).indexOf(needle, hit + 1)
      )
        if (needle.every((byte, place) => piece[hit + STRIDE + place] === byte)) found += 1
    }
  }
  closeSync(memory)
  needle.fill(0)
  piece.fill(0)
  return found
}

let server: Server
afterEach(() => server.close())
const portOf = async (): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

describe('what was read from a socket', () => {
  it('is gone from the HTTP parser’s buffer once zeros have been read', async () => {
    server = createHttpServer((incoming, answer) => {
      incoming.on('data', (piece: Buffer) => piece.fill(0))
      incoming.once('end', () => answer.end('read'))
    })
    await send(await portOf(), true)
    expect(copies()).toBeGreaterThan(1_000)
    await overwriteReadBuffers()
    expect(copies()).toBe(0)
  })

  it('is gone from the buffer of other streams too', async () => {
    server = createStreamServer((socket) => socket.on('data', (piece: Buffer) => piece.fill(0)))
    await send(await portOf(), false)
    expect(copies()).toBeGreaterThan(1_000)
    await overwriteReadBuffers()
    expect(copies()).toBe(0)
  })
})
