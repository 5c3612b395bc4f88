/** A page without a browser: enters by the boot token, sends commands, sees snapshots. For `visit` and for tests. */
import { readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import { type Command, HostMessage, type ScreenName, type Snapshot } from '../../core/contracts/host-rpc.ts'

const BEAT_EVERY_MS = 2_000

export interface BridgeClient {
  readonly snapshot: Snapshot
  send(command: Command): Promise<boolean>
  upload(query: string, body: Uint8Array | string): Promise<boolean>
  /** Waits until a snapshot fits; rejects when none came in time, naming the screen it stands on. */
  until(fits: (snapshot: Snapshot) => boolean, timeoutMs?: number): Promise<Snapshot>
  untilScreen<N extends ScreenName>(name: N, timeoutMs?: number): Promise<Snapshot & { screen: { name: N } }>
  close(): void
}

const DEFAULT_TIMEOUT_MS = 20_000

export const connectBridge = async (kioskUrl: string, tokenFile: string): Promise<BridgeClient> => {
  const entered = await fetch(new URL(`/enter?t=${readFileSync(tokenFile, 'utf8').trim()}`, kioskUrl), {
    redirect: 'manual',
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0]
  if (entered.status !== 303 || cookie === undefined) throw new Error(`the kiosk did not let us in: ${entered.status}`)
  const origin = new URL(kioskUrl).origin
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/bridge`, {
    headers: { Cookie: cookie, Origin: origin },
  })
  let snapshot: Snapshot | undefined
  let nextId = 0
  const replies = new Map<number, (accepted: boolean) => void>()
  const watchers = new Set<() => void>()
  socket.on('message', (data) => {
    if (!Buffer.isBuffer(data)) return
    const message = HostMessage.parse(JSON.parse(data.toString('utf8')))
    if (message.type === 'reply') {
      replies.get(message.id)?.(message.accepted)
      replies.delete(message.id)
      return
    }
    if (message.type !== 'snapshot') return
    snapshot = message.snapshot
    for (const watch of watchers) watch()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    const first = () => {
      watchers.delete(first)
      resolve()
    }
    watchers.add(first)
  })
  const beat = setInterval(() => socket.send(JSON.stringify({ type: 'beat' })), BEAT_EVERY_MS)
  socket.on('close', () => clearInterval(beat))
  const now = (): Snapshot => {
    if (snapshot === undefined) throw new Error('no snapshot yet')
    return snapshot
  }

  const until: BridgeClient['until'] = (fits, timeoutMs = DEFAULT_TIMEOUT_MS) =>
    new Promise((resolve, reject) => {
      const check = () => {
        if (!fits(now())) return
        clearTimeout(timer)
        watchers.delete(check)
        resolve(now())
      }
      const timer = setTimeout(() => {
        watchers.delete(check)
        reject(new Error(`waited ${timeoutMs} ms in vain; the kiosk shows "${now().screen.name}"`))
      }, timeoutMs)
      watchers.add(check)
      check()
    })
  const isScreen =
    <N extends ScreenName>(name: N) =>
    (one: Snapshot): one is Snapshot & { screen: { name: N } } =>
      one.screen.name === name

  return {
    get snapshot() {
      return now()
    },
    send: (command) =>
      new Promise((resolve) => {
        const id = nextId++
        replies.set(id, resolve)
        socket.send(JSON.stringify({ type: 'command', id, command }))
      }),
    upload: async (query, body) => {
      const answer = await fetch(new URL(`/upload?${query}`, kioskUrl), {
        method: 'POST',
        headers: { Cookie: cookie, Origin: origin },
        body: typeof body === 'string' ? body : new Uint8Array(body),
      })
      const json: unknown = await answer.json()
      return typeof json === 'object' && json !== null && 'accepted' in json && json.accepted === true
    },
    until,
    untilScreen: async (name, timeoutMs) => {
      const fits = isScreen(name)
      const found = await until(fits, timeoutMs)
      if (!fits(found)) throw new Error('unreachable')
      return found
    },
    close: () => {
      clearInterval(beat)
      socket.close()
    },
  }
}
