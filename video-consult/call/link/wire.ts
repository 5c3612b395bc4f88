/** What the pages of a call say to each other: by signalling before there is a line, by the data channel on it. */
import { ChatLine } from '@lutong/core/consultation/chat.ts'
import { readGuiding } from '../guiding.ts'
import type { CallMessage, PictureSource, Pointing } from '../contract.ts'

/** simple-peer's own signals, as far as they are sent on. */
export type PeerSignal =
  | { readonly type: 'offer' | 'answer'; readonly sdp: string }
  | { readonly type: 'candidate'; readonly candidate: RTCIceCandidateInit }
  | { readonly type: 'renegotiate'; readonly renegotiate: true }

export type LinkSignal =
  /** A page is there. `page` is new with every load; `knows`: whom it has heard of, so that greetings end. */
  | { readonly k: 'hello'; readonly page: string; readonly knows: string | null }
  /** `link` names both pages and the attempt: what belongs to an earlier peer is not given to a later one. */
  | { readonly k: 'peer'; readonly link: string; readonly signal: PeerSignal }
  /** The one that makes offers is asked for a restart, or for a new peer. */
  | { readonly k: 'mend'; readonly link: string; readonly act: 'restart' | 'rebuild' }
  | { readonly k: 'bye'; readonly page: string }

export type DataFrame =
  | { readonly d: 'say'; readonly id: string; readonly message: CallMessage }
  | { readonly d: 'got'; readonly id: string }
  | { readonly d: 'point'; readonly at: Pointing | null }
  | { readonly d: 'sends'; readonly video: boolean; readonly audio: boolean; readonly source: PictureSource }
  | { readonly d: 'beat' }

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null
const parse = (text: string): object | undefined => {
  try {
    const data: unknown = JSON.parse(text)
    return isObject(data) ? data : undefined
  } catch {
    return undefined
  }
}
const textOf = (data: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(data, name)
  return typeof value === 'string' && value.length <= 60_000 ? value : undefined
}

export const readPeerSignal = (data: unknown): PeerSignal | undefined => {
  if (!isObject(data)) return undefined
  const type = textOf(data, 'type')
  const sdp = textOf(data, 'sdp')
  if ((type === 'offer' || type === 'answer') && sdp !== undefined) return { type, sdp }
  if (type === 'renegotiate') return { type, renegotiate: true }
  const candidate: unknown = Reflect.get(data, 'candidate')
  if (type !== 'candidate' || !isObject(candidate)) return undefined
  const line = textOf(candidate, 'candidate')
  const sdpMid: unknown = Reflect.get(candidate, 'sdpMid')
  const index: unknown = Reflect.get(candidate, 'sdpMLineIndex')
  if (line === undefined) return undefined
  return {
    type,
    candidate: {
      candidate: line,
      sdpMid: typeof sdpMid === 'string' ? sdpMid : null,
      sdpMLineIndex: typeof index === 'number' ? index : null,
    },
  }
}

/** `undefined` where it is nothing a page of ours says. */
export const readLinkSignal = (text: string): LinkSignal | undefined => {
  const data = parse(text)
  if (data === undefined) return undefined
  const k = textOf(data, 'k')
  const page = textOf(data, 'page')
  const link = textOf(data, 'link')
  if (k === 'hello' && page !== undefined) return { k, page, knows: textOf(data, 'knows') ?? null }
  if (k === 'bye' && page !== undefined) return { k, page }
  const act = textOf(data, 'act')
  if (k === 'mend' && link !== undefined && (act === 'restart' || act === 'rebuild')) return { k, link, act }
  const signal = k === 'peer' ? readPeerSignal(Reflect.get(data, 'signal')) : undefined
  return k === 'peer' && link !== undefined && signal !== undefined ? { k, link, signal } : undefined
}

const SOURCES: readonly PictureSource[] = ['camera', 'screen', 'document']
const HINTS = ['come-closer', 'speak-louder', 'hold-paper-still', 'turn-paper'] as const

const readMessage = (data: unknown): CallMessage | undefined => {
  if (!isObject(data)) return undefined
  const type = textOf(data, 'type')
  const text = textOf(data, 'text')
  const source = SOURCES.find((one) => one === textOf(data, 'source'))
  const hint = HINTS.find((one) => one === textOf(data, 'hint'))
  if (type === 'chat') {
    const line = ChatLine.safeParse({ id: textOf(data, 'id'), text })
    return line.success ? { type, ...line.data } : undefined
  }
  if (type === 'ask-picture' && source !== undefined) return { type, source }
  return type === 'hint' && hint !== undefined ? { type, hint } : readGuiding(data)
}

const readPointing = (data: unknown): Pointing | null => {
  if (!isObject(data)) return null
  const x: unknown = Reflect.get(data, 'x')
  const y: unknown = Reflect.get(data, 'y')
  return typeof x === 'number' && typeof y === 'number' && x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null
}

export const readDataFrame = (text: string): DataFrame | undefined => {
  const data = parse(text)
  if (data === undefined) return undefined
  const d = textOf(data, 'd')
  const id = textOf(data, 'id')
  if (d === 'beat') return { d }
  if (d === 'got' && id !== undefined) return { d, id }
  if (d === 'point') return { d, at: readPointing(Reflect.get(data, 'at')) }
  const message = d === 'say' ? readMessage(Reflect.get(data, 'message')) : undefined
  if (d === 'say' && id !== undefined && message !== undefined) return { d, id, message }
  if (d !== 'sends') return undefined
  const source = SOURCES.find((one) => one === textOf(data, 'source'))
  return source === undefined
    ? undefined
    : { d, source, video: Reflect.get(data, 'video') === true, audio: Reflect.get(data, 'audio') === true }
}
