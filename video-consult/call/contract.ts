/** What a page builds its call screen on. The kiosk and the lawyer's desk use the same. */
import type { ChatLine } from '@lutong/core/consultation/chat.ts'
import type { CallRoom, CallTicket } from '@lutong/core/consultation/consultation.ts'
import type { SendLevel } from './policy/adaptation.ts'
import type { GuidingMessage } from './guiding.ts'
import type { Quality } from './policy/quality.ts'
import type { OpenRoom } from './room/room-port.ts'

/** The way signals go: through the host (kiosk) or the desk's own live channel. Nothing is kept while it is offline. */
export interface SignalPath {
  /** False where the line is down: the call sends what matters again when it is back. */
  send(to: string, payload: string): boolean
  /** From a party of this call. */
  onSignal(listener: (from: string, payload: string) => void): () => void
  /** Called at once and with every change. */
  onLine(listener: (online: boolean) => void): () => void
}

export type PartyState =
  /** Nothing heard of the page at the other side yet. */
  | 'awaited'
  | 'connecting'
  | 'connected'
  /** Was connected; being mended. The screen keeps what it shows and says so. */
  | 'reconnecting'
  | 'left'

export interface PartyView {
  readonly party: string
  readonly state: PartyState
  /** The same object as long as the party's page lives: give it to a `<video>` once. */
  readonly stream: MediaStream | null
  readonly quality: Quality
  /** What the other side says it sends; `sees`: its picture is on. */
  readonly sends: { readonly video: boolean; readonly audio: boolean; readonly source: PictureSource }
  readonly relayed: boolean | null
  /** Heard just now: with three in the room nobody guesses who it is. */
  readonly speaking: boolean
}

/** Which way picture and sound go. */
export type CallWay =
  /** From page to page. */
  | 'pages'
  /** To the room of a larger call: who was connected stays so on the line there was. */
  | 'moving'
  | 'room'
  /** The room cannot be reached (any more) and is tried again. */
  | 'room-lost'

export type PictureSource = 'camera' | 'screen' | 'document'

export interface CallView {
  readonly parties: readonly PartyView[]
  /** The worst of the parties', with its cause. */
  readonly quality: Quality
  /** What this side sends now; below what was asked for where the line does not carry it. */
  readonly sending: SendLevel
  readonly microphoneOn: boolean
  readonly cameraOn: boolean
  readonly source: PictureSource
  readonly way: CallWay
  readonly signalling: 'online' | 'offline'
}

/** Things said beside picture and sound. Each arrives once, also over a rebuilt connection; pointing is of the moment. */
export type CallMessage =
  | ({ readonly type: 'chat' } & ChatLine)
  | GuidingMessage
  /** Asks the other side for its document camera or back to its face. */
  | { readonly type: 'ask-picture'; readonly source: PictureSource }
  /** Ask to set the sound: a hint for the citizen, shown big. */
  | { readonly type: 'hint'; readonly hint: 'come-closer' | 'speak-louder' | 'hold-paper-still' | 'turn-paper' }

/** A place on the picture or page, each 0–1 from the top left; `null` takes the pointer away. */
export interface Pointing {
  readonly x: number
  readonly y: number
}

export interface CallSession {
  readonly view: CallView
  /** Called at once and with every change. */
  subscribe(listener: (view: CallView) => void): () => void
  setMicrophone(on: boolean): void
  setCamera(on: boolean): void
  /** Sends this picture in place of the camera's; the camera goes on in the background. `camera` needs no track. */
  showPicture(source: PictureSource, track?: MediaStreamTrack): Promise<void>
  /** What goes out now: one's voice, and the picture that is shown where there is one. */
  outgoing(): readonly MediaStreamTrack[]
  /** Kept and sent again until the other side has it. */
  say(message: CallMessage, to?: string): void
  onMessage(listener: (from: string, message: CallMessage) => void): () => void
  point(pointing: Pointing | null): void
  onPointing(listener: (from: string, pointing: Pointing | null) => void): () => void
  /** The room the call is in now, with every ticket that names one; a call that has moved does not move back. */
  useRoom(room: CallRoom): void
  /** A further party (interpreter, mediator, other side): by a line of its own, four at most, or in the room. */
  invite(party: string): boolean
  /** Who has left or was asked out: the line is taken down, and a place is free. */
  dismiss(party: string): void
  /** Tells the others and gives everything back but the media, which belong to who acquired them. */
  hangUp(): void
}

export interface CallOptions {
  readonly ticket: Pick<CallTicket, 'self' | 'parties' | 'iceServers' | 'relayOnly'>
  readonly media: LocalMedia
  readonly signals: SignalPath
  /** `connected`, `reconnecting`, `ended`: for the trace at the centre. */
  readonly onEvent?: (event: 'connected' | 'reconnecting' | 'ended') => void
  /** Nothing has come for a moment: the way of the signals may be broken as well, and is wanted soon. */
  readonly onDoubt?: () => void
  /** The key to the room is not taken any more: the centre is asked for the ticket as it is now. */
  readonly onRenew?: () => void
  /** Stands in for the room server's client in tests. */
  readonly loadRoom?: () => Promise<OpenRoom>
}

/** Camera and microphone, acquired once and kept over everything that happens to connections. */
export interface LocalMedia {
  readonly microphone: MediaStreamTrack | null
  readonly camera: MediaStreamTrack | null
  /** For the small picture of oneself. */
  readonly preview: MediaStream
  stop(): void
}
