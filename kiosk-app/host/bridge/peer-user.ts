/**
 * Who is at the other end of a loopback connection. TCP has no SO_PEERCRED; Linux lists the owner of every socket in
 * /proc/net/tcp (proc(5)): the caller's row has our address as its remote one.
 */
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'

const TABLE = '/proc/net/tcp'
const ESTABLISHED = '01'
const LOOPBACK = '0100007F'

const endpoint = (port: number): string => `${LOOPBACK}:${port.toString(16).toUpperCase().padStart(4, '0')}`

/** The user id in a table of sockets; `undefined` where no such connection stands (a closed one has no owner). */
export const ownerIn = (table: string, callerPort: number, ourPort: number): number | undefined => {
  const [local, remote] = [endpoint(callerPort), endpoint(ourPort)]
  for (const line of table.split('\n')) {
    const columns = line.trim().split(/\s+/)
    if (columns[1] === local && columns[2] === remote && columns[3] === ESTABLISHED) return Number(columns[7])
  }
  return undefined
}

/** True where the caller is one of these users. Elsewhere than on Linux nobody can tell, and the door's token decides. */
export const isCallerOneOf = (socket: Socket, users: ReadonlySet<number>): boolean => {
  if (process.platform !== 'linux') return true
  const { localPort, remotePort } = socket
  if (localPort === undefined || remotePort === undefined) return false
  const owner = ownerIn(readFileSync(TABLE, 'latin1'), remotePort, localPort)
  return owner !== undefined && users.has(owner)
}
