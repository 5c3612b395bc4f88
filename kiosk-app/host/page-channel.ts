/** What a carrier (loopback WebSocket, Electron's MessagePort) does for a page: the host behind one small door. */
import type { Command, Snapshot, UploadTarget } from '@lutong/core/contracts/host-rpc.ts'

export interface PageChannel {
  /** Gives the current snapshot at once and every later one; returns the way to stop. */
  attach(show: (snapshot: Snapshot) => void): () => void
  /** False where the command does not fit the screen any more: nothing happened. */
  command(command: Command): boolean
  upload(target: UploadTarget, body: Uint8Array): Promise<boolean>
  uploadTooLarge(target: UploadTarget): boolean
}
