/** What any page could do with nothing of ours: an RTCPeerConnection, trickled candidates, the same tracks. */
interface BareSignal {
  readonly start?: { readonly iceServers: RTCIceServer[]; readonly relayOnly: boolean; readonly calls: boolean }
  readonly description?: RTCSessionDescriptionInit
  readonly candidate?: RTCIceCandidateInit
}

export const isBareSignal = (value: unknown): value is BareSignal => typeof value === 'object' && value !== null

export const createBareCall = (parts: {
  readonly tracks: readonly MediaStreamTrack[]
  send(signal: BareSignal): void
  onStream(stream: MediaStream): void
}) => {
  let connection: RTCPeerConnection | undefined
  let early: RTCIceCandidateInit[] = []
  const describe = async () => {
    await connection?.setLocalDescription()
    const description = connection?.localDescription
    if (description !== null && description !== undefined)
      parts.send({ description: { type: description.type, sdp: description.sdp } })
  }
  return {
    hear: async ({ start, description, candidate }: BareSignal) => {
      if (start !== undefined) {
        connection?.close()
        early = []
        const opened = new RTCPeerConnection({
          iceServers: start.iceServers,
          iceTransportPolicy: start.relayOnly ? 'relay' : 'all',
        })
        connection = opened
        const stream = new MediaStream([...parts.tracks])
        for (const track of parts.tracks) opened.addTrack(track, stream)
        opened.addEventListener('icecandidate', (event) => {
          if (event.candidate !== null) parts.send({ candidate: event.candidate.toJSON() })
        })
        opened.addEventListener('track', ({ streams: [theirs], track }) => {
          if (track.kind === 'video' && theirs !== undefined) parts.onStream(theirs)
        })
        if (start.calls) await describe()
      }
      if (connection === undefined) return
      if (description !== undefined) {
        await connection.setRemoteDescription(description)
        for (const one of early) await connection.addIceCandidate(one)
        early = []
        if (description.type === 'offer') await describe()
      }
      if (candidate !== undefined) {
        if (connection.remoteDescription === null) early.push(candidate)
        else await connection.addIceCandidate(candidate)
      }
    },
    close: () => {
      connection?.close()
      connection = undefined
    },
  }
}
