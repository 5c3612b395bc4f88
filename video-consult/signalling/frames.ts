/**
 * What crosses the live channel, both ways. Numbered frames arrive once and in order over any number of sockets; frames
 * of the moment go or are lost. No schema library: pages read these too.
 */
export type Frame =
  /**
   * First on every socket, from the client: which line goes on, the last number it has, and of whose memory that number
   * is. A line that went on elsewhere meanwhile and comes back has other numbers than the ones remembered here.
   */
  | { readonly f: 'hello'; readonly line: string; readonly seen: number; readonly of?: string }
  /** The other end's answer; `resumed: false`: it knows nothing of this line (any more). `of`: the memory's name. */
  | { readonly f: 'welcome'; readonly resumed: boolean; readonly seen: number; readonly of?: string }
  | { readonly f: 'msg'; readonly seq: number; readonly body: unknown }
  | { readonly f: 'now'; readonly body: unknown }
  | { readonly f: 'seen'; readonly seq: number }
  | { readonly f: 'ping' }
  | { readonly f: 'pong' }

export const MAX_FRAME_CHARS = 128 * 1024

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

/** `undefined` where it is none of ours: the socket is closed then. */
export const readFrame = (text: string): Frame | undefined => {
  if (text.length > MAX_FRAME_CHARS) return undefined
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof data !== 'object' || data === null) return undefined
  const field = (name: string): unknown => Reflect.get(data, name)
  const [f, seq, seen, line, resumed, body] = ['f', 'seq', 'seen', 'line', 'resumed', 'body'].map(field)
  const named = field('of')
  const of = typeof named === 'string' && /^[\w-]{1,64}$/.test(named) ? { of: named } : {}
  if (f === 'ping' || f === 'pong') return { f }
  if (f === 'hello' && typeof line === 'string' && /^[\w-]{8,64}$/.test(line) && isCount(seen))
    return { f, line, seen, ...of }
  if (f === 'welcome' && typeof resumed === 'boolean' && isCount(seen)) return { f, resumed, seen, ...of }
  if (f === 'msg' && isCount(seq) && seq > 0) return { f, seq, body }
  if (f === 'now') return { f, body }
  if (f === 'seen' && isCount(seq)) return { f, seq }
  return undefined
}

/** Bodies of numbered frames: an ask, its answer, or something to know. */
export type Body =
  | { readonly type: 'ask'; readonly id: string; readonly ask: unknown }
  | { readonly type: 'answer'; readonly id: string; readonly ok: boolean; readonly value: unknown }
  | { readonly type: 'event'; readonly event: unknown }

export const readBody = (data: unknown): Body | undefined => {
  if (typeof data !== 'object' || data === null) return undefined
  const field = (name: string): unknown => Reflect.get(data, name)
  const [type, id, ok] = ['type', 'id', 'ok'].map(field)
  const named = typeof id === 'string' && id.length > 0 && id.length <= 64
  if (type === 'event') return { type, event: field('event') }
  if (type === 'ask' && named) return { type, id, ask: field('ask') }
  if (type === 'answer' && named && typeof ok === 'boolean') return { type, id, ok, value: field('value') }
  return undefined
}

/** A WebSocket of either world, as little of it as is needed. */
export interface SocketLike {
  send(text: string): void
  close(): void
  onText(listener: (text: string) => void): void
  onClose(listener: () => void): void
}
