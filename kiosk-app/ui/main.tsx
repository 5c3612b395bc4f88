/** Starts the page: bolts first, then the bridge of the shell it runs in, then what the host says. */
import { render } from 'preact'
import { awaitPort, createPortBridge } from './bridge/port-bridge.ts'
import { loopbackSocketBridge } from './bridge/socket-bridge.ts'
import { lockDown } from './visit/lock-down.ts'
import { startVisit } from './visit/start-visit.tsx'
import './theme/base.css'

const root = document.querySelector('#app')
if (root === null) throw new Error('The page has no place for the app.')
const show = startVisit((content) => render(content, root))

lockDown(window)
if (window.location.protocol.startsWith('http')) show(loopbackSocketBridge(window.location.origin))
else awaitPort((port) => show(createPortBridge(port)))
