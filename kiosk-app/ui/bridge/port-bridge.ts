/** The bridge of the Electron shell: a MessagePort handed over by the preload. */
import { asHostMessage, BEAT_EVERY_MS, type Bridge, payloadOf, targetOf } from './bridge.ts'
import { createReplies } from './replies.ts'

export const createPortBridge = (port: MessagePort): Bridge => {
  const replies = createReplies()
  const beat = setInterval(() => port.postMessage({ type: 'beat' }), BEAT_EVERY_MS)
  return {
    send: (command) => replies.ask((id) => port.postMessage({ type: 'command', id, command })),
    upload: async (body) => {
      const bytes = await payloadOf(body).arrayBuffer()
      return replies.ask((id) => port.postMessage({ type: 'upload', id, target: targetOf(body), body: bytes }))
    },
    onSnapshot: (listener) => {
      listener(null)
      port.addEventListener('message', (event) => {
        const message = asHostMessage(event.data)
        if (message?.type === 'snapshot') listener(message.snapshot)
        else if (message?.type === 'reply') replies.settle(message.id, message.accepted)
      })
      port.start()
    },
    close: () => {
      clearInterval(beat)
      replies.abandonAll()
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
