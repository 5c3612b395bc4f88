/** A file whose line breaks off, and whose centre is started anew meanwhile, goes on from where it had got to. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PLACE, type RunningCentre, startCentre } from '../../admin/server/testing/running-centre.ts'
import { pngBytes } from '../../admin/server/testing/applications.ts'
import { type CentreLink, openCentreLink } from '../../kiosk-app/host/centre-link/centre-link.ts'
import { loadTerminalKeys, sha256Hex } from '../../kiosk-app/host/secrets/terminal-keys.ts'

/** Between terminal and centre: counts what goes up, and is gone after so many bytes. */
const openLine = async (portOf: () => number) => {
  const sockets = new Set<Socket>()
  let sent = 0
  let most = Number.POSITIVE_INFINITY
  const server = createServer((near) => {
    if (sent >= most) return near.destroy()
    const far = connect(portOf(), '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.once('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    near.on('data', (chunk) => {
      sent += chunk.length
      if (sent >= most) for (const socket of sockets) socket.destroy()
      else far.write(chunk)
    })
    far.pipe(near)
    return undefined
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    /** Bytes since the last time it was asked. */
    takeSent: () => {
      const now = sent
      sent = 0
      return now
    },
    breakAfter: (bytes: number) => {
      sent = 0
      most = bytes
    },
    mend: () => {
      most = Number.POSITIVE_INFINITY
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

let running: RunningCentre
let line: Awaited<ReturnType<typeof openLine>>
let link: CentreLink
let folder: string
beforeAll(async () => {
  running = await startCentre()
  line = await openLine(() => Number(new URL(running.centre.url).port))
  folder = mkdtempSync(join(tmpdir(), 'lutong-upload-'))
  const keys = loadTerminalKeys(folder, running.clock.nowMs())
  if (!keys.ok) throw new Error(keys.error)
  const { code } = await running.centre.createEnrolmentCode(PLACE)
  link = await openCentreLink({
    centreUrl: line.url,
    dataFolder: folder,
    keys: keys.value,
    clock: running.clock,
    log: () => {},
    random: Math.random,
    enrolCode: code,
    watchState: () => () => {},
    heartbeat: () => ({ softwareVersion: '1', catalogueVersion: '1', openIntents: 0, inSession: false, devices: [] }),
  })
})
afterAll(async () => {
  link?.close()
  line?.close()
  await running?.end()
  rmSync(folder, { recursive: true, force: true })
})

it('a file of three megabytes, cut in the middle, is sent once and not twice', async () => {
  const bytes = Buffer.concat([pngBytes('scan'), Buffer.alloc(3 * 1024 * 1024, 'a page of paper ')])
  const sha256 = sha256Hex(bytes)
  line.breakAfter(bytes.length / 2)
  expect((await link.putBlob(sha256, bytes)).ok).toBe(false)
  await running.restart()
  line.mend()
  line.takeSent()
  expect((await link.putBlob(sha256, bytes)).ok).toBe(true)
  // The rest, and the piece that was on its way.
  const rest = line.takeSent()
  expect(rest).toBeGreaterThan(bytes.length / 4)
  expect(rest).toBeLessThan(bytes.length * 0.8)
  // It is there, whole: nothing of it is sent any more.
  expect((await link.putBlob(sha256, bytes)).ok).toBe(true)
  expect(line.takeSent()).toBeLessThan(10_000)
})
