/** The other end of a push: a server that keeps what it is sent, and answers as a test says. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Receiver {
  readonly url: string
  readonly received: readonly Received[]
  /** From now on; `undefined`: it never answers. */
  answer(status: number | undefined, headers?: Readonly<Record<string, string>>): void
  close(): Promise<void>
}

export const openReceiver = async (): Promise<Receiver> => {
  const received: Received[] = []
  let status: number | undefined = 204
  let more: Readonly<Record<string, string>> = {}
  const server = createServer((request, response) => {
    const take = async () => {
      received.push({ headers: request.headers, body: await text(request) })
      if (status !== undefined) response.writeHead(status, more).end()
    }
    take().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port')
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answer: (next, headers = {}) => {
      status = next
      more = headers
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
