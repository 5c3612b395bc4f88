/** Whether a centre can do its work, as whoever sends it requests (a load balancer, a watchdog) has to know. */
import { z } from 'zod'

export const Readiness = z.strictObject({
  /** It answers, within the time a caller waits. */
  database: z.boolean(),
  /** The file of keys can be read: without it the centre would not come back from a restart. */
  keys: z.boolean(),
  /** Files can be read and kept: the folder is there, or the bucket answers. */
  files: z.boolean(),
  /** It is not on its way to its end: whoever spreads work sends it no more then. */
  takesWork: z.boolean(),
  /** There is content for terminals. */
  content: z.boolean(),
})
export type Readiness = z.infer<typeof Readiness>

export const isReady = ({ content, database, files, keys, takesWork }: Readiness): boolean =>
  content && database && files && keys && takesWork

/** A load balancer asks every few seconds: what takes longer than this is no answer. */
const DATABASE_ANSWERS_WITHIN_MS = 2_000

export const within = <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

export interface ReadinessSources {
  readonly isDatabaseThere: () => boolean
  readonly latestContentVersion: () => Promise<number>
  readonly areKeysReadable: () => boolean
  readonly areFilesThere: () => Promise<boolean>
  readonly takesWork: () => boolean
}

export const createReadiness =
  ({ areFilesThere, areKeysReadable, isDatabaseThere, latestContentVersion, takesWork }: ReadinessSources) =>
  async (): Promise<Readiness> => {
    const keys = areKeysReadable()
    const looking = areFilesThere()
    // Why it does not answer stands in the database's own log; here it counts that it does not.
    const version = isDatabaseThere()
      ? await within(latestContentVersion(), DATABASE_ANSWERS_WITHIN_MS).catch(() => undefined)
      : undefined
    return {
      database: version !== undefined,
      keys,
      files: await looking,
      takesWork: takesWork(),
      content: version !== undefined && version > 0,
    }
  }
