/**
 * `GET /metrics` at a door of its own, on loopback: the centre's own door is open to a network, and how busy an office
 * is concerns nobody there. A Prometheus on another machine comes through a tunnel or a proxy that asks who it is.
 */
import { createServer } from 'node:http'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Metrics } from './metrics.ts'

export interface MetricsListener {
  readonly url: string
  close(): Promise<void>
}

/** `port` 0 takes a free one. */
export const listenForMetrics = (
  { contentType, text }: Pick<Metrics, 'contentType' | 'text'>,
  port: number,
): Promise<Result<MetricsListener, 'metrics-port-taken'>> => {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    text().then(
      (body) => response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body),
      () => response.writeHead(500).end(),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(err('metrics-port-taken')) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const taken = typeof address === 'object' && address !== null ? address.port : port
      resolve(
        ok({
          url: `http://127.0.0.1:${taken}/metrics`,
          close: () =>
            new Promise((closed) => {
              server.close(() => closed())
              server.closeAllConnections()
            }),
        }),
      )
    })
  })
}
