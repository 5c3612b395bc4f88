/**
 * Whether a call would work here, before anybody is asked to wait for one: picture, sound, the way to the relay, and what
 * the line carries. Two connections of this page talk to each other through the relay, so no other side is needed.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { IceServer } from '@lutong/core/consultation/consultation.ts'
import type { SelfTestReport } from '@lutong/core/contracts/live.ts'
import type { LocalMedia } from './contract.ts'
import { rtcServers } from './link/rtc-servers.ts'
import { acquireMedia, type MediaFailure } from './media.ts'

const SELF_TEST = {
  pictureMs: 3_000,
  soundMs: 2_000,
  gatherMs: 5_000,
  connectMs: 6_000,
  measureMs: 3_000,
} as const
/** Quieter than this is a dead microphone: a quiet hall gives three times as much. */
const SILENCE = 0.0005
const PACKET_BYTES = 1_000
const MOST_BUFFERED_BYTES = 32_000

const within = <T>(clock: Clock, ms: number, work: Promise<T>, late: T): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = clock.setTimer(ms, () => resolve(late))
    work.then(resolve, reject).finally(stop)
  })

const hasPicture = (clock: Clock, camera: MediaStreamTrack): Promise<boolean> => {
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = new MediaStream([camera])
  const frame = new Promise<boolean>((resolve) => void video.requestVideoFrameCallback(() => resolve(true)))
  video.play().catch(() => {})
  return within(clock, SELF_TEST.pictureMs, frame, false).finally(() => (video.srcObject = null))
}

/** Root mean square of the loudest moment. */
const loudest = async (clock: Clock, microphone: MediaStreamTrack): Promise<number> => {
  const context = new AudioContext()
  try {
    await context.resume()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(new MediaStream([microphone])).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const endsMs = clock.nowMs() + SELF_TEST.soundMs
    let level = 0
    while (clock.nowMs() < endsMs) {
      analyser.getFloatTimeDomainData(samples)
      level = Math.max(level, Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length))
      await new Promise<void>((resolve) => void clock.setTimer(50, resolve))
    }
    return level
  } finally {
    await context.close()
  }
}

/** Whether a candidate of this kind is found with these servers. */
const reaches = async (clock: Clock, servers: readonly IceServer[], kind: 'srflx' | 'relay'): Promise<boolean> => {
  const connection = new RTCPeerConnection({
    iceServers: rtcServers(servers),
    iceTransportPolicy: kind === 'relay' ? 'relay' : 'all',
  })
  try {
    connection.createDataChannel('reach')
    const found = new Promise<boolean>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.type === kind) resolve(true)
        else if (candidate === null) resolve(false)
      })
    })
    await connection.setLocalDescription()
    return await within(clock, SELF_TEST.gatherMs, found, false)
  } finally {
    connection.close()
  }
}

interface Carried {
  readonly bandwidthKbps: number
  readonly lossRatio: number
  readonly roundTripMs: number | null
}

/** `null` where the two did not find each other. */
const carries = async (clock: Clock, servers: readonly IceServer[], relay: boolean): Promise<Carried | null> => {
  const configuration: RTCConfiguration = {
    iceServers: rtcServers(servers),
    iceTransportPolicy: relay ? 'relay' : 'all',
  }
  const [near, far] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)]
  try {
    near.addEventListener(
      'icecandidate',
      ({ candidate }) => void (candidate && far.addIceCandidate(candidate).catch(() => {})),
    )
    far.addEventListener(
      'icecandidate',
      ({ candidate }) => void (candidate && near.addIceCandidate(candidate).catch(() => {})),
    )
    // Like media: unordered, and what is lost stays lost.
    const channel = near.createDataChannel('measure', { ordered: false, maxRetransmits: 0 })
    let received = 0
    far.addEventListener('datachannel', (event) => {
      event.channel.addEventListener('message', () => (received += 1))
    })
    const open = new Promise<boolean>((resolve) => channel.addEventListener('open', () => resolve(true)))
    await near.setLocalDescription()
    await far.setRemoteDescription(near.localDescription ?? { type: 'offer', sdp: '' })
    await far.setLocalDescription()
    await near.setRemoteDescription(far.localDescription ?? { type: 'answer', sdp: '' })
    if (!(await within(clock, SELF_TEST.connectMs, open, false))) return null
    const packet = new Uint8Array(PACKET_BYTES)
    const startedMs = clock.nowMs()
    let sent = 0
    while (clock.nowMs() - startedMs < SELF_TEST.measureMs) {
      while (channel.bufferedAmount < MOST_BUFFERED_BYTES && channel.readyState === 'open') {
        channel.send(packet)
        sent += 1
      }
      await new Promise<void>((resolve) => void clock.setTimer(10, resolve))
    }
    const waitedFromMs = clock.nowMs()
    while (channel.bufferedAmount > 0 && clock.nowMs() - waitedFromMs < SELF_TEST.measureMs)
      await new Promise<void>((resolve) => void clock.setTimer(20, resolve))
    const tookMs = clock.nowMs() - startedMs
    await new Promise<void>((resolve) => void clock.setTimer(300, resolve))
    let roundTripMs: number | null = null
    const reports = await near.getStats()
    reports.forEach((report: unknown) => {
      const seconds: unknown =
        typeof report === 'object' && report !== null ? Reflect.get(report, 'currentRoundTripTime') : undefined
      if (typeof seconds === 'number') roundTripMs = Math.round(seconds * 1000)
    })
    return {
      bandwidthKbps: Math.round((received * PACKET_BYTES * 8) / tookMs),
      lossRatio: sent === 0 ? 0 : Math.max(0, 1 - received / sent),
      roundTripMs,
    }
  } finally {
    near.close()
    far.close()
  }
}

/** By itself, so that a camera that is missing says nothing of the microphone. */
const tryDevice = async <State>(
  wanted: { readonly video: boolean; readonly audio: boolean },
  look: (media: LocalMedia) => Promise<State | 'absent'>,
): Promise<State | MediaFailure | 'untried'> => {
  if (!wanted.video && !wanted.audio) return 'untried'
  const media = await acquireMedia(wanted)
  if (!media.ok) return media.error
  try {
    return await look(media.value)
  } finally {
    media.value.stop()
  }
}

/** Only what the call will have is tried. The loudspeaker is asked of whoever sits there: no page can hear for them. */
export const runSelfTest = async (parts: {
  readonly wanted: { readonly video: boolean; readonly audio: boolean }
  readonly iceServers: readonly IceServer[]
  readonly clock: Clock
}): Promise<SelfTestReport> => {
  const { clock, iceServers, wanted } = parts
  let level: number | null = null
  const camera = await tryDevice({ video: wanted.video, audio: false }, async (media) =>
    media.camera === null ? 'absent' : (await hasPicture(clock, media.camera)) ? 'works' : 'no-picture',
  )
  const microphone = await tryDevice({ video: false, audio: wanted.audio }, async (media) => {
    if (media.microphone === null) return 'absent'
    level = await loudest(clock, media.microphone)
    return level < SILENCE ? 'silent' : 'works'
  })
  const relays = iceServers.filter((server) => server.urls.some((url) => /^turns?:/.test(url)))
  const hasStun = iceServers.some((server) => server.urls.some((url) => /^(stuns?|turns?):/.test(url)))
  const stun = hasStun ? await reaches(clock, iceServers, 'srflx') : null
  const turn = relays.length > 0 ? await reaches(clock, iceServers, 'relay') : null
  const line = turn === true ? await carries(clock, relays, true) : null
  return {
    atMs: clock.nowMs(),
    camera,
    microphone,
    microphoneLevel: level,
    speaker: null,
    stun: stun === null ? null : stun ? 'reached' : 'not-reached',
    turn: turn === null ? null : turn ? 'reached' : 'not-reached',
    bandwidthKbps: line?.bandwidthKbps ?? null,
    lossRatio: line?.lossRatio ?? null,
    roundTripMs: line?.roundTripMs ?? null,
  }
}
