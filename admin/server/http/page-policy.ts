/** What a page of the centre may do: its own scripts, styles and pictures, never markup made of text, in no frame. */
import { createHash } from 'node:crypto'

const hashOf = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`

const SELF = ["'self'"] as const
const NONE = ["'none'"] as const
/** For every answer, page or not. Telephones and staff browsers older than Trusted Types pass those two over. */
export const PAGE_DIRECTIVES = {
  'default-src': NONE,
  'script-src': SELF,
  'style-src': SELF,
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': SELF,
  'media-src': ["'self'", 'blob:'],
  'connect-src': SELF,
  'frame-src': SELF,
  'base-uri': NONE,
  'form-action': SELF,
  'frame-ancestors': NONE,
  'require-trusted-types-for': ["'script'"],
  'trusted-types': NONE,
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The lawyers' desk beside it speaks to the room server of large calls, and to no other stranger. */
export const deskPolicy = (callRoom: string): string =>
  Object.entries({ ...PAGE_DIRECTIVES, 'connect-src': [...SELF, callRoom, callRoom.replace(/^ws/, 'http')] })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')

/** The same for a page that carries its one style within: that very text is allowed, and no other. */
export const policyWithStyle = (style: string): string =>
  Object.entries({ ...PAGE_DIRECTIVES, 'style-src': [hashOf(style)] })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
