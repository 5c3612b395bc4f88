/**
 * The bridge of the Chromium shell: the page and its WebSocket on loopback. Other hosts, other origins, other users and
 * a second page are refused; every message is checked before it means anything.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type HostMessage, PageMessage, SpeakRequest, UploadTarget } from '@lutong/core/contracts/host-rpc.ts'
import { MAX_MATERIAL_BYTES } from '@lutong/core/contracts/intake.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { WebSocket, WebSocketServer } from 'ws'
import type { PageChannel } from '../page-channel.ts'
import type { PageState } from '../supervision/messages.ts'
import { createBootToken, type Door } from './boot-token.ts'
import { sendPageFile } from './page-files.ts'
import { SECURITY_HEADERS, securityHeaders } from './page-headers.ts'
import { isCallerOneOf } from './peer-user.ts'

const COOKIE = 'lutong-kiosk'
/** A body that goes on beyond this is cut off without an answer. */
const MOST_DROPPED_BYTES = 4 * MAX_MATERIAL_BYTES
const MAX_MESSAGE_BYTES = 64 * 1024
const MAX_SPEAK_BYTES = 8 * 1024
/** The page beats every two seconds; silence for five beats is a dead page. */
const PAGE_SILENT_MS = 10_000
/** Close code: another page with the right cookie has taken over. */
const TAKEN_OVER = 4001

const cookieOf = (request: IncomingMessage): string | undefined =>
  request.headers.cookie
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1]

/** `undefined` where the body is larger: the rest is read and dropped, so that the answer still finds its reader. */
const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else if (size > MOST_DROPPED_BYTES) return undefined
  }
  const whole = size > limit ? undefined : Buffer.concat(chunks)
  for (const chunk of chunks) chunk.fill(0)
  return whole
}

export interface LoopbackServer {
  readonly url: string
  /** The page may speak to this room server: it is loaded anew where it was loaded under another policy. */
  useCallRoom(origin: string | null): void
  close(): Promise<void>
}

export const openLoopbackServer = async (options: {
  readonly port: number
  readonly pageFolder: string
  readonly tokenFile: string
  readonly channel: PageChannel
  readonly clock: Clock
  readonly log: Log
  /** The user under whom the browser runs, where it is not our own. */
  readonly pageUser?: number | undefined
  /** The door of the host before this one, so that its page comes back in; and each change of it. */
  readonly door?: Door | undefined
  readonly onDoor?: (door: Door) => void
  readonly onPage?: (page: PageState) => void
  /** The room server that the page may speak to; none where it is left out. */
  readonly callRoom?: string | null
}): Promise<Result<LoopbackServer, 'port-taken'>> => {
  const { channel, clock, log } = options
  const token = createBootToken(options.tokenFile, options.door, options.onDoor)
  const users = new Set([process.getuid?.() ?? -1, ...(options.pageUser === undefined ? [] : [options.pageUser])])
  let port = options.port
  let live: WebSocket | undefined
  let callRoom = options.callRoom ?? null

  const hosts = () => [`127.0.0.1:${port}`, `localhost:${port}`]
  const refuse = (response: ServerResponse, status: number) => {
    log('host.bridge-refused', { status })
    response.writeHead(status, SECURITY_HEADERS).end()
  }
  const isOwnOrigin = (request: IncomingMessage) => hosts().some((host) => request.headers.origin === `http://${host}`)

  const upload = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    const target = UploadTarget.safeParse(Object.fromEntries(query))
    if (!target.success) return refuse(response, 400)
    const body = await readBody(request, MAX_MATERIAL_BYTES)
    const accepted = body === undefined ? channel.uploadTooLarge(target.data) : await channel.upload(target.data, body)
    // The visit has its own, which it wipes; this was the way there.
    body?.fill(0)
    response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ accepted }))
  }

  /** Speech is made for this page alone and kept nowhere. 204: not to be heard now. */
  const speak = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request, MAX_SPEAK_BYTES)
    const asked = SpeakRequest.safeParse(body === undefined ? undefined : safeJson(body.toString('utf8')))
    body?.fill(0)
    if (!asked.success) return refuse(response, 400)
    const wav = await channel.speak(asked.data)
    if (wav === undefined) return void response.writeHead(204, SECURITY_HEADERS).end()
    response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'audio/wav' }).end(wav)
  }

  /** Only to the page that is inside, only while the page is shown; kept by no cache. */
  const sendPicture = (response: ServerResponse, id: string) => {
    const picture = channel.picture(id)
    if (picture === undefined) return response.writeHead(404, SECURITY_HEADERS).end()
    response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': picture.mediaType, 'Cache-Control': 'no-store' })
    const sent = Buffer.from(picture.bytes)
    return response.end(sent, () => sent.fill(0))
  }

  const enter = (response: ServerResponse, offered: string) => {
    const cookie = token.enter(offered)
    if (cookie === undefined) return refuse(response, 403)
    // A new page is a new browser: what the last one kept is cleared before it begins.
    response.writeHead(303, {
      ...SECURITY_HEADERS,
      Location: '/',
      'Clear-Site-Data': '"cache", "storage"',
      'Set-Cookie': `${COOKIE}=${cookie}; HttpOnly; SameSite=Strict; Path=/`,
    })
    response.end()
  }

  /**
   * The shell opens the kiosk from a file of its own, so that no token stands on a command line. The redirect after
   * `/enter` then counts as another site's and comes without the cookie; one step of our own brings it along.
   */
  const isFirstStepFromFile = (request: IncomingMessage, url: URL) =>
    request.method === 'GET' &&
    url.pathname === '/' &&
    url.search === '' &&
    request.headers['sec-fetch-site'] === 'cross-site'
  const stepInside = (response: ServerResponse) => {
    response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'text/html; charset=utf-8' })
    response.end('<!doctype html><title>Lütong</title><meta http-equiv="refresh" content="0;url=/?inside">')
  }

  const route = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
    if (!hosts().includes(request.headers.host ?? '')) return refuse(response, 421)
    if (request.headers.origin !== undefined && !isOwnOrigin(request)) return refuse(response, 403)
    if (url.pathname === '/enter' && request.method === 'GET') return enter(response, url.searchParams.get('t') ?? '')
    if (!token.isInside(cookieOf(request)))
      return isFirstStepFromFile(request, url) ? stepInside(response) : refuse(response, 403)
    if (url.pathname === '/upload' && request.method === 'POST')
      return isOwnOrigin(request) ? upload(request, response, url.searchParams) : refuse(response, 403)
    if (url.pathname === '/speech' && request.method === 'POST')
      return isOwnOrigin(request) ? speak(request, response) : refuse(response, 403)
    if (url.pathname === '/picture' && request.method === 'GET')
      return sendPicture(response, url.searchParams.get('id') ?? '')
    if (url.pathname === '/cleared' && request.method === 'POST') {
      response.writeHead(204, { ...SECURITY_HEADERS, 'Clear-Site-Data': '"cache", "storage"' }).end()
      return
    }
    if (
      request.method === 'GET' &&
      (await sendPageFile(options.pageFolder, url.pathname, response, securityHeaders(callRoom)))
    )
      return
    response.writeHead(404, SECURITY_HEADERS).end()
  }

  const server = createServer((request, response) => {
    route(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, SECURITY_HEADERS)
      response.end()
    })
  })
  server.on('connection', (socket) => {
    if (isCallerOneOf(socket, users)) return
    log('host.other-user-refused')
    socket.destroy()
  })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES })

  const attach = (socket: WebSocket) => {
    live?.close(TAKEN_OVER)
    live = socket
    let stopSilence = () => {}
    const heard = () => {
      stopSilence()
      stopSilence = clock.setTimer(PAGE_SILENT_MS, () => {
        log('host.page-lost')
        socket.terminate()
      })
    }
    const send = (message: HostMessage) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
    }
    heard()
    log('host.page-attached')
    options.onPage?.('attached')
    const detach = channel.attach((snapshot) => send({ type: 'snapshot', snapshot }))
    const deafen = channel.onCallSignal((from, payload) => send({ type: 'call-signal', from, payload }))
    socket.on('message', (data, isBinary) => {
      heard()
      const parsed =
        isBinary || !Buffer.isBuffer(data) ? undefined : PageMessage.safeParse(safeJson(data.toString('utf8')))
      // What is no message of ours comes from no page of ours.
      if (parsed?.success !== true) return socket.close(1008)
      if (parsed.data.type === 'beat' && parsed.data.inFront !== undefined)
        options.onPage?.(parsed.data.inFront ? 'in-front' : 'behind')
      if (parsed.data.type === 'command')
        send({ type: 'reply', id: parsed.data.id, accepted: channel.command(parsed.data.command) })
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      stopSilence()
      detach()
      deafen()
      if (live !== socket) return
      live = undefined
      options.onPage?.('lost')
    })
  }

  server.on('upgrade', (request, socket, head) => {
    // Whoever hangs up in the middle of being refused must not stop the host.
    socket.on('error', () => socket.destroy())
    const refuseUpgrade = (status: string) => {
      log('host.bridge-refused', { status: Number(status.slice(0, 3)) })
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
    }
    if (!hosts().includes(request.headers.host ?? '')) return refuseUpgrade('421 Misdirected Request')
    if (!isOwnOrigin(request)) return refuseUpgrade('403 Forbidden')
    if (!token.isInside(cookieOf(request))) return refuseUpgrade('401 Unauthorized')
    if (request.url !== '/bridge') return refuseUpgrade('404 Not Found')
    sockets.handleUpgrade(request, socket, head, attach)
  })

  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(options.port, '127.0.0.1', () => resolve(true))
  })
  if (!listening) return err('port-taken')
  port = addressOf(server.address())?.port ?? options.port
  return ok({
    url: `http://127.0.0.1:${port}/`,
    useCallRoom: (origin) => {
      if (origin === callRoom) return
      callRoom = origin
      const again: HostMessage = { type: 'load-again' }
      if (live?.readyState === WebSocket.OPEN) live.send(JSON.stringify(again))
    },
    close: () =>
      new Promise((resolve) => {
        live?.close(1001)
        sockets.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

const addressOf = (address: AddressInfo | string | null): AddressInfo | undefined =>
  typeof address === 'object' && address !== null ? address : undefined

const safeJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
