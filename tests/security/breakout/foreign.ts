/** Servers of nobody's: whither an escape would lead, and the page that a browser without bolts stands on. */
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:net'

export interface Foreign {
  readonly url: string
  readonly secureUrl: string
  /** Of its page. */
  readonly title: string
  /** Requests that came. */
  readonly hits: () => number
  close(): void
}

const TITLE = 'elsewhere'
/** Full of text, with a field that waits for keys, and of another colour each time it is loaded. */
const pageOf = (path: string, loads: number): string => `<!doctype html>
<title>${TITLE}</title>
<body style="margin: 0; overflow: hidden; background: hsl(${(loads * 67) % 360} 80% 85%)">
<h1 style="font-size: 90px; margin: 0">${path} ${loads}</h1>
<p style="font-size: 60px; margin: 0">${'Somewhere else altogether. '.repeat(60)}</p>
<input autofocus style="position: fixed; bottom: 0; width: 100%; font-size: 120px">`

export const openForeign = async (): Promise<Foreign> => {
  let hits = 0
  const server = createServer((request, response) => {
    hits += 1
    if (request.url === '/302') response.writeHead(302, { Location: '/' }).end()
    else if (request.url === '/favicon.ico') response.writeHead(404).end()
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end(pageOf(request.url ?? '/', hits))
  })
  const secure = createTlsServer((socket) => {
    hits += 1
    socket.destroy()
  })
  const portOf = async (one: typeof secure) => {
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
    const address = one.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }
  const url = `http://127.0.0.1:${await portOf(server)}/`
  const secureUrl = `https://127.0.0.1:${await portOf(secure)}/`
  return {
    url,
    secureUrl,
    title: TITLE,
    hits: () => hits,
    close: () => {
      server.closeAllConnections()
      server.close()
      secure.close()
    },
  }
}
