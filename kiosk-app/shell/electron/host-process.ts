/**
 * The host under Electron: the same terminal as under Chromium, in a utility process, speaking to the page through the
 * MessagePort that the window's main process hands over. Options come as for kiosk-app/host/main.ts.
 */
import { systemClock } from '@lutong/core/clock.ts'
import { forgetVisit, ownCollector } from '../../host/memory/forget-visit.ts'
import { createLog } from '../../host/log.ts'
import { terminalOptionsFrom } from '../../host/options.ts'
import { servePort } from '../../host/bridge/port-carrier.ts'
import { startTerminal } from '../../host/terminal.ts'
import { CALL_ROOM } from './policy.ts'
import { VISIT_OVER } from './visit-over.ts'

const log = createLog()
const options = terminalOptionsFrom(process.argv.slice(2))
if (!options.ok) {
  process.stderr.write(`${options.error}\n`)
  process.exit(1)
}
const collector = ownCollector()
const tellCallRoom = (origin: string | null) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to the window's process has no origin
  process.parentPort.postMessage({ type: CALL_ROOM, origin })
}
const started = await startTerminal({
  ...options.value.terminal,
  clock: systemClock,
  log,
  collect: () => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to the window's process has no origin
    process.parentPort.postMessage({ type: VISIT_OVER })
    void forgetVisit(collector, log)
  },
  onCallRoom: tellCallRoom,
})
if (!started.ok) {
  process.stderr.write('The terminal’s key file is damaged: restore it, or enrol the terminal anew.\n')
  process.exit(1)
}
const { callRoom, channel } = started.value
tellCallRoom(callRoom)
log('host.started')

process.parentPort.on('message', ({ ports }) => {
  const [port] = ports
  if (port === undefined) return
  servePort(channel, {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    onClose: (listener) => port.on('close', listener),
  })
  port.start()
  log('host.page-attached')
})
