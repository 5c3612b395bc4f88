/**
 * Border: host ↔ the shell's supervisor, over the child's own pipe. The supervisor keeps the key of this boot in its
 * memory; the host seals the visit with it, so that a host that comes back goes on, and nobody can after a reboot.
 */
import { z } from 'zod'

const KEY_BYTES = 32

export const FromSupervisor = z.strictObject({
  type: z.literal('supervised'),
  keyBase64: z.base64().refine((text) => Buffer.from(text, 'base64').length === KEY_BYTES),
  /** On a file system in memory. */
  file: z.string().startsWith('/'),
  /** The user of the browser. */
  pageUser: z.int().nonnegative(),
})
export type FromSupervisor = z.infer<typeof FromSupervisor>

/** `behind`: something else has come before the page, which in the field nothing may. */
const PageState = z.enum(['attached', 'lost', 'in-front', 'behind'])
export type PageState = z.infer<typeof PageState>

export const FromHost = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), url: z.url(), tokenFile: z.string() }),
  z.strictObject({ type: z.literal('page'), page: PageState }),
])
export type FromHost = z.infer<typeof FromHost>
