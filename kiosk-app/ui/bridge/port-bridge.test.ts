import type { Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../gallery/fixtures/base.ts'
import { createPortBridge } from './port-bridge.ts'

const nextMessage = (port: MessagePort) =>
  new Promise<unknown>((resolve) => {
    port.addEventListener('message', (event) => resolve(event.data), { once: true })
    port.start()
  })

describe('the bridge over a MessagePort', () => {
  it('sends a command and resolves it by its reply', async () => {
    const { port1, port2 } = new MessageChannel()
    const bridge = createPortBridge(port1)
    bridge.onSnapshot(() => {})
    const heard = nextMessage(port2)
    const accepted = bridge.send({ type: 'home' })
    expect(await heard).toEqual({ type: 'command', id: 0, command: { type: 'home' } })
    port2.postMessage({ type: 'reply', id: 0, accepted: true })
    expect(await accepted).toBe(true)
    bridge.close()
  })

  it('sends an upload as bytes with its target', async () => {
    const { port1, port2 } = new MessageChannel()
    const bridge = createPortBridge(port1)
    const heard = nextMessage(port2)
    void bridge.upload({ kind: 'material', materialCode: 'work-proof', file: new Blob([new Uint8Array([1, 2, 3])]) })
    expect(await heard).toMatchObject({
      type: 'upload',
      id: 0,
      target: { kind: 'material', materialCode: 'work-proof' },
    })
    bridge.close()
  })

  it('shows what the host says', async () => {
    const { port1, port2 } = new MessageChannel()
    const bridge = createPortBridge(port1)
    const welcome = snapshotOf('en', { name: 'welcome', openIntents: 0 })
    const shown = new Promise<Snapshot>((resolve) => {
      bridge.onSnapshot((snapshot) => {
        if (snapshot !== null) resolve(snapshot)
      })
    })
    port2.postMessage({ type: 'snapshot', snapshot: welcome })
    expect(await shown).toEqual(welcome)
    bridge.close()
  })
})
