/** A call of pages: a line to each other party, or a seat beside each in one room; one set of media, one view. */
import { systemClock } from '@lutong/core/clock.ts'
import { isGuestName, MOST_IN_MESH, MOST_IN_ROOM } from '@lutong/core/consultation/call-guest.ts'
import type { CallMessage, CallOptions, CallSession, CallView, PartyView, PictureSource, Pointing } from './contract.ts'
import type { CallRoom } from '@lutong/core/consultation/consultation.ts'
import { blankPicture } from './blank-picture.ts'
import { createDelivery } from './delivery.ts'
import { createMovingLink, type MovingLink } from './link/moving-link.ts'
import { createPeerLink, type PeerLink } from './link/peer-link.ts'
import { type DataFrame, readLinkSignal } from './link/wire.ts'
import { adapt, type Adaptation, LEVEL_FIGURES, type SendLevel, startAdaptation } from './policy/adaptation.ts'
import { partyView, wayOf } from './party-view.ts'
import { worstOf } from './policy/quality.ts'
import { type CallRoomLine, enterCallRoom } from './room/call-room.ts'

const SAMPLE_EVERY_MS = 1_000
/** After a cut the reports still speak of it: judged by them the picture would be given up on a line that is whole. */
const REPORTS_SETTLE_MS = 6_000
/** One picture each to several others costs each of them: two others and more get the middle one at most. */
const ceilingFor = (others: number): SendLevel => (others > 1 ? '360p' : '720p')

/** Half a megabyte that a call of four never needs. */
const loadLivekit = async () => (await import('./room/livekit-room.ts')).openLivekitRoom

export const createCallSession = (options: CallOptions): CallSession => {
  const { media, signals, ticket } = options
  const clock = systemClock
  let blank: MediaStreamTrack | undefined
  const links = new Map<string, MovingLink>()
  let room: CallRoomLine | undefined
  const sends = new Map<string, PartyView['sends']>()
  const views = new Set<(view: CallView) => void>()
  const messages = new Set<(from: string, message: CallMessage) => void>()
  const pointings = new Set<(from: string, pointing: Pointing | null) => void>()
  const delivery = createDelivery(() => crypto.randomUUID())
  let adaptation: Adaptation = startAdaptation(ceilingFor(ticket.parties.length))
  let source: PictureSource = 'camera'
  let shown: MediaStreamTrack | undefined
  let microphoneOn = media.microphone !== null
  let cameraOn = media.camera !== null
  let online = false
  let judgeFromMs = -Infinity
  let told: 'connected' | 'reconnecting' | undefined
  let hasMoved = false
  let ended = false

  const picture = () => shown ?? media.camera ?? (blank ??= blankPicture())
  const outgoing = () => [...(media.microphone === null ? [] : [media.microphone]), picture()]
  const viewNow = (): CallView => {
    const all = [...links.values()]
    const isLowered = adaptation.level !== adaptation.ceiling
    const parties = all.map((link) => partyView(link, sends.get(link.party), isLowered))
    return {
      parties,
      quality: worstOf(parties.filter((party) => party.state !== 'left').map((party) => party.quality)),
      sending: adaptation.level,
      microphoneOn,
      cameraOn,
      source,
      way: wayOf(room?.state, all, hasMoved),
      signalling: online ? 'online' : 'offline',
    }
  }
  let view = viewNow()
  let shownView = ''
  const publish = () => {
    view = viewNow()
    if (view.way === 'room' && !hasMoved) {
      hasMoved = true
      // A new line says what it carries only after some seconds.
      judgeFromMs = clock.nowMs() + REPORTS_SETTLE_MS
    }
    // Streams have no text of their own; whether there is one is in it.
    const text = JSON.stringify({ ...view, parties: view.parties.map((one) => ({ ...one, stream: one.stream?.id })) })
    if (text === shownView) return
    shownView = text
    for (const listener of views) listener(view)
  }
  const tell = () => {
    // A guest whose line is weak does not make the talk of the two one that is being mended.
    const present = [...links.values()].filter((link) => link.state !== 'left' && !isGuestName(link.party))
    const all = present.length > 0 && present.every((link) => link.state === 'connected')
    const now = all ? 'connected' : present.some((link) => link.state === 'reconnecting') ? 'reconnecting' : undefined
    if (now === undefined || now === told || (now === 'connected' && told === undefined && !all)) return
    if (now === 'connected' && told === 'reconnecting') judgeFromMs = clock.nowMs() + REPORTS_SETTLE_MS
    told = now
    options.onEvent?.(now)
  }

  const picturesOn = () => LEVEL_FIGURES[adaptation.level].videoKbps > 0
  const sendsNow = (): DataFrame => ({
    d: 'sends',
    video: (source !== 'camera' || cameraOn) && picturesOn(),
    audio: microphoneOn && adaptation.level !== 'text',
    source,
  })
  const encoding = (kind: 'audio' | 'video'): Partial<RTCRtpEncodingParameters> => {
    const { framesPerS, videoKbps } = LEVEL_FIGURES[adaptation.level]
    if (kind === 'audio') return { active: adaptation.level !== 'text' }
    return videoKbps === 0
      ? { active: false }
      : { active: true, maxBitrate: videoKbps * 1000, maxFramerate: framesPerS }
  }
  const applyLevel = () => {
    const { heightPx, framesPerS } = LEVEL_FIGURES[adaptation.level]
    // A camera that cannot takes no harm: the cap on the bitrate holds in any case.
    if (heightPx > 0)
      media.camera?.applyConstraints({ height: { ideal: heightPx }, frameRate: { ideal: framesPerS } }).catch(() => {})
    for (const link of links.values()) link.renewEncodings()
    room?.renewEncodings()
  }
  const sample = () => {
    const stats = [...links.values()].flatMap((link) => (link.state === 'connected' && link.stats ? [link.stats] : []))
    if (stats.length === 0 || clock.nowMs() < judgeFromMs) return
    const available = stats.flatMap((one) => one.availableKbps ?? [])
    const trips = stats.flatMap((one) => one.roundTripMs ?? [])
    const next = adapt(adaptation, {
      atMs: clock.nowMs(),
      availableKbps: available.length === 0 ? null : Math.min(...available),
      lossRatio: Math.max(...stats.map((one) => one.sentLoss)),
      roundTripMs: trips.length === 0 ? null : Math.max(...trips),
    })
    const changed = next.level !== adaptation.level
    adaptation = next
    if (!changed) return
    applyLevel()
    for (const link of links.values()) link.send(sendsNow())
  }

  const onFrame = (from: MovingLink, frame: DataFrame) => {
    switch (frame.d) {
      case 'say':
        from.send({ d: 'got', id: frame.id })
        if (delivery.isNew(from.party, frame.id)) for (const listener of messages) listener(from.party, frame.message)
        return
      case 'got':
        return delivery.arrived(from.party, frame.id)
      case 'point':
        for (const listener of pointings) listener(from.party, frame.at)
        return
      case 'sends':
        sends.set(from.party, { video: frame.video, audio: frame.audio, source: frame.source })
        return publish()
      case 'beat':
        return
      default:
        frame satisfies never
    }
  }
  const changed = () => {
    tell()
    publish()
  }
  const greet = (link: MovingLink) => {
    link.send(sendsNow())
    for (const frame of delivery.waitingFor(link.party)) link.send(frame)
  }
  const lineTo = (party: string): PeerLink =>
    createPeerLink({
      ticket,
      party,
      // New with every line: whoever was asked out and in again is not taken for who had left.
      page: crypto.randomUUID(),
      signals,
      clock,
      outgoing,
      encoding,
      onChange: () => {
        if (links.has(party)) changed()
      },
      onDoubt: () => options.onDoubt?.(),
      onOpen: () => {
        const link = links.get(party)
        if (link !== undefined) greet(link)
      },
      onFrame: (frame) => {
        const link = links.get(party)
        if (link !== undefined) onFrame(link, frame)
      },
    })
  const addParty = (party: string) => {
    const link = createMovingLink(party, room === undefined ? lineTo(party) : undefined)
    if (room !== undefined) link.moveTo(room)
    links.set(party, link)
    link.setLine(online)
  }
  const enterRoom = (first: CallRoom): CallRoomLine =>
    enterCallRoom(first, {
      ...{ ticket, clock, outgoing, encoding },
      load: options.loadRoom ?? loadLivekit,
      onChange: () => {
        for (const link of links.values()) link.settle()
        changed()
      },
      onFrame: (party, frame) => {
        const link = links.get(party)
        if (link !== undefined) onFrame(link, frame)
      },
      onOpen: (party) => {
        const link = links.get(party)
        if (link !== undefined) greet(link)
      },
      onRenew: () => options.onRenew?.(),
    })
  /** The level climbs again by itself, as far as the line carries it. */
  const fitCeiling = () => {
    const ceiling = ceilingFor(links.size)
    const isAbove = adaptation.level === '720p' && ceiling === '360p'
    adaptation = { ...adaptation, ceiling, ...(isAbove ? { level: ceiling } : {}) }
    if (isAbove) applyLevel()
  }
  const tellSends = () => {
    for (const link of links.values()) link.send(sendsNow())
    publish()
  }

  for (const party of ticket.parties) addParty(party)
  const stops = [
    signals.onSignal((from, payload) => {
      const signal = readLinkSignal(payload)
      if (signal !== undefined) links.get(from)?.hear(signal)
    }),
    signals.onLine((now) => {
      online = now
      for (const link of links.values()) link.setLine(now)
      publish()
    }),
  ]
  let stopSample = () => {}
  const sampleOn = () => {
    stopSample = clock.setTimer(SAMPLE_EVERY_MS, () => {
      sample()
      publish()
      if (!ended) sampleOn()
    })
  }
  sampleOn()

  return {
    get view() {
      return view
    },
    subscribe: (listener) => {
      views.add(listener)
      listener(view)
      return () => void views.delete(listener)
    },
    setMicrophone: (on) => {
      if (media.microphone === null) return
      media.microphone.enabled = on
      microphoneOn = on
      tellSends()
    },
    setCamera: (on) => {
      if (media.camera === null) return
      media.camera.enabled = on
      cameraOn = on
      tellSends()
    },
    showPicture: async (next, track) => {
      source = track === undefined ? 'camera' : next
      shown = track
      await Promise.all([room?.useTrack(picture()), ...[...links.values()].map((link) => link.useTrack(picture()))])
      tellSends()
    },
    outgoing: () => [media.microphone, shown ?? media.camera].filter((track) => track !== null),
    say: (message, to) => {
      for (const link of links.values()) {
        if (to !== undefined && link.party !== to) continue
        link.send(delivery.add(link.party, message))
      }
    },
    onMessage: (listener) => {
      messages.add(listener)
      return () => void messages.delete(listener)
    },
    point: (pointing) => {
      for (const link of links.values()) link.send({ d: 'point', at: pointing })
    },
    onPointing: (listener) => {
      pointings.add(listener)
      return () => void pointings.delete(listener)
    },
    useRoom: (wanted) => {
      if (ended) return
      if (room !== undefined) return room.use(wanted)
      room = enterRoom(wanted)
      for (const link of links.values()) link.moveTo(room)
      publish()
    },
    invite: (party) => {
      const mostOthers = (room === undefined ? MOST_IN_MESH : MOST_IN_ROOM) - 1
      if (links.has(party) || links.size >= mostOthers || ended) return false
      addParty(party)
      fitCeiling()
      publish()
      return true
    },
    dismiss: (party) => {
      const link = links.get(party)
      if (link === undefined || ended) return
      links.delete(party)
      sends.delete(party)
      delivery.forget(party)
      link.close()
      fitCeiling()
      changed()
    },
    hangUp: () => {
      if (ended) return
      ended = true
      stopSample()
      for (const stop of stops) stop()
      for (const link of links.values()) link.close()
      room?.close()
      blank?.stop()
      options.onEvent?.('ended')
    },
  }
}
