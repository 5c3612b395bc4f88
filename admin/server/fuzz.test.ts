/** Every endpoint of the API's own document, asked by those whom it lets in, with what nobody would send. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readFileSync } from 'node:fs'
import { arbitraryOf } from './testing/schema-arbitrary.ts'
import { type ApiClient, registerClient } from './testing/api-client.ts'
import { type RunningCentre, startCentre } from './testing/running-centre.ts'
import type { SigningTerminal } from './testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from './testing/staff-desk.ts'

/** Enough that each alternative of the larger bodies comes up, on each engine. */
const RUNS = 12

const Operation = z.object({
  parameters: z.array(z.object({ in: z.string(), name: z.string(), schema: z.unknown() })).optional(),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }).optional() }) })
    .optional(),
})
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })
const document = Document.parse(JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')))
const endpoints = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)

interface Asked {
  readonly parameters: readonly unknown[]
  readonly body: unknown
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
/** A slash of its own would make another address. */
const inPath = (value: unknown): string => encodeURIComponent(asText(value).toWellFormed()) || '-'

describe('what nobody would send', () => {
  let running: RunningCentre
  let terminal: SigningTerminal
  let staff: StaffDesk
  let client: ApiClient
  beforeAll(async () => {
    running = await startCentre()
    terminal = await running.newTerminal()
    staff = await signInAs(running, 'admin')
    client = await registerClient(() => running.centre.url, staff, { requestsPerMinute: 60_000 })
  })
  afterAll(() => running.end())

  const addressOf = ({ operation, path }: (typeof endpoints)[number], { parameters }: Asked): string => {
    let address = path
    const query = new URLSearchParams()
    for (const [index, { in: place, name }] of (operation.parameters ?? []).entries()) {
      const value = parameters[index]
      if (place === 'path') address = address.replace(`{${name}}`, inPath(value))
      else if (place === 'query' && value !== undefined) query.append(name, asText(value).toWellFormed())
    }
    return query.size === 0 ? address : `${address}?${query.toString()}`
  }

  const send = async (endpoint: (typeof endpoints)[number], asked: Asked): Promise<Response> => {
    const address = addressOf(endpoint, asked)
    const { method, operation } = endpoint
    const takesBody = operation.requestBody !== undefined
    if (address.startsWith('/console/api'))
      return staff.ask(method, address.slice('/console/api'.length), takesBody ? asked.body : undefined)
    const headers = Object.fromEntries(
      (operation.parameters ?? []).flatMap(({ in: place, name }, index) =>
        place === 'header' ? [[name, encodeURIComponent(asText(asked.parameters[index]).toWellFormed())]] : [],
      ),
    )
    if (address.startsWith('/v1/client'))
      return client.ask(method, address, takesBody ? asked.body : undefined, headers)
    const bytes = ['GET', 'HEAD'].includes(method) ? undefined : Buffer.from(JSON.stringify(asked.body) ?? '')
    return terminal.send(method, address, bytes, { headers })
  }

  it('takes no half characters, and takes whole ones however they are written', async () => {
    const ask = (text: string) =>
      terminal.send('POST', '/v1/case-queries', Buffer.from(`{"by":"slip","caseNumber":"${text}"}`))
    const answers = await Promise.all(['\\ud83d', '\\ud83d\\ude00'].map(ask))
    const told = await Promise.all(answers.map((answer) => answer.json()))
    expect(told).toMatchObject([{ code: 'invalid-request' }, { code: 'invalid-request' }])
    // The second was read and then found to be no number; the first was not read.
    expect(told.map((problem: object) => 'errors' in problem)).toEqual([false, true])
  })

  const SPENDS_THE_SESSION = 'DELETE /console/api/session'

  it.each(endpoints.filter(({ method, path }) => `${method} ${path}` !== SPENDS_THE_SESSION))(
    '$method $path neither breaks nor tells of its inside',
    async (endpoint) => {
      const { operation } = endpoint
      const asked = fc.record({
        parameters: fc.tuple(...(operation.parameters ?? []).map(({ schema }) => arbitraryOf(schema))),
        body: arbitraryOf(operation.requestBody?.content['application/json']?.schema ?? {}),
      })
      await fc.assert(
        fc.asyncProperty(asked, async (one) => {
          const answer = await send(endpoint, one)
          const text = await answer.text()
          expect(answer.status, text).toBeLessThan(500)
          expect(text).not.toMatch(/\bat .+\.[tj]s:\d+|node_modules|SQLITE|syntax error/)
          if (answer.status >= 400 && text !== '')
            expect(answer.headers.get('content-type')).toContain('application/problem+json')
        }),
        { numRuns: RUNS },
      )
    },
  )
})
