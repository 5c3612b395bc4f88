/**
 * What a centre tells of its work to whoever collects traces, where it is asked to. Spans are named by patterns of routes
 * and names of ours; no address, no id and no word of anybody is in them.
 */
import type { FastifyInstance } from 'fastify'
import type { CentreStore } from '../../store/centre-store.ts'

export interface Tracing {
  /** A span of every request, in the caller's trace where there is one. */
  onRequests(app: FastifyInstance): void
  /** The same store, with a span of every operation that is part of a request. */
  ofStore(store: CentreStore): CentreStore
  /** What has not been told is told, as far as somebody listens. */
  close(): Promise<void>
}

export interface TracingOptions {
  /** `OTEL_EXPORTER_OTLP_ENDPOINT`: spans go to `/v1/traces` there. */
  readonly endpoint: string
}
