import type { Tracing, TracingOptions } from './contract.ts'

/** The packages are read only where there is somebody to tell: without it nothing is loaded and nothing is done. */
export const openTracing = async (options: TracingOptions | undefined): Promise<Tracing | undefined> => {
  if (options === undefined) return undefined
  const { startTracing } = await import('./open-telemetry.ts')
  return startTracing(options)
}
