/** A LiveKit server beside the centre, as its settings name it: all of them or none. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'

export interface CallRoomService {
  /** Where the pages of a call reach it. */
  readonly url: string
  /** Where the centre itself does. */
  readonly apiUrl: string
  readonly key: string
  readonly secret: string
}

/** HS256 is as strong as its secret; LiveKit itself complains about a shorter one. */
const SHORTEST_SECRET = 32

const isLoopback = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
const mayBePlain = (url: string): boolean => /^(wss|https):/.test(url) || isLoopback(url)
/** The page's policy names it as it stands: nothing but scheme, host and port. */
const isOrigin = (url: string): boolean => {
  const { origin, pathname, search } = new URL(url)
  return (url === origin || url === `${origin}/`) && pathname === '/' && search === ''
}

const Settings = z.object({
  LIVEKIT_URL: z
    .url({ protocol: /^wss?$/, error: 'must be an address like wss://rooms.example.cn' })
    .refine(isOrigin, 'must be scheme, host and port alone, without a path')
    .refine(
      mayBePlain,
      'must begin with wss:// (ws:// on this machine alone): pages on a network send no call in the clear',
    ),
  LIVEKIT_API_KEY: z.string('is missing').min(1, 'is empty').max(100, 'is too long'),
  LIVEKIT_API_SECRET: z
    .string('is missing')
    .min(SHORTEST_SECRET, `must have ${SHORTEST_SECRET} characters and more, as in LiveKit’s own configuration`),
  LIVEKIT_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address like https://rooms.example.cn' })
    .refine(mayBePlain, 'must begin with https:// (http:// on this machine alone)')
    .optional(),
})
const NAMES = Object.keys(Settings.shape)

/** `undefined`: no setting at all, and calls have four at most. The error is the line to tell whoever started the centre. */
export const readCallRoom = (
  env: Readonly<Record<string, string | undefined>>,
): Result<CallRoomService | undefined, string> => {
  const given = Object.fromEntries(NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
  if (Object.keys(given).length === 0) return ok(undefined)
  const read = Settings.safeParse(given)
  if (!read.success) {
    // Never the value: one of them is a secret.
    const lines = read.error.issues.map(({ message, path }) => `${path.join('.')} ${message}`)
    return err(
      `Calls of more than four: ${lines.join('; ')}. Set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET as the LiveKit server has them, or none of them (docs/large-calls.md).`,
    )
  }
  const { LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = read.data
  const url = read.data.LIVEKIT_URL.replace(/\/$/, '')
  return ok({ url, apiUrl: (read.data.LIVEKIT_API_URL ?? url.replace(/^ws/, 'http')).replace(/\/$/, ''), key, secret })
}
