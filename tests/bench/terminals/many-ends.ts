/** The terminals' ends of many lines in one process; told what to do by its parent. */
import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import { TERMINAL_LINE_PATH } from '../../../core/contracts/terminal-line.ts'
import { formatAuthorization, requestSigningBytes } from '../../../core/contracts/terminal-auth.ts'
import { Sha256Hex, TerminalId } from '../../../core/ids.ts'
import { sha256 } from '../../../admin/server/testing/signing-terminal.ts'
import { heartbeatText, KeyOfTerminal, lastOf, Order, type Report } from './messages.ts'

/** How many open at once: as many as a centre is asked by after it was away. */
const OPENING = 200
const NOTHING = Sha256Hex.parse(sha256(new Uint8Array()))

const authorization = ({ id, privateKey }: { readonly id: string; readonly privateKey: string }): string => {
  const request = {
    terminalId: TerminalId.parse(id),
    timestampMs: Date.now(),
    nonce: randomBytes(18).toString('base64url'),
    method: 'GET',
    path: TERMINAL_LINE_PATH,
    bodySha256: NOTHING,
  }
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  return formatAuthorization(request, sign(null, requestSigningBytes(request), key).toString('base64url'))
}

const sockets: WebSocket[] = []
let sent = 0
const report = (): Report => ({ sockets: sockets.length, sent, bytesEach: Buffer.byteLength(heartbeatText(1_000)) })
const tell = (nth: number, openIntents: number) => {
  sockets[nth]?.send(heartbeatText(openIntents))
  sent += 1
}

const open = async ({ file, most, signed, url }: Extract<Order, { do: 'open' }>): Promise<Report> => {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(0, most)
  const keys = lines.map((line) => KeyOfTerminal.parse(JSON.parse(line)))
  let next = 0
  const openOne = (nth: number, key: (typeof keys)[number]) =>
    new Promise<void>((resolve, reject) => {
      const headers = signed ? { authorization: authorization(key) } : {}
      const address = url.replace('http', 'ws') + TERMINAL_LINE_PATH
      const socket = new WebSocket(address, { headers, perMessageDeflate: false })
      socket.once('open', resolve)
      socket.once('error', reject)
      socket.once('close', (code) => reject(new Error(`line ${nth} was closed: ${code}`)))
      socket.on('message', () => {})
      sockets[nth] = socket
    })
  const openRest = async () => {
    for (let nth = next++; nth < keys.length; nth = next++) {
      const key = keys[nth]
      if (key !== undefined) await openOne(nth, key)
    }
  }
  await Promise.all(Array.from({ length: OPENING }, openRest))
  return report()
}

const closeAll = async (): Promise<Report> => {
  const closed = sockets.splice(0).map((socket) => new Promise((resolve) => socket.once('close', resolve).terminate()))
  await Promise.all(closed)
  return report()
}

/** How often some of them tell. */
const TICK_MS = 20

const beat = (forMs: number, perSecond: number): Promise<Report> =>
  new Promise((resolve) => {
    const startedAt = performance.now()
    const before = sent
    const tick = () => {
      const passedMs = performance.now() - startedAt
      if (passedMs >= forMs) return resolve(report())
      // What a busy machine kept from being told is told late, not left out.
      const due = Math.min(Math.floor((passedMs / 1_000) * perSecond) - (sent - before), perSecond)
      for (let told = 0; told < due; told += 1) tell(sent % sockets.length, sent)
      setTimeout(tick, TICK_MS)
    }
    tick()
  })

const tellLast = async (): Promise<Report> => {
  for (const nth of sockets.keys()) tell(nth, lastOf(nth))
  return report()
}

const carryOut = (order: Order): Promise<Report> => {
  switch (order.do) {
    case 'open':
      return open(order)
    case 'beat':
      return beat(order.forMs, order.perSecond)
    case 'close':
      return closeAll()
    case 'last':
      return tellLast()
  }
}

const serve = async (message: unknown): Promise<void> => {
  const done = await carryOut(Order.parse(message))
  process.send?.(done)
}

process.on('message', (message) => {
  serve(message).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  })
})
