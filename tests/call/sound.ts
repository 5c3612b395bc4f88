/** What came of the other side's speech, in packets and in samples, as the browser counts them. */
export interface Sound {
  readonly received: number
  readonly lost: number
  /** Came too late to be played. */
  readonly late: number
  /** Restored from what the next packet carries of the one before. */
  readonly restored: number
  readonly samples: number
  /** Invented by the decoder to fill gaps, silence apart. */
  readonly invented: number
}

export const NO_SOUND: Sound = { received: 0, lost: 0, late: 0, restored: 0, samples: 0, invented: 0 }

/** Over the last connection of the page: one call that was not rebuilt meanwhile. */
export const soundOf = async (connections: readonly RTCPeerConnection[]): Promise<Sound> => {
  const reports = await connections.at(-1)?.getStats()
  let sound = NO_SOUND
  reports?.forEach((report: object) => {
    const count = (name: string): number => {
      const value: unknown = Reflect.get(report, name)
      return typeof value === 'number' ? value : 0
    }
    if (Reflect.get(report, 'type') !== 'inbound-rtp' || Reflect.get(report, 'kind') !== 'audio') return
    sound = {
      received: count('packetsReceived'),
      lost: Math.max(0, count('packetsLost')),
      late: count('packetsDiscarded'),
      restored: count('fecPacketsReceived') - count('fecPacketsDiscarded'),
      samples: count('totalSamplesReceived'),
      invented: count('concealedSamples') - count('silentConcealedSamples'),
    }
  })
  return sound
}
