/** The bridge of the Electron shell: the same messages as on loopback, over a MessagePort, with uploads beside. */
import { type HostMessage, PageMessage, SpeakRequest, UploadTarget } from '@lutong/core/contracts/host-rpc.ts'
import { MAX_MATERIAL_BYTES } from '@lutong/core/contracts/intake.ts'
import { z } from 'zod'
import type { PageChannel } from '../page-channel.ts'

/** The answer to `speak`: sound, or `null` where it is not to be heard now. */
export interface SpokenMessage {
  readonly type: 'spoken'
  readonly id: number
  readonly wav: ArrayBuffer | null
}

/** What is used of a MessagePort, so that a test needs no Electron. */
export interface PortLike {
  send(message: HostMessage | PictureReply | SpokenMessage): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

const Upload = z.strictObject({
  type: z.literal('upload'),
  id: z.int().nonnegative(),
  target: UploadTarget,
  body: z.instanceof(ArrayBuffer),
})
const Speak = z.strictObject({ type: z.literal('speak'), id: z.int().nonnegative(), request: SpeakRequest })
const Picture = z.strictObject({
  type: z.literal('picture'),
  id: z.int().nonnegative(),
  materialId: z.string().max(60),
})
const PortMessage = z.union([PageMessage, Upload, Speak, Picture])

/** Beside the host's messages: a page's picture, as bytes. */
export interface PictureReply {
  readonly type: 'picture'
  readonly id: number
  readonly mediaType: string
  readonly bytes: Uint8Array | null
}

/** Serves one page until its port closes. What is no message of ours is dropped: there is nobody else on a port. */
export const servePort = (channel: PageChannel, port: PortLike): void => {
  const reply = (id: number, accepted: boolean) => port.send({ type: 'reply', id, accepted })
  const upload = async (id: number, target: UploadTarget, bytes: Uint8Array) => {
    const accepted = await channel.upload(target, bytes)
    // The visit has its own, which it wipes; this was the way there.
    bytes.fill(0)
    reply(id, accepted)
  }
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
        void upload(message.id, message.target, bytes)
        return
      }
      case 'speak':
        void channel
          .speak(message.request)
          .then((wav) =>
            port.send({ type: 'spoken', id: message.id, wav: wav === undefined ? null : Uint8Array.from(wav).buffer }),
          )
        return
      case 'picture': {
        const picture = channel.picture(message.materialId)
        return port.send({
          type: 'picture',
          id: message.id,
          mediaType: picture?.mediaType ?? '',
          bytes: picture === undefined ? null : Uint8Array.from(picture.bytes),
        })
      }
      default:
        message satisfies never
    }
  })
  const stops = [
    channel.attach((snapshot) => port.send({ type: 'snapshot', snapshot })),
    channel.onCallSignal((from, payload) => port.send({ type: 'call-signal', from, payload })),
  ]
  port.onClose(() => {
    for (const stop of stops) stop()
  })
}
