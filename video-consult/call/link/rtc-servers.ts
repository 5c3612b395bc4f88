import type { IceServer } from '@lutong/core/consultation/consultation.ts'

/** As a browser takes them. */
export const rtcServers = (servers: readonly IceServer[]): RTCIceServer[] =>
  servers.map(({ urls, username, credential }) => ({
    urls: [...urls],
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }))
