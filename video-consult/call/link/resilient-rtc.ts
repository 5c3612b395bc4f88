/**
 * The RTCPeerConnection simple-peer is given. `failed` would make it destroy the peer, and with it a call that an ICE
 * restart saves: it hears `disconnected` instead, and who mends the call sees the truth.
 */
export interface ResilientRtc {
  readonly RTCPeerConnection: typeof RTCPeerConnection
  readonly RTCSessionDescription: typeof RTCSessionDescription
  readonly RTCIceCandidate: typeof RTCIceCandidate
}

/** `onMade` gets the connection itself: senders, statistics and restarts are reached by it, not through simple-peer. */
export const resilientRtc = (onMade: (connection: RTCPeerConnection) => void): ResilientRtc => {
  class ResilientConnection extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      onMade(this)
    }
    override get connectionState(): RTCPeerConnectionState {
      const state = super.connectionState
      return state === 'failed' ? 'disconnected' : state
    }
    override get iceConnectionState(): RTCIceConnectionState {
      const state = super.iceConnectionState
      return state === 'failed' ? 'disconnected' : state
    }
  }
  return { RTCPeerConnection: ResilientConnection, RTCSessionDescription, RTCIceCandidate }
}
