/**
 * What the page may do, said with every answer, under both shells: its own files, its own host, camera and microphone;
 * and where the centre has a room server for large calls, the one channel to it by which they are agreed on.
 */
const contentPolicy = (callRoom: string | null) => [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  `connect-src 'self'${callRoom === null ? '' : ` ${callRoom} ${callRoom.replace(/^ws/, 'http')}`}`,
  "media-src 'self' blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // One policy, which trusts the address of the input's worker and nothing else (ui/input/input-service.ts).
  'trusted-types lutong-input',
]

/** Everything that a page can ask a browser for and this one never does. */
const NEVER = [
  ...['accelerometer', 'bluetooth', 'clipboard-read', 'clipboard-write', 'display-capture', 'geolocation'],
  ...['gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'midi', 'payment', 'picture-in-picture'],
  ...['publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'web-share', 'window-management'],
]

/** `callRoom`: scheme, host and port of the room server, as `callRoomOrigin` reads it. */
export const securityHeaders = (callRoom: string | null): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentPolicy(callRoom).join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': ['camera=(self)', 'microphone=(self)', ...NEVER.map((name) => `${name}=()`)].join(', '),
  'Cache-Control': 'no-store',
})

/** Where nothing but the page's own host is spoken to. */
export const SECURITY_HEADERS = securityHeaders(null)

/** Nothing but an origin ever gets into the policy, whatever the centre says. */
export const callRoomOrigin = (told: string | undefined): string | null => {
  const url = told === undefined ? null : URL.parse(told)
  if (url === null || !/^wss?:$/.test(url.protocol) || !/^[\w.-]+$/.test(url.hostname)) return null
  // A channel in the clear leaves this machine for nobody.
  if (url.protocol === 'ws:' && !['127.0.0.1', 'localhost'].includes(url.hostname)) return null
  return `${url.protocol}//${url.host}`
}
