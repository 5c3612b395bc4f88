import type { HostMessage } from '@lutong/core/contracts/host-rpc.ts'
import { describe, expect, it, vi } from 'vitest'
import type { PageChannel } from '../page-channel.ts'
import { type PictureReply, servePort, type SpokenMessage } from './port-carrier.ts'

const createFakes = () => {
  const sent: (HostMessage | PictureReply | SpokenMessage)[] = []
  const commands: string[] = []
  const uploads: number[] = []
  let attached = 0
  let receive: (message: unknown) => void = () => {}
  let closePort: () => void = () => {}
  const channel: PageChannel = {
    attach: () => {
      attached += 1
      return () => (attached -= 1)
    },
    onCallSignal: () => () => {},
    command: (command) => commands.push(command.type) > 0,
    upload: async (_target, body) => uploads.push(body.length) > 0,
    picture: (materialId) =>
      materialId === 'm1' ? { mediaType: 'image/jpeg', bytes: Uint8Array.of(1, 2) } : undefined,
    uploadTooLarge: () => false,
    speak: async ({ private: isPrivate }) => (isPrivate ? undefined : Uint8Array.of(1, 2)),
  }
  servePort(channel, {
    send: (message) => sent.push(message),
    onMessage: (listener) => (receive = listener),
    onClose: (listener) => (closePort = listener),
  })
  return {
    sent,
    commands,
    uploads,
    receive: (message: unknown) => receive(message),
    close: () => closePort(),
    attachedCount: () => attached,
  }
}

describe('a page on a port', () => {
  it('gets an answer to each command', () => {
    const page = createFakes()
    page.receive({ type: 'command', id: 7, command: { type: 'home' } })
    expect(page.commands).toEqual(['home'])
    expect(page.sent).toEqual([{ type: 'reply', id: 7, accepted: true }])
  })

  it('is shown the pages that lie on the screen, and no other', () => {
    const page = createFakes()
    page.receive({ type: 'picture', id: 1, materialId: 'm1' })
    page.receive({ type: 'picture', id: 2, materialId: 'gone' })
    expect(page.sent).toEqual([
      { type: 'picture', id: 1, mediaType: 'image/jpeg', bytes: Uint8Array.of(1, 2) },
      { type: 'picture', id: 2, mediaType: '', bytes: null },
    ])
  })

  it('hands in a file beside the messages', async () => {
    const page = createFakes()
    page.receive({ type: 'upload', id: 1, target: { kind: 'signature' }, body: new Uint8Array([1, 2, 3]).buffer })
    await Promise.resolve()
    expect(page.uploads).toEqual([3])
    expect(page.sent).toEqual([{ type: 'reply', id: 1, accepted: true }])
  })

  it('is told that a file is too large, and nothing is taken', () => {
    const page = createFakes()
    page.receive({ type: 'upload', id: 1, target: { kind: 'signature' }, body: new ArrayBuffer(11 * 1024 * 1024) })
    expect(page.uploads).toEqual([])
    expect(page.sent).toEqual([{ type: 'reply', id: 1, accepted: false }])
  })

  it('hears speech, and silence where it must not be heard', async () => {
    const page = createFakes()
    const request = { text: '您好', language: 'zh-CN', private: false }
    page.receive({ type: 'speak', id: 4, request })
    page.receive({ type: 'speak', id: 5, request: { ...request, private: true } })
    await vi.waitFor(() => expect(page.sent).toHaveLength(2))
    expect(page.sent).toEqual([
      { type: 'spoken', id: 4, wav: Uint8Array.of(1, 2).buffer },
      { type: 'spoken', id: 5, wav: null },
    ])
  })

  it('says nothing that means anything by rubbish', () => {
    const page = createFakes()
    for (const rubbish of [
      null,
      'x',
      { type: 'command', id: -1 },
      { type: 'command', id: 1, command: { type: 'format-disk' } },
    ])
      page.receive(rubbish)
    expect(page.commands).toEqual([])
    expect(page.sent).toEqual([])
  })

  it('is forgotten when its port closes', () => {
    const page = createFakes()
    expect(page.attachedCount()).toBe(1)
    page.close()
    expect(page.attachedCount()).toBe(0)
  })
})
