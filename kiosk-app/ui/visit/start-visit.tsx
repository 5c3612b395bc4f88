/** Ties a bridge to the app: each snapshot is one rendering, and the page keeps nothing a visit leaves behind. */
import { signal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import type { Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import { App } from '../app.tsx'
import type { Bridge } from '../bridge/bridge.ts'
import { messagesIn } from '../messages/messages.ts'
import { createAfterTouch } from './after-touch.ts'
import { sendSignsOfLife } from './signs-of-life.ts'
import { keepTypedSoon } from './keep-typed.ts'
import { startingSnapshot } from './starting-snapshot.ts'
import { endVisit } from './visit-end.ts'
import { type Visit, VisitProvider } from './visit.ts'

/** A host that runs says what to show sooner: the first screen is then the first that is drawn. Later it is said that it starts. */
const FIRST_WORD_MS = 300

/** Draws the app once over the signal of what is shown; returns what attaches a bridge, a later one replacing the one before. */
export const startVisit = (draw: (content: ComponentChild) => void): ((bridge: Bridge) => void) => {
  const drafts: Visit['drafts'] = new Map()
  let last: Snapshot | null = null
  let bridge: Bridge | null = null
  /** Host's clock minus the page's monotonic one. */
  let offsetMs = Date.now() - performance.now()
  const now = () => performance.now() + offsetMs

  const tell: Visit['send'] = (command) => bridge?.send(command) ?? Promise.resolve(false)
  const speak: Visit['speak'] = (request) => bridge?.speak(request) ?? Promise.resolve(null)
  const upload: Visit['upload'] = (body) => bridge?.upload(body) ?? Promise.resolve(false)
  const picture: Visit['picture'] = (materialId) => bridge?.picture(materialId) ?? Promise.resolve(null)

  const keeping = keepTypedSoon(tell)
  const send: Visit['send'] = (command) => {
    // What was typed a moment ago is covered, or put aside, with the rest.
    if (command.type === 'pause' || command.type === 'save-visit') keeping.now()
    return tell(command)
  }
  /** A call's own machinery outlives a bridge that is opened anew. */
  const hearSignals = new Set<(from: string, payload: string) => void>()
  const onCallSignal: Visit['onCallSignal'] = (hear) => {
    hearSignals.add(hear)
    return () => void hearSignals.delete(hear)
  }

  const shown = signal<Snapshot>(startingSnapshot(null, now()))
  const afterTouch = createAfterTouch(window)
  let drawn = false
  const drawOnce = () => {
    if (drawn) return
    drawn = true
    draw(<Shown />)
  }
  setTimeout(drawOnce, FIRST_WORD_MS)
  const onSnapshot = (snapshot: Snapshot | null) => {
    if (snapshot !== null) {
      offsetMs = snapshot.nowMs - performance.now()
      // The host keeps what was typed; a page that is covered, or free, keeps nothing.
      if (!snapshot.inSession || snapshot.screen.name === 'paused') {
        drafts.clear()
        endVisit()
      }
      last = snapshot
    }
    shown.value = snapshot ?? startingSnapshot(last, now())
    if (snapshot !== null) drawOnce()
  }
  const Shown = () => (
    <VisitProvider
      value={{
        snapshot: shown.value,
        messages: messagesIn(shown.value.language, shown.value.pack),
        send,
        upload,
        speak,
        picture,
        onCallSignal,
        drafts,
        keepTyped: keeping.soon,
        now,
      }}
    >
      <App />
    </VisitProvider>
  )

  sendSignsOfLife(window, () => {
    // While the warning is up the citizen chooses between its two buttons; a touch must not choose for her.
    if (last?.inSession === true && last.idleEndsAtMs === null) void send({ type: 'still-here' })
  })
  return (next) => {
    bridge?.close()
    bridge = next
    next.onCallSignal((from, payload) => {
      for (const hear of hearSignals) hear(from, payload)
    })
    next.onSnapshot((snapshot) => afterTouch(() => onSnapshot(snapshot)))
  }
}
