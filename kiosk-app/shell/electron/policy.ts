/** What a page in the kiosk's window may do: pure rules, so that each can be tested without a window. */

/** The page's own origin; everything it loads and every place it may go begins with this. */
export const PAGE_ORIGIN = 'lutong://kiosk'

/** The camera for materials and video, and nothing else. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['media'])

export const mayNavigate = (url: string): boolean => url.startsWith(`${PAGE_ORIGIN}/`)

/** `requester` is an origin or an address of the page, as Electron's two permission handlers give it. */
export const mayUse = (permission: string, requester: string): boolean =>
  ALLOWED_PERMISSIONS.has(permission) && (requester === PAGE_ORIGIN || requester.startsWith(`${PAGE_ORIGIN}/`))

/** Path below the page's folder for a request of the page, or `undefined` where it asks for something else. */
export const pageFile = (url: string): string | undefined => {
  const parsed = URL.parse(url)
  if (!parsed || `${parsed.protocol}//${parsed.host}` !== PAGE_ORIGIN) return undefined
  if (parsed.pathname === '/') return 'index.html'
  return /^\/assets\/[\w.-]+$/.test(parsed.pathname) ? parsed.pathname.slice(1) : undefined
}

/** What the page may ask for: what is its own, and the room server that its policy names. */
export const mayAsk = (url: string, callRoom: string | null): boolean =>
  /^(lutong|blob|data):/.test(url) ||
  (callRoom !== null && [callRoom, callRoom.replace(/^ws/, 'http')].some((origin) => url.startsWith(`${origin}/`)))

/** The host says which room server that is over its own door; `undefined`: it says something else. */
export const CALL_ROOM = 'call-room'
export const callRoomSaid = (message: unknown): string | null | undefined => {
  if (typeof message !== 'object' || message === null || Reflect.get(message, 'type') !== CALL_ROOM) return undefined
  const origin: unknown = Reflect.get(message, 'origin')
  return typeof origin === 'string' ? origin : null
}
