/**
 * A small load balancer of our own for trying several server processes on one machine: each request and each upgrade to
 * the next process that says it is ready. It connects before it sends, so a process that is gone costs another try and
 * no request; what a process has begun to answer is never sent twice.
 */
import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'

const LOOK_EVERY_MS = 100
const CONNECT_WITHIN_MS = 1_000

interface Behind {
  readonly url: URL
  isReady: boolean
}

export interface Balancer {
  readonly url: string
  /** Addresses of the processes behind it; of those that say they are ready. */
  serve(urls: readonly string[]): void
  /** Whether this one takes work now. */
  isReady(url: string): boolean
  close(): Promise<void>
}

const reach = ({ hostname, port }: URL): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.setTimeout(CONNECT_WITHIN_MS, () => socket.destroy(new Error('no answer')))
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.setTimeout(0)
      socket.off('error', reject)
      // Whoever uses it hears of its end by its close.
      socket.on('error', () => socket.destroy())
      resolve(socket)
    })
  })

const headOf = ({ httpVersion, method, rawHeaders, url }: IncomingMessage): string => {
  const lines = rawHeaders.reduce<string[]>(
    (all, part, at) => (at % 2 === 0 ? [...all, `${part}: `] : [...all.slice(0, -1), `${all.at(-1) ?? ''}${part}`]),
    [],
  )
  return `${[`${method ?? 'GET'} ${url ?? '/'} HTTP/${httpVersion}`, ...lines].join('\r\n')}\r\n\r\n`
}

export const startBalancer = async (port: number): Promise<Balancer> => {
  let all: Behind[] = []
  let turn = 0
  const stop = new AbortController()

  const look = async (one: Behind) => {
    const answer = await fetch(new URL('/ready', one.url), { signal: AbortSignal.timeout(CONNECT_WITHIN_MS) }).catch(
      () => undefined,
    )
    await answer?.body?.cancel()
    one.isReady = answer?.status === 200
  }
  const looks = async () => {
    while (!stop.signal.aborted) {
      await Promise.all(all.map(look))
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }
  /** `undefined`: none that can be reached. */
  const next = async (): Promise<Socket | undefined> => {
    for (let tries = 0; tries < all.length; tries += 1) {
      const ready = all.filter(({ isReady }) => isReady)
      const one = ready[(turn += 1) % Math.max(1, ready.length)]
      if (one === undefined) return undefined
      const socket = await reach(one.url).catch(() => undefined)
      if (socket !== undefined) return socket
      one.isReady = false
    }
    return undefined
  }

  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const socket = await next()
    if (socket === undefined) return void response.writeHead(503).end()
    const { headers, method, url } = request
    const passed = ask({ createConnection: () => socket, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(response)
      answer.once('aborted', () => response.destroy())
    })
    // Broken in the middle is broken for whoever asked: only they know whether it may be asked again.
    passed.once('error', () => response.destroy())
    response.once('close', () => socket.destroy())
    request.pipe(passed)
  }
  const server = createServer((request, response) => {
    onRequest(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request, client: Socket, head: Buffer) => {
    client.on('error', () => client.destroy())
    const pass = async () => {
      const socket = await next()
      if (socket === undefined) return void client.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
      socket.write(headOf(request))
      socket.write(head)
      socket.pipe(client).pipe(socket)
      socket.once('close', () => client.destroy())
      client.once('close', () => socket.destroy())
    }
    pass().catch(() => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('a balancer listens on a port')
  const looking = looks()
  return {
    url: `http://127.0.0.1:${address.port}`,
    serve: (urls) => {
      const before = new Map(all.map((one) => [one.url.origin, one]))
      all = urls.map((url) => before.get(new URL(url).origin) ?? { url: new URL(url), isReady: false })
    },
    isReady: (url) => all.some((one) => one.isReady && one.url.origin === new URL(url).origin),
    close: async () => {
      stop.abort()
      await looking
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
