/** Ties a bridge to the app: each snapshot is one rendering, and the page keeps nothing a visit leaves behind. */
import { signal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import type { Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import { App } from '../app.tsx'
import type { Bridge } from '../bridge/bridge.ts'
import { messagesIn } from '../messages/messages.ts'
import { sendSignsOfLife } from './signs-of-life.ts'
import { startingSnapshot } from './starting-snapshot.ts'
import { type Visit, VisitProvider } from './visit.ts'

/** Draws the app once over the signal of what is shown; returns what attaches a bridge, a later one replacing the one before. */
export const startVisit = (draw: (content: ComponentChild) => void): ((bridge: Bridge) => void) => {
  const drafts: Visit['drafts'] = new Map()
  let last: Snapshot | null = null
  let bridge: Bridge | null = null
  /** Host's clock minus the page's monotonic one. */
  let offsetMs = Date.now() - performance.now()
  const now = () => performance.now() + offsetMs

  const send: Visit['send'] = (command) => bridge?.send(command) ?? Promise.resolve(false)
  const upload: Visit['upload'] = (body) => bridge?.upload(body) ?? Promise.resolve(false)

  const shown = signal<Snapshot>(startingSnapshot(null, now()))
  const onSnapshot = (snapshot: Snapshot | null) => {
    if (snapshot !== null) {
      offsetMs = snapshot.nowMs - performance.now()
      if (!snapshot.inSession) drafts.clear()
      last = snapshot
    }
    shown.value = snapshot ?? startingSnapshot(last, now())
  }
  const Shown = () => (
    <VisitProvider
      value={{ snapshot: shown.value, messages: messagesIn(shown.value.language), send, upload, drafts, now }}
    >
      <App />
    </VisitProvider>
  )
  draw(<Shown />)

  sendSignsOfLife(window, () => {
    // While the warning is up the citizen chooses between its two buttons; a touch must not choose for her.
    if (last?.inSession === true && last.idleEndsAtMs === null) void send({ type: 'still-here' })
  })
  return (next) => {
    bridge?.close()
    bridge = next
    next.onSnapshot(onSnapshot)
  }
}
