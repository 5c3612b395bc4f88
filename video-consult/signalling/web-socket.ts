/** Any WebSocket of the browser's shape (a page's own, Node's, `ws`) as the small socket the channel needs. */
import type { SocketLike } from './frames.ts'

interface Listening {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
  send(text: string): void
  close(): void
}

export const socketOf = (socket: Listening): SocketLike => ({
  send: (text) => {
    try {
      socket.send(text)
    } catch {
      // Closing already: what is numbered goes out again over the next socket.
    }
  },
  close: () => socket.close(),
  onText: (listener) =>
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') listener(data)
    }),
  onClose: (listener) => socket.addEventListener('close', listener),
})

/** Resolves once it is open. */
export const openSocket = (socket: Listening): Promise<SocketLike> =>
  new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socketOf(socket)))
    socket.addEventListener('error', () => reject(new Error('the socket did not open')))
    socket.addEventListener('close', () => reject(new Error('the socket was closed')))
  })
