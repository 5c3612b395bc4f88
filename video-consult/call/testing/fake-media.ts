/** Tracks and streams where there is no browser: enough to see which track is where. */
/** Its first packet has come, unless `muted` says otherwise. */
export const fakeTrack = (kind: 'audio' | 'video', id: string, muted = false): MediaStreamTrack =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what of a track is looked at here
  Object.assign(new EventTarget(), {
    kind,
    id,
    muted,
    enabled: true,
    readyState: 'live',
    stop: () => {},
  }) as unknown as MediaStreamTrack

export class FakeStream {
  readonly id = 'stream'
  readonly #tracks: Set<MediaStreamTrack>
  constructor(tracks: readonly MediaStreamTrack[] = []) {
    this.#tracks = new Set(tracks)
  }
  getTracks(): MediaStreamTrack[] {
    return [...this.#tracks]
  }
  addTrack(track: MediaStreamTrack): void {
    this.#tracks.add(track)
  }
  removeTrack(track: MediaStreamTrack): void {
    this.#tracks.delete(track)
  }
}
