/** The bridge of the Electron shell: the same messages as on loopback, over a MessagePort, with uploads beside. */
import { type HostMessage, PageMessage, UploadTarget } from '@lutong/core/contracts/host-rpc.ts'
import { MAX_MATERIAL_BYTES } from '@lutong/core/contracts/intake.ts'
import { z } from 'zod'
import type { PageChannel } from '../page-channel.ts'

/** What is used of a MessagePort, so that a test needs no Electron. */
export interface PortLike {
  send(message: HostMessage): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

const Upload = z.strictObject({
  type: z.literal('upload'),
  id: z.int().nonnegative(),
  target: UploadTarget,
  body: z.instanceof(ArrayBuffer),
})
const PortMessage = z.union([PageMessage, Upload])

/** Serves one page until its port closes. What is no message of ours is dropped: there is nobody else on a port. */
export const servePort = (channel: PageChannel, port: PortLike): void => {
  const reply = (id: number, accepted: boolean) => port.send({ type: 'reply', id, accepted })
  port.onMessage((data) => {
    const parsed = PortMessage.safeParse(data)
    if (!parsed.success) return
    const message = parsed.data
    switch (message.type) {
      case 'beat':
        return
      case 'command':
        return reply(message.id, channel.command(message.command))
      case 'upload': {
        const bytes = new Uint8Array(message.body)
        if (bytes.length > MAX_MATERIAL_BYTES) return reply(message.id, channel.uploadTooLarge(message.target))
        void channel.upload(message.target, bytes).then((accepted) => reply(message.id, accepted))
        return
      }
      default:
        message satisfies never
    }
  })
  port.onClose(channel.attach((snapshot) => port.send({ type: 'snapshot', snapshot })))
}
