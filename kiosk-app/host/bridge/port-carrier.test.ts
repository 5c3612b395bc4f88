import type { HostMessage } from '@lutong/core/contracts/host-rpc.ts'
import { describe, expect, it } from 'vitest'
import type { PageChannel } from '../page-channel.ts'
import { servePort } from './port-carrier.ts'

const createFakes = () => {
  const sent: HostMessage[] = []
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
    command: (command) => commands.push(command.type) > 0,
    upload: async (_target, body) => uploads.push(body.length) > 0,
    uploadTooLarge: () => false,
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
