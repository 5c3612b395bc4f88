import { spawn, spawnSync } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { isCallerOneOf, ownerIn } from './peer-user.ts'

const HEADER = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const row = (local: string, remote: string, state: string, uid: number) =>
  `   1: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000 ${uid}        0 4711 1`

describe('the owner of a connection', () => {
  it('is read from the caller’s row, not from our own', () => {
    const table = [
      HEADER,
      row('0100007F:1BC6', '0100007F:C350', '01', 0),
      row('0100007F:C350', '0100007F:1BC6', '01', 1000),
    ].join('\n')
    expect(ownerIn(table, 50_000, 7110)).toBe(1000)
  })

  it('is nobody where the connection is closed (its row then says 0) or not there', () => {
    const table = [HEADER, row('0100007F:C350', '0100007F:1BC6', '06', 0)].join('\n')
    expect(ownerIn(table, 50_000, 7110)).toBeUndefined()
    expect(ownerIn(HEADER, 50_000, 7110)).toBeUndefined()
  })
})

const servers: { close(): void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

describe('a caller', () => {
  it('is known by its user', async () => {
    const own = process.getuid?.() ?? -1
    const answer = await new Promise<readonly boolean[]>((resolve) => {
      const server = createServer((socket) => {
        resolve([isCallerOneOf(socket, new Set([own])), isCallerOneOf(socket, new Set([own + 1]))])
        socket.destroy()
      })
      servers.push(server)
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        if (typeof address === 'object' && address !== null) connect(address.port, '127.0.0.1').on('error', () => {})
      })
    })
    expect(answer).toEqual([true, false])
  })

  it.runIf(process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0)(
    'of another user is told from us',
    async () => {
      const seen: boolean[] = []
      const server = createServer((socket) => {
        seen.push(isCallerOneOf(socket, new Set([0])), isCallerOneOf(socket, new Set([65_534])))
        socket.end()
      })
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      const caller = spawn('setpriv', [
        ...['--reuid=65534', '--regid=65534', '--clear-groups'],
        ...['bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${port}; read -r -u 3`],
      ])
      await new Promise((resolve) => caller.on('close', resolve))
      expect(seen).toEqual([false, true])
    },
  )
})
