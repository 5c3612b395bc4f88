/** A real receiver of OTLP over HTTP, and a whole case worked on: what it is told, and what it is not. */
import { createServer, type Server } from 'node:http'
import fc from 'fast-check'
import { sampleF2, samplePerson } from '@lutong/core/forms/sample.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type S3TestServer, startS3Server } from '../../store/testing/s3-server.ts'
import { buildApplication, pngBytes } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256 } from '../testing/signing-terminal.ts'
import { signInAs } from '../testing/staff-desk.ts'
import { readTraceParent, traceParentOf } from './trace-parent.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const PARENT = '00f067aa0ba902b7'
const CREDENTIALS = { accessKeyId: 'practice', secretAccessKey: 'a-secret-of-the-test', region: 'cn-east-1' }

const Told = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(z.object({ key: z.string() })) }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              attributes: z.array(z.object({ key: z.string(), value: z.unknown() })),
            }),
          ),
        }),
      ),
    }),
  ),
})

let collector: Server
let endpoint: string
let bodies: string[]
let s3: S3TestServer
let running: RunningCentre
const spans = () =>
  bodies.flatMap((body) =>
    Told.parse(JSON.parse(body)).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  )

describe('a centre that tells its traces', () => {
  beforeEach(async () => {
    bodies = []
    collector = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
      request.on('end', () => {
        if (request.url === '/v1/traces' && request.headers['content-type'] === 'application/json') bodies.push(body)
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      })
    })
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', () => resolve()))
    const address = collector.address()
    endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    s3 = await startS3Server('papers', CREDENTIALS)
    running = await startCentre({
      tracing: { endpoint },
      s3: { endpoint: s3.endpoint, bucket: 'papers', ...CREDENTIALS },
    })
  })
  afterEach(async () => {
    await running.end()
    await s3.close()
    collector.closeAllConnections()
    collector.close()
  })

  it('goes on with the caller’s trace, down to the store and out to the bucket', async () => {
    const terminal = await running.newTerminal()
    const paper = pngBytes('a paper')
    const put = `/v1/blobs/${sha256(paper)}`
    const answer = await terminal.send('PUT', put, paper, {
      contentType: 'application/octet-stream',
      headers: { traceparent: `00-${TRACE}-${PARENT}-01` },
    })
    expect(answer.status).toBe(201)
    await vi.waitFor(() => expect(spans().some(({ name }) => name === 'PUT /v1/blobs/:sha256')).toBe(true), 20_000)
    const all = spans().filter(({ traceId }) => traceId === TRACE)
    const request = all.find(({ name }) => name === 'PUT /v1/blobs/:sha256')
    expect(request?.parentSpanId).toBe(PARENT)
    const children = all.filter(({ parentSpanId }) => parentSpanId === request?.spanId).map(({ name }) => name)
    expect(children).toContain('store recordBlob')
    expect(children).toContain('PUT')
    const out = new Set(all.filter(({ name }) => name === 'PUT').map(({ spanId }) => spanId))
    expect(s3.traceparents.some((header) => header.startsWith(`00-${TRACE}-`) && out.has(header.slice(36, 52)))).toBe(
      true,
    )
  })

  it('names nobody and nothing of anybody', async () => {
    const terminal = await running.newTerminal()
    const picture = pngBytes('CANARY-in-a-picture')
    const submitted = await terminal.submit(buildApplication(terminal, { signature: picture }))
    const { receipt } = (await submitted.json()) as { receipt: { body: { caseNumber: string; slipCode: string } } }
    const { caseNumber, slipCode } = receipt.body
    await terminal.handIn(picture)
    await terminal.ask({ by: 'id-card', idNumber: samplePerson.idNumber })
    await terminal.ask({ by: 'slip', caseNumber, slipCode })
    const clerk = await signInAs(running, 'clerk')
    await clerk.ask('GET', `/cases/${caseNumber}`)
    await clerk.ask('GET', `/cases?text=${caseNumber}`)
    await fetch(`${running.centre.url}/nowhere/${samplePerson.idNumber}`)
    await vi.waitFor(() => expect(spans().some(({ name }) => name.includes('/cases/:caseNumber'))).toBe(true), 20_000)
    await running.centre.close()
    const told = bodies.join('\n')
    const secrets = [
      samplePerson.name,
      samplePerson.idNumber,
      samplePerson.phone,
      samplePerson.residence,
      sampleF2.facts,
    ]
    for (const secret of [...secrets, caseNumber, slipCode, sha256(picture), terminal.id, clerk.cookie, 'CANARY'])
      expect(told).not.toContain(secret)
    const keys = new Set(spans().flatMap(({ attributes }) => attributes.map(({ key }) => key)))
    expect([...keys].toSorted()).toEqual(['http.request.method', 'http.response.status_code', 'http.route'])
    const resource = bodies.flatMap((body) => Told.parse(JSON.parse(body)).resourceSpans.map((one) => one.resource))
    expect(new Set(resource.flatMap(({ attributes }) => attributes.map(({ key }) => key)))).toEqual(
      new Set(['service.name']),
    )
    await running.restart().catch(() => undefined)
  })

  it('works on when nobody listens', async () => {
    collector.closeAllConnections()
    collector.close()
    const terminal = await running.newTerminal()
    expect((await terminal.submit(buildApplication(terminal))).status).toBe(201)
  })
})

describe('the header that carries a trace', () => {
  it('is read as it is written', () => {
    const id = (length: number) =>
      fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((text) => !/^0+$/.test(text))
    fc.assert(
      fc.property(id(32), id(16), fc.constantFrom(0, 1), (traceId, spanId, traceFlags) => {
        const context = { traceId, spanId, traceFlags }
        expect(readTraceParent(traceParentOf(context))).toEqual({ ...context, isRemote: true })
      }),
    )
  })

  it.each([
    undefined,
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-${PARENT}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-${PARENT}-01`,
    `00-${TRACE}-${PARENT}-01-more`,
    `00-${TRACE.toUpperCase()}-${PARENT}-01`,
  ])('is none where it is %s', (header) => {
    expect(readTraceParent(header)).toBeUndefined()
  })
})
