/** The bridge of the Electron shell: a MessagePort handed over by the preload. */
import { asHostMessage, BEAT_EVERY_MS, type Bridge, payloadOf, targetOf } from './bridge.ts'
import { createReplies } from './replies.ts'

/** The answer to a picture asked for; anything else is a message of the host. */
const asPicture = (data: unknown): { readonly id: number; readonly blob: Blob | null } | undefined => {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'picture') return undefined
  if (!('id' in data) || typeof data.id !== 'number' || !('bytes' in data)) return undefined
  const type = 'mediaType' in data && typeof data.mediaType === 'string' ? data.mediaType : ''
  const bytes = data.bytes instanceof Uint8Array ? Uint8Array.from(data.bytes) : null
  return { id: data.id, blob: bytes === null ? null : new Blob([bytes], { type }) }
}

const isSpoken = (data: unknown): data is { readonly id: number; readonly wav: ArrayBuffer | null } =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'spoken' && 'id' in data && 'wav' in data

export const createPortBridge = (port: MessagePort): Bridge => {
  const replies = createReplies(false)
  const speeches = createReplies<ArrayBuffer | null>(null)
  const pictures = createReplies<Blob | null>(null)
  const hearSignals = new Set<(from: string, payload: string) => void>()
  const beat = setInterval(() => port.postMessage({ type: 'beat' }), BEAT_EVERY_MS)
  let gone = false
  const leave = () => {
    gone = true
    clearInterval(beat)
    replies.abandonAll()
    speeches.abandonAll()
    pictures.abandonAll()
  }
  return {
    send: (command) =>
      gone ? Promise.resolve(false) : replies.ask((id) => port.postMessage({ type: 'command', id, command })),
    upload: async (body) => {
      const bytes = await payloadOf(body).arrayBuffer()
      if (gone) return false
      return replies.ask((id) => port.postMessage({ type: 'upload', id, target: targetOf(body), body: bytes }))
    },
    speak: (request) =>
      gone ? Promise.resolve(null) : speeches.ask((id) => port.postMessage({ type: 'speak', id, request })),
    picture: (materialId) =>
      gone ? Promise.resolve(null) : pictures.ask((id) => port.postMessage({ type: 'picture', id, materialId })),
    onCallSignal: (hear) => {
      hearSignals.add(hear)
      return () => void hearSignals.delete(hear)
    },
    onSnapshot: (listener) => {
      listener(null)
      port.addEventListener('message', (event) => {
        const picture = asPicture(event.data)
        if (picture !== undefined) {
          pictures.settle(picture.id, picture.blob)
          return
        }
        const message = asHostMessage(event.data)
        if (message?.type === 'snapshot') listener(message.snapshot)
        else if (message?.type === 'reply') replies.settle(message.id, message.accepted)
        else if (message?.type === 'call-signal') for (const hear of hearSignals) hear(message.from, message.payload)
        else if (isSpoken(event.data)) speeches.settle(event.data.id, event.data.wav)
      })
      // The host is gone; what comes after it brings a port of its own.
      port.addEventListener('close', () => {
        if (gone) return
        leave()
        listener(null)
      })
      port.start()
    },
    close: () => {
      leave()
      port.close()
    },
  }
}

/** Waits for the preload's port. It comes after the page has loaded, once for each load. */
export const awaitPort = (onPort: (port: MessagePort) => void): void => {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data, origin, source } = event
    const port = event.ports[0]
    if (source !== window || origin !== window.location.origin || port === undefined) return
    if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'lutong-port') onPort(port)
  })
}
