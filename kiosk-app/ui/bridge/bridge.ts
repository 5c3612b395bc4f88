/** The page's only way out: commands down, snapshots up, large things beside. Two carriers, one shape. */
import type {
  Command,
  HostMessage,
  PageLook,
  SignatureUpload,
  Snapshot,
  SpeakRequest,
  UploadTarget,
} from '@lutong/core/contracts/host-rpc.ts'

export type UploadBody =
  | {
      readonly kind: 'material'
      readonly materialCode: string
      readonly file: Blob
      readonly look?: PageLook | undefined
    }
  | { readonly kind: 'signature'; readonly signature: SignatureUpload }
  | { readonly kind: 'captions'; readonly pcm: Int16Array<ArrayBuffer> }
  | (Extract<UploadTarget, { kind: 'recording' }> & { readonly blob: Blob })

export interface Bridge {
  /** True where the host acted on it; false where it did not fit the screen any more, or could not be asked. */
  send(command: Command): Promise<boolean>
  upload(body: UploadBody): Promise<boolean>
  /** A WAV; `null` where the host says nothing. */
  speak(request: SpeakRequest): Promise<ArrayBuffer | null>
  /** A page's picture while pages are on the screen; `null` where it is not there (any more). */
  picture(materialId: string): Promise<Blob | null>
  /** From the other page of the call this page is in. Returns the way to stop. */
  onCallSignal(listener: (from: string, payload: string) => void): () => void
  /** `null` while the page is not attached to a host. The listener is called at once with what is known. */
  onSnapshot(listener: (snapshot: Snapshot | null) => void): void
  close(): void
}

/** How often the page tells the host that it lives. */
export const BEAT_EVERY_MS = 2_000

export const targetOf = (body: UploadBody): UploadTarget => {
  switch (body.kind) {
    case 'material': {
      const { look, materialCode } = body
      return { kind: 'material', materialCode, ...(look === undefined ? {} : { look }) }
    }
    case 'signature':
      return { kind: 'signature' }
    case 'captions':
      return { kind: 'captions' }
    case 'recording': {
      const { blob: _blob, ...target } = body
      return target
    }
    default:
      return body satisfies never
  }
}

/** The bytes of an upload as they travel: what is a file as it is, a signature as JSON. */
export const payloadOf = (body: UploadBody): Blob => {
  if (body.kind === 'signature') return new Blob([JSON.stringify(body.signature)], { type: 'application/json' })
  if (body.kind === 'captions') return new Blob([body.pcm], { type: 'application/octet-stream' })
  return body.kind === 'material' ? body.file : body.blob
}

const hasType = (data: unknown): data is { readonly type: unknown } =>
  typeof data === 'object' && data !== null && 'type' in data

/** The host is our own program and checks what it sends; the page only makes sure that it is one of its messages. */
const isHostMessage = (data: unknown): data is HostMessage =>
  hasType(data) &&
  ((data.type === 'snapshot' && 'snapshot' in data) ||
    (data.type === 'call-signal' && 'payload' in data) ||
    data.type === 'load-again' ||
    (data.type === 'reply' && 'id' in data && 'accepted' in data))

export const asHostMessage = (data: unknown): HostMessage | undefined => (isHostMessage(data) ? data : undefined)
