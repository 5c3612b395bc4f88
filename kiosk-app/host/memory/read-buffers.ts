/**
 * Node reads every socket of a process into two buffers of its own (the HTTP parser's and the one of all other streams,
 * 64 KiB each) and copies out of them. What was read last stands there until something as long is read: a photographed
 * page, say. They cannot be reached, but they can be read into.
 */
import { randomBytes } from 'node:crypto'
import { createServer as createHttpServer, request } from 'node:http'
import { connect, createServer as createStreamServer, type Server } from 'node:net'

/** Several times a buffer: a socket may give less at once than was sent. */
const ZEROS = Buffer.alloc(4 * 64 * 1024)

/** In the kernel's own name space for sockets: no file is made, and it is gone with the server. */
const listen = async (server: Server): Promise<string> => {
  const path = `\0lutong-${randomBytes(12).toString('hex')}`
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return path
}

const throughParser = async (): Promise<void> => {
  const server = createHttpServer((incoming, answer) => {
    incoming.resume()
    incoming.once('end', () => answer.end())
  })
  const socketPath = await listen(server)
  await new Promise<void>((resolve) => {
    const sent = request({ socketPath, method: 'POST', agent: false }, (answer) => answer.resume())
    sent.once('close', resolve)
    sent.once('error', () => resolve())
    sent.end(ZEROS)
  })
  server.close()
}

const throughStream = async (): Promise<void> => {
  const server = createStreamServer((socket) => socket.resume())
  const path = await listen(server)
  await new Promise<void>((resolve) => {
    const socket = connect(path, () => socket.end(ZEROS))
    socket.resume()
    socket.once('close', () => resolve())
    socket.once('error', () => resolve())
  })
  server.close()
}

/** Reads zeros into both. Best done between two visits, when nobody waits for an answer. */
export const overwriteReadBuffers = async (): Promise<void> => {
  await throughParser()
  await throughStream()
}
