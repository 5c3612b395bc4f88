/** W3C Trace Context, level 1: the header that carries a trace from one program to the next. */
import { type SpanContext, TraceFlags } from '@opentelemetry/api'

const HEADER = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/
const NO_TRACE = '0'.repeat(32)
const NO_SPAN = '0'.repeat(16)

/** `undefined` where there is none, or one that no program may go on with. */
export const readTraceParent = (header: unknown): SpanContext | undefined => {
  const [, version, traceId = NO_TRACE, spanId = NO_SPAN, flags = '00', more] =
    HEADER.exec(typeof header === 'string' ? header.trim() : '') ?? []
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined)) return undefined
  if (traceId === NO_TRACE || spanId === NO_SPAN) return undefined
  const traceFlags = (Number.parseInt(flags, 16) & 1) === 1 ? TraceFlags.SAMPLED : TraceFlags.NONE
  return { traceId, spanId, traceFlags, isRemote: true }
}

export const traceParentOf = ({ spanId, traceFlags, traceId }: SpanContext): string =>
  `00-${traceId}-${spanId}-${(traceFlags & 1) === 1 ? '01' : '00'}`
