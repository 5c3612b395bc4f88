/**
 * The real page's own line to the host, held from the debugging door: orders go out as the page's, and the page shows
 * what comes back. So a walk made for a page without a browser is walked on the panel.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { HostMessage, type ScreenName, type Snapshot } from '../../../core/contracts/host-rpc.ts'
import type { BridgeClient } from '../../../scripts/system/bridge-client.ts'
import type { Cdp } from './cdp.ts'

const UP_WITHIN_MS = 20_000
const DEFAULT_TIMEOUT_MS = 20_000
const POLL_MS = 40
const REPLY_WITHIN_MS = 5_000
/** Far from the numbers that the page itself gives its orders. */
let nextId = 1_000_000

/** Keeps hold of the page's socket and of what came last. Before any script of the page. */
const HOLD = `{
  const Real = WebSocket
  globalThis.held = { socket: null, last: null, replies: {} }
  globalThis.WebSocket = class extends Real {
    constructor(...all) {
      super(...all)
      held.socket = this
      this.addEventListener('message', ({ data }) => {
        const message = JSON.parse(data)
        if (message.type === 'snapshot') held.last = data
        if (message.type === 'reply') held.replies[message.id] = message.accepted
      })
    }
  }
}`

const READY = `globalThis.held?.last !== null && held.socket?.readyState === 1`
const encode = (body: Uint8Array | string) => Buffer.from(body).toString('base64')

export const connectPage = async (cdp: Cdp): Promise<BridgeClient> => {
  const ready = async () => (await cdp.run(READY).catch(() => false)) === true
  const hold = async () => {
    if ((await cdp.run(`typeof held === 'object'`).catch(() => false)) !== true) {
      await cdp.send('Page.enable').catch(() => {})
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: HOLD })
      await cdp.send('Page.reload')
    }
    const endMs = performance.now() + UP_WITHIN_MS
    while (!(await ready()))
      if (performance.now() > endMs) throw new Error('the page did not come back with its line to the host')
      else await pause(POLL_MS)
  }
  await hold()
  let snapshot: Snapshot | undefined
  let text = ''
  const look = async (): Promise<Snapshot> => {
    const last = await cdp.run('held.last').catch(() => undefined)
    // A browser that was started again is held anew.
    if (last === undefined) await hold()
    else if (typeof last === 'string' && last !== text) {
      const message = HostMessage.parse(JSON.parse(last))
      if (message.type === 'snapshot') snapshot = message.snapshot
      text = last
    }
    if (snapshot === undefined) throw new Error('no snapshot yet')
    return snapshot
  }
  await look()

  const until: BridgeClient['until'] = async (fits, timeoutMs = DEFAULT_TIMEOUT_MS) => {
    const endMs = performance.now() + timeoutMs
    for (;;) {
      const now = await look().catch(() => undefined)
      if (now !== undefined && fits(now)) return now
      if (performance.now() > endMs)
        throw new Error(`waited ${timeoutMs} ms in vain; the kiosk shows "${now?.screen.name ?? 'nothing'}"`)
      await pause(POLL_MS)
    }
  }
  return {
    get snapshot() {
      if (snapshot === undefined) throw new Error('no snapshot yet')
      return snapshot
    },
    send: async (command) => {
      const id = nextId++
      const line = JSON.stringify(JSON.stringify({ type: 'command', id, command }))
      await cdp.run(`held.socket.send(${line})`)
      const endMs = performance.now() + REPLY_WITHIN_MS
      for (;;) {
        const reply = await cdp.run(`held.replies[${id}] ?? null`).catch(() => null)
        if (typeof reply === 'boolean') {
          await look()
          return reply
        }
        if (performance.now() > endMs) return false
        await pause(POLL_MS / 4)
      }
    },
    upload: async (query, body) => {
      const accepted = await cdp.run(
        `fetch(${JSON.stringify(`/upload?${query}`)}, { method: 'POST', body: Uint8Array.fromBase64(${JSON.stringify(encode(body))}) }).then((answer) => answer.json()).then(({ accepted }) => accepted)`,
      )
      return z.boolean().catch(false).parse(accepted)
    },
    until,
    untilScreen: async <N extends ScreenName>(name: N, timeoutMs?: number) => {
      const isScreen = (one: Snapshot): one is Snapshot & { screen: { name: N } } => one.screen.name === name
      const found = await until(isScreen, timeoutMs)
      if (!isScreen(found)) throw new Error('unreachable')
      return found
    },
    close: () => {},
  }
}
