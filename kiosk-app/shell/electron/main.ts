/**
 * Electron's main process: a window policy and a preload, nothing else. The host runs as a utility process of its own
 * and speaks to the page through a MessagePort; every rule about what the page may do is in policy.ts.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, clipboard, ipcMain, MessageChannelMain, protocol, session, utilityProcess } from 'electron'
import { securityHeaders } from '../../host/bridge/page-headers.ts'
import { createLog } from '../../host/log.ts'
import { callRoomSaid, mayAsk, mayNavigate, mayUse, PAGE_ORIGIN, pageFile } from './policy.ts'
import { clearAfterVisit, saysVisitOver } from './visit-over.ts'

const log = createLog()
const bundleFolder = import.meta.dirname
const pageFolder = join(bundleFolder, '..', 'ui')
/** The host's own arguments follow `--` on the command line. */
const hostArguments = process.argv.slice(process.argv.indexOf('--') + 1)
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'lutong', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])
app.enableSandbox()
// Asks Chromium's allocator to write zeros over what is given back to it, some time; it promises no security by it.
app.commandLine.appendSwitch('enable-features', 'PartitionAllocEventuallyZeroFreedMemory')
if (!app.requestSingleInstanceLock()) app.exit(0)

/** The room server that the page may speak to, as the host knows it from the centre. */
let callRoom: string | null = null

const servePage = async (request: Request): Promise<Response> => {
  const SECURITY_HEADERS = securityHeaders(callRoom)
  const file = pageFile(request.url)
  if (file === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS })
  const bytes = await readFile(join(pageFolder, file)).catch(() => undefined)
  if (bytes === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS })
  const type = MEDIA_TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return new Response(new Uint8Array(bytes), { headers: { ...SECURITY_HEADERS, 'Content-Type': type } })
}

/** What this process keeps of a visit is cleared when the host says that it is over. */
const forget = async (): Promise<void> => {
  for (const window of BrowserWindow.getAllWindows()) {
    const { navigationHistory: history, session: kept } = window.webContents
    const left = await clearAfterVisit({ session: kept, clipboard, history })
    if (left.length > 0) log('shell.not-cleared', { left: left.join(' ') })
  }
}

const startHost = () => {
  const host = utilityProcess.fork(join(bundleFolder, 'host.js'), hostArguments, {
    serviceName: 'lutong-host',
    stdio: 'inherit',
    // What the C library gives out is written over when it comes back, as under the Chromium shell's supervisor.
    env: { ...process.env, GLIBC_TUNABLES: 'glibc.malloc.perturb=85' },
  })
  host.on('message', (message: unknown) => {
    if (saysVisitOver(message)) void forget()
    const origin = callRoomSaid(message)
    if (origin === undefined || origin === callRoom) return
    callRoom = origin
    // A page has the policy it was loaded with; the host says it between visits only.
    for (const window of BrowserWindow.getAllWindows()) window.webContents.reload()
  })
  // The session lives in the host: when it dies the page shows "starting" and a new host settles what was open.
  host.once('exit', () => {
    // A visit that was open has ended with it.
    void forget()
    hostProcess = startHost()
    for (const window of BrowserWindow.getAllWindows()) window.webContents.reload()
  })
  return host
}
let hostProcess: ReturnType<typeof startHost> | undefined

const openWindow = () => {
  const window = new BrowserWindow({
    kiosk: true,
    autoHideMenuBar: true,
    backgroundColor: '#F7F5F0',
    webPreferences: {
      preload: join(bundleFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      webviewTag: false,
      partition: 'citizen',
    },
  })
  window.removeMenu()
  window.webContents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  window.webContents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-attach-webview', (event) => event.preventDefault())
  // A crashed page comes back on the same step: the host still has it.
  window.webContents.on('render-process-gone', () => window.webContents.reload())
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer())
  return window
}

await app.whenReady()
const citizen = session.fromPartition('citizen')
citizen.protocol.handle('lutong', servePage)
citizen.setPermissionRequestHandler((_contents, permission, decide, details) =>
  decide(mayUse(permission, details.requestingUrl)),
)
citizen.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin))
citizen.on('will-download', (event) => event.preventDefault())
citizen.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayAsk(details.url, callRoom) }))

hostProcess = startHost()
const window = openWindow()
ipcMain.on('lutong-port-wanted', (event) => {
  if (event.sender !== window.webContents || !mayNavigate(event.senderFrame?.url ?? '')) return
  const { port1, port2 } = new MessageChannelMain()
  hostProcess?.postMessage({ type: 'page-port' }, [port1])
  event.sender.postMessage('lutong-port', null, [port2])
})
await window.loadURL(`${PAGE_ORIGIN}/`)
app.on('window-all-closed', () => app.quit())
