/** A door before the centre that passes everything on but changes one thing in the answers: a centre made wrong on purpose. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'

interface Asked {
  readonly method: string
  readonly path: string
  readonly body: string
}

interface Told {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Fault = (told: Told, asked: Asked) => Told

export interface WrongCentre {
  readonly url: string
  /** Until it is set again. */
  set(fault: Fault | undefined): void
  close(): Promise<void>
}

/** What the next line sets by itself. */
const OF_THE_LINE = ['connection', 'content-encoding', 'content-length', 'host', 'keep-alive', 'transfer-encoding']
const passed = (headers: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !OF_THE_LINE.includes(name)))

export const openWrongCentre = async (centreUrl: string): Promise<WrongCentre> => {
  let fault: Fault = (told) => told
  const server = createServer((request, response) => {
    const pass = async () => {
      const { headers, method = 'GET', url: path = '/' } = request
      const body = await buffer(request)
      const sent = Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, [value].flat().join(', ')] as const],
      )
      const answer = await fetch(centreUrl + path, {
        method,
        headers: passed(sent),
        redirect: 'manual',
        ...(body.length === 0 ? {} : { body }),
      })
      const told = fault(
        { status: answer.status, headers: passed(answer.headers), body: await answer.text() },
        { method, path, body: body.toString('utf8') },
      )
      response.writeHead(told.status, told.headers).end(method === 'HEAD' ? '' : told.body)
    }
    pass().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the door has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    set: (next) => {
      fault = next ?? ((told) => told)
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
