/**
 * The bench panel: moves the simulated devices by hand (tap a card, empty the paper) and shows what came out of them.
 * Development and practice only: it listens on loopback and never runs beside real devices.
 */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'

const Options = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  reader: z.url(),
  receipt: z.url(),
  document: z.url().optional(),
  jack: z.url(),
  prints: z.string(),
})
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '7120' },
    reader: { type: 'string' },
    receipt: { type: 'string' },
    document: { type: 'string' },
    jack: { type: 'string' },
    prints: { type: 'string' },
  },
})
const options = Options.parse(values)
const pageFolder = new URL('../dist/bench/', import.meta.url).pathname

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
}
const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
}

const sendFile = async (response: ServerResponse, path: string) => {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return void response.writeHead(404).end()
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Length': found.size,
  })
  await pipeline(createReadStream(path), response)
}

/** The simulators' control doors, reached through the panel so that the page keeps to its own origin. */
const DOORS: Readonly<Record<string, string | undefined>> = {
  reader: options.reader,
  receipt: options.receipt,
  document: options.document,
  jack: options.jack,
}

const forward = async (request: IncomingMessage, response: ServerResponse, door: string, path: string) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const answer = await fetch(`${door}/${path}`, {
    method: request.method ?? 'GET',
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks), headers: { 'Content-Type': 'application/json' } } : {}),
    signal: AbortSignal.timeout(5_000),
  })
  response.writeHead(answer.status, {
    ...SECURITY_HEADERS,
    'Content-Type': answer.headers.get('content-type') ?? 'application/json',
  })
  response.end(Buffer.from(await answer.arrayBuffer()))
}

const printedDocuments = async () =>
  (await readdir(options.prints).catch(() => [])).filter((name) => name.endsWith('.pdf')).toSorted()

const route = async (request: IncomingMessage, response: ServerResponse) => {
  const { pathname } = new URL(request.url ?? '/', 'http://bench')
  const api = /^\/api\/(reader|receipt|document|jack)\/([\w./-]*)$/.exec(pathname)
  const door = api ? DOORS[api[1] ?? ''] : undefined
  if (api && door === undefined) return void response.writeHead(404).end()
  if (api && door !== undefined) return forward(request, response, door, api[2] ?? '')
  if (pathname === '/api/prints') {
    response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'application/json' })
    return void response.end(
      JSON.stringify({ documents: await printedDocuments(), ipp: options.document !== undefined }),
    )
  }
  const print = /^\/prints\/([\w-]+\.pdf)$/.exec(pathname)
  if (print) return sendFile(response, join(options.prints, print[1] ?? ''))
  const asset = /^\/(assets\/[\w.-]+)?$/.exec(pathname)
  if (asset) return sendFile(response, join(pageFolder, asset[1] ?? 'index.html'))
  response.writeHead(404).end()
}

const server = createServer((request, response) => {
  // A rebinding name or a page of another origin must not move devices.
  const host = request.headers.host ?? ''
  const origin = request.headers.origin
  const fromHere = /^(127\.0\.0\.1|localhost):\d+$/.test(host) && (origin === undefined || origin === `http://${host}`)
  if (!fromHere) return void response.writeHead(421).end()
  route(request, response).catch(() => {
    if (!response.headersSent) response.writeHead(502)
    response.end()
  })
})
server.on('error', (error: NodeJS.ErrnoException) => {
  process.stderr.write(
    error.code === 'EADDRINUSE' ? `Port ${options.port} is taken: choose another with --port.\n` : `${error.message}\n`,
  )
  process.exit(1)
})
server.listen(options.port, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}/` })}\n`)
})
process.on('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
