/** A page of a call without screens: joins, tells what it sees, does what the test says. Built into one file. */
import type { CallMessage, CallSession, SignalPath } from '../../video-consult/call/contract.ts'
import { acquireMedia } from '../../video-consult/call/media.ts'
import { type PreparedCall, prepareCall } from '../../video-consult/call/prepared-call.ts'
import { runSelfTest } from '../../video-consult/call/self-test.ts'
import { soundOf } from './sound.ts'
import { createBareCall, isBareSignal } from './bare-call.ts'
import { systemClock } from '../../core/clock.ts'
import type { CallTicket } from '../../core/consultation/consultation.ts'

type Joining = Pick<CallTicket, 'self' | 'parties' | 'iceServers' | 'relayOnly'>

/** To the process of the test, which is the host's or the desk's part: it carries signals to the real centre. */
type Path = SignalPath & { readonly tell: (news: object) => void }

const openPath = (
  onReady: (ready: Joining) => void,
  onTicket: (ticket: Joining) => void,
  onBare: (signal: unknown, send: (signal: object) => void) => void,
): Path => {
  const listeners = new Set<(from: string, payload: string) => void>()
  const lines = new Set<(online: boolean) => void>()
  let online = true
  const socket = new WebSocket(
    `ws://${location.host}/page?role=${new URLSearchParams(location.search).get('role') ?? ''}`,
  )
  // What is given to a page before that is lost.
  socket.addEventListener('open', () => {
    document.title = 'ready'
  })
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as {
      line?: boolean
      from?: string
      payload?: string
      ready?: Joining
      ticket?: Joining
      bare?: unknown
    }
    if (message.line !== undefined) {
      online = message.line
      for (const listener of lines) listener(online)
    }
    if (message.bare !== undefined) onBare(message.bare, (bare) => socket.send(JSON.stringify({ bare })))
    if (message.ready !== undefined) onReady(message.ready)
    if (message.ticket !== undefined) onTicket(message.ticket)
    for (const listener of listeners) if (message.payload !== undefined) listener(message.from ?? '', message.payload)
  })
  return {
    tell: (news) => socket.send(JSON.stringify(news)),
    send: (to, payload) => {
      if (online && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ to, payload }))
      return online
    },
    onSignal: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onLine: (listener) => {
      lines.add(listener)
      listener(online)
      return () => void lines.delete(listener)
    },
  }
}

const firstFrame = (stream: MediaStream): Promise<number> => {
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  document.body.append(video)
  video.play().catch(() => {})
  return new Promise(
    (resolve) => void video.requestVideoFrameCallback(() => resolve(performance.timeOrigin + performance.now())),
  )
}

/** Every connection made on this page, the last one last. */
const connections: RTCPeerConnection[] = []
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration)
    connections.push(this)
  }
}

const harness = {
  session: undefined as CallSession | undefined,
  heard: [] as CallMessage[],
  firstFrameAt: null as number | null,
  state: () => harness.session?.view.parties[0]?.state ?? 'none',
  relayed: () => harness.session?.view.parties[0]?.relayed ?? null,
  offerMade: () => connections.at(-1)?.signalingState === 'have-local-offer',
  sending: () => harness.session?.view.sending ?? 'none',
  sound: () => soundOf(connections),
  /** Frames shown so far: grows as long as the picture moves. */
  frames: () => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
  /** Ends what there was, for another call on the same page with the same media. */
  reset: () => {
    prepared?.end()
    harness.session = undefined
    prepared = undefined
    harness.firstFrameAt = null
    bare?.close()
    begun = false
    for (const video of document.querySelectorAll('video')) video.remove()
  },
  say: (text: string) => harness.session?.say({ type: 'chat', id: crypto.randomUUID(), text }),
  selfTest: async (iceServers: Joining['iceServers']) =>
    runSelfTest({ wanted: { video: true, audio: true }, iceServers, clock: systemClock }),
}
let begun = false
let prepared: PreparedCall | undefined
let bare: ReturnType<typeof createBareCall> | undefined
Object.assign(window, { harness })

const media = await acquireMedia({ video: true, audio: true })
if (!media.ok) throw new Error(media.error)
const makeReady = (ticket: Joining): PreparedCall => {
  const made = prepareCall({
    ticket,
    media: media.value,
    onEvent: (event) => signals.tell({ event }),
    onDoubt: () => signals.tell({ doubt: true }),
  })
  const { session } = made
  harness.session = session
  session.onMessage((_from, message) => harness.heard.push(message))
  let watched = false
  session.subscribe((view) => {
    const stream = view.parties[0]?.stream
    if (watched || stream === null || stream === undefined || stream.getVideoTracks().length === 0) return
    watched = true
    void firstFrame(stream).then((at) => (harness.firstFrameAt = at))
  })
  return made
}
const signals = openPath(
  (ready) => {
    prepared = makeReady(ready)
  },
  (ticket) => {
    if (begun) return
    begun = true
    prepared ??= makeReady(ticket)
    prepared.enter(signals)
  },
  (signal, send) => {
    bare ??= createBareCall({
      tracks: [media.value.microphone, media.value.camera].filter((track) => track !== null),
      send,
      onStream: (stream) => void firstFrame(stream).then((at) => (harness.firstFrameAt = at)),
    })
    if (isBareSignal(signal)) void bare.hear(signal)
  },
)
