/** Statistics of one connection, a second at a time: what the policies ask, from what getStats says. */
export interface LineStats {
  /** Everything that came in, media and data. */
  readonly receivedBytes: number
  readonly receivedLoss: number
  /** Of what was sent, as the other side reports it. */
  readonly sentLoss: number
  readonly roundTripMs: number | null
  readonly availableKbps: number | null
  readonly relayed: boolean | null
  /** How loud what comes in is, 0–1; `null` before any sound. */
  readonly soundLevel: number | null
}

interface Counters {
  readonly packets: number
  readonly lost: number
}

const numberOf = (report: unknown, name: string): number | undefined => {
  const value: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, name) : undefined
  return typeof value === 'number' ? value : undefined
}
const textOf = (report: unknown, name: string): string | undefined => {
  const value: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, name) : undefined
  return typeof value === 'string' ? value : undefined
}

export const createLineMeter = () => {
  let before: Counters = { packets: 0, lost: 0 }
  return {
    read: async (connection: Pick<RTCPeerConnection, 'getStats'>): Promise<LineStats> => {
      const byId = new Map<string, unknown>()
      const reports = await connection.getStats()
      reports.forEach((report: unknown, id: string) => byId.set(id, report))
      let receivedBytes = 0
      let packets = 0
      let lost = 0
      let sentLoss = 0
      let roundTripMs: number | null = null
      let availableKbps: number | null = null
      let relayed: boolean | null = null
      let soundLevel: number | null = null
      for (const report of byId.values()) {
        const type = textOf(report, 'type')
        if (type === 'inbound-rtp') {
          receivedBytes += numberOf(report, 'bytesReceived') ?? 0
          packets += numberOf(report, 'packetsReceived') ?? 0
          lost += Math.max(0, numberOf(report, 'packetsLost') ?? 0)
          soundLevel = numberOf(report, 'audioLevel') ?? soundLevel
        } else if (type === 'data-channel') receivedBytes += numberOf(report, 'bytesReceived') ?? 0
        else if (type === 'remote-inbound-rtp') sentLoss = Math.max(sentLoss, numberOf(report, 'fractionLost') ?? 0)
        else if (type === 'transport') {
          const pair = byId.get(textOf(report, 'selectedCandidatePairId') ?? '')
          const seconds = numberOf(pair, 'currentRoundTripTime')
          roundTripMs = seconds === undefined ? null : seconds * 1000
          const bits = numberOf(pair, 'availableOutgoingBitrate')
          availableKbps = bits === undefined ? null : bits / 1000
          const local = byId.get(textOf(pair, 'localCandidateId') ?? '')
          const kind = textOf(local, 'candidateType')
          relayed = kind === undefined ? null : kind === 'relay'
        }
      }
      const got = packets - before.packets
      const missed = lost - before.lost
      before = { packets, lost }
      const receivedLoss = got + missed > 0 ? Math.min(1, Math.max(0, missed / (got + missed))) : 0
      return { receivedBytes, receivedLoss, sentLoss, roundTripMs, availableKbps, relayed, soundLevel }
    },
  }
}
