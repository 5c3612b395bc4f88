/**
 * The only code that runs beside the page: it hands over the port to the host and keeps nothing.
 * The page gets a MessagePort, never `ipcRenderer` (Electron security, point 20).
 */
import { ipcRenderer } from 'electron'

ipcRenderer.on('lutong-port', (event) => {
  window.postMessage({ type: 'lutong-port' }, window.location.origin, event.ports)
})
/** The page may be reloaded: each load asks for a port of its own. */
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send('lutong-port-wanted'))
