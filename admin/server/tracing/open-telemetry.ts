/** Spans by OpenTelemetry's own packages, told by OTLP over HTTP in JSON. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOnSampler, BatchSpanProcessor, ParentBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace'
import type { FastifyInstance } from 'fastify'
import type { CentreStore } from '../../store/centre-store.ts'
import { readTraceParent, traceParentOf } from './trace-parent.ts'
import type { Tracing, TracingOptions } from './contract.ts'

const TELL_EVERY_MS = 2_000
/** Whoever does not listen must not hold up a centre that is asked to stop. */
const LAST_WORD_MS = 3_000

/** What undici tells of each request of `fetch`; only what is used here. */
interface OutgoingRequest {
  readonly method: string
  addHeader(name: string, value: string): void
}
const outgoing = (message: unknown): { request: OutgoingRequest; response?: { statusCode: number } } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- undici's documented messages
  message as { request: OutgoingRequest; response?: { statusCode: number } }

/** What failed is named by its kind; what it says may hold more. */
const failed = (span: Span, error: unknown): void => {
  span.setStatus({ code: SpanStatusCode.ERROR })
  span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown')
}

export const startTracing = ({ endpoint }: TracingOptions): Tracing => {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    // Only this: the packages could also tell the machine, its user and the command line.
    resource: resourceFromAttributes({ 'service.name': 'lutong-centre' }),
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: TELL_EVERY_MS })],
  })
  const tracer = provider.getTracer('lutong-centre')
  const current = new AsyncLocalStorage<Span>()
  const within = (span: Span | undefined) => (span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span))

  const calls = new WeakMap<OutgoingRequest, Span>()
  const onCreate = (message: unknown) => {
    const { request } = outgoing(message)
    const parent = current.getStore()
    if (parent === undefined) return
    const span = tracer.startSpan(
      request.method,
      { kind: SpanKind.CLIENT, attributes: { 'http.request.method': request.method } },
      within(parent),
    )
    calls.set(request, span)
    request.addHeader('traceparent', traceParentOf(span.spanContext()))
  }
  const onHeaders = (message: unknown) => {
    const { request, response } = outgoing(message)
    calls.get(request)?.setAttribute('http.response.status_code', response?.statusCode ?? 0)
  }
  const onEnd = (message: unknown) => calls.get(outgoing(message).request)?.end()
  const onError = (message: unknown) => {
    const span = calls.get(outgoing(message).request)
    if (span === undefined) return
    failed(span, new Error('no answer'))
    span.end()
  }
  const channels = {
    'undici:request:create': onCreate,
    'undici:request:headers': onHeaders,
    'undici:request:trailers': onEnd,
    'undici:request:error': onError,
  }
  for (const [name, listener] of Object.entries(channels)) subscribe(name, listener)

  return {
    onRequests: (app: FastifyInstance) => {
      const spans = new WeakMap<object, Span>()
      app.addHook('onRequest', (request, _reply, done) => {
        const before = readTraceParent(request.headers.traceparent)
        const route = request.routeOptions.url ?? 'unknown'
        const span = tracer.startSpan(
          `${request.method} ${route}`,
          { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } },
          before === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, before),
        )
        spans.set(request, span)
        current.run(span, done)
      })
      app.addHook('onResponse', (request, reply, done) => {
        const span = spans.get(request)
        span?.setAttribute('http.response.status_code', reply.statusCode)
        if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
        span?.end()
        done()
      })
      app.addHook('onRequestAbort', (request, done) => {
        spans.get(request)?.end()
        done()
      })
    },
    ofStore: (store) =>
      new Proxy<CentreStore>(store, {
        get: (target, name, receiver) => {
          const value: unknown = Reflect.get(target, name, receiver)
          if (typeof value !== 'function') return value
          return (...args: unknown[]): unknown => {
            const parent = current.getStore()
            const call = (): unknown => Reflect.apply(value, target, args)
            // Sweeps and the like are nobody's request.
            if (parent === undefined) return call()
            const span = tracer.startSpan(`store ${String(name)}`, {}, within(parent))
            return current.run(span, () => {
              const given = call()
              if (!(given instanceof Promise)) {
                span.end()
                return given
              }
              return given.then(
                (result: unknown) => {
                  span.end()
                  return result
                },
                (error: unknown) => {
                  failed(span, error)
                  span.end()
                  throw error
                },
              )
            })
          }
        },
      }),
    close: async () => {
      for (const [name, listener] of Object.entries(channels)) unsubscribe(name, listener)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, LAST_WORD_MS)
      })
      await Promise.race([provider.shutdown().catch(() => undefined), late])
      clearTimeout(timer)
    },
  }
}
