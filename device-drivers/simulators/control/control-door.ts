/** The HTTP door by which tests and the bench panel move a simulated device. Loopback only. */
import { createServer, type IncomingMessage } from 'node:http'

export interface ControlRequest {
  readonly method: string
  readonly path: string
  /** The JSON body, `undefined` where there was none. */
  readonly body: unknown
}
export type ControlAnswer =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: number; readonly bytes: Uint8Array; readonly type: string }

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? undefined : JSON.parse(text)
}

/** Listens on `port` (0: a free one) and answers by `handle`; gives the port and the way to stop. */
export const openControlDoor = (
  port: number,
  handle: (request: ControlRequest) => Promise<ControlAnswer>,
): Promise<{ readonly port: number; stop(): Promise<void> }> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const answer = async () => {
        const path = new URL(request.url ?? '/', 'http://control').pathname
        const result = await handle({ method: request.method ?? 'GET', path, body: await readBody(request) })
        if ('json' in result) {
          response.writeHead(result.status, { 'Content-Type': 'application/json' })
          response.end(JSON.stringify(result.json))
        } else {
          response.writeHead(result.status, { 'Content-Type': result.type })
          response.end(result.bytes)
        }
      }
      answer().catch(() => response.writeHead(400).end())
    })
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        stop: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })

export const notFound: ControlAnswer = { status: 404, json: { error: 'not found' } }
export const done: ControlAnswer = { status: 200, json: { ok: true } }
