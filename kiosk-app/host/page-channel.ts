/** What a carrier (loopback WebSocket, Electron's MessagePort) does for a page: the host behind one small door. */
import type { Command, Snapshot, SpeakRequest, UploadTarget } from '@lutong/core/contracts/host-rpc.ts'

export interface PageChannel {
  /** Gives the current snapshot at once and every later one; returns the way to stop. */
  attach(show: (snapshot: Snapshot) => void): () => void
  /** Signals of a call, as they come: of the moment, and of no use later. Returns the way to stop. */
  onCallSignal(hear: (from: string, payload: string) => void): () => void
  /** False where the command does not fit the screen any more: nothing happened. */
  command(command: Command): boolean
  upload(target: UploadTarget, body: Uint8Array): Promise<boolean>
  /** A page's picture while pages are on the screen, and not a moment longer. The bytes stay the host's own. */
  picture(materialId: string): { readonly mediaType: string; readonly bytes: Uint8Array } | undefined
  uploadTooLarge(target: UploadTarget): boolean
  /** A WAV; `undefined` where it must not be heard now, or there is no voice. */
  speak(request: SpeakRequest): Promise<Uint8Array | undefined>
}
