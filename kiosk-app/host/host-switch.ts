/** One page over the hosts that follow each other: when practice begins or ends, another host stands behind the page. */
import type { Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import type { Host } from './host-parts.ts'
import type { PageChannel } from './page-channel.ts'

export interface HostSwitch {
  readonly channel: PageChannel
  readonly host: Host
  /** The host that was ends, and this one begins. */
  change(begin: () => Host): void
}

export const createHostSwitch = (first: Host): HostSwitch => {
  let host = first
  let seq = 0
  /** What a page has asked to hear of, asked anew of each host. */
  const heard = new Set<{ readonly ask: () => () => void; stop: () => void }>()
  const hear = (ask: () => () => void): (() => void) => {
    const one = { ask, stop: ask() }
    heard.add(one)
    return () => {
      one.stop()
      heard.delete(one)
    }
  }
  /** For the page it is one host: its snapshots go on being counted. */
  const attach = (show: (snapshot: Snapshot) => void) =>
    host.channel.attach((snapshot) => {
      seq += 1
      show({ ...snapshot, seq })
    })

  return {
    get host() {
      return host
    },
    channel: {
      attach: (show) => hear(() => attach(show)),
      onCallSignal: (listener) => hear(() => host.channel.onCallSignal(listener)),
      command: (command) => host.channel.command(command),
      upload: (target, body) => host.channel.upload(target, body),
      picture: (materialId) => host.channel.picture(materialId),
      uploadTooLarge: (target) => host.channel.uploadTooLarge(target),
      speak: (request) => host.channel.speak(request),
    },
    change: (begin) => {
      for (const one of heard) one.stop()
      host.close()
      host = begin()
      for (const one of heard) one.stop = one.ask()
    },
  }
}
