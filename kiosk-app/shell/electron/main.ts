/**
 * Electron's main process: a window policy and a preload, nothing else. The host runs as a utility process of its own
 * and speaks to the page through a MessagePort; every rule about what the page may do is in policy.ts.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, MessageChannelMain, protocol, session, utilityProcess } from 'electron'
import { SECURITY_HEADERS } from '../../host/bridge/page-headers.ts'
import { mayNavigate, mayUse, PAGE_ORIGIN, pageFile } from './policy.ts'

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
if (!app.requestSingleInstanceLock()) app.exit(0)

const servePage = async (request: Request): Promise<Response> => {
  const file = pageFile(request.url)
  if (file === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS })
  const bytes = await readFile(join(pageFolder, file)).catch(() => undefined)
  if (bytes === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS })
  const type = MEDIA_TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return new Response(new Uint8Array(bytes), { headers: { ...SECURITY_HEADERS, 'Content-Type': type } })
}

const startHost = () => {
  const host = utilityProcess.fork(join(bundleFolder, 'host.js'), hostArguments, {
    serviceName: 'lutong-host',
    stdio: 'inherit',
  })
  // The session lives in the host: when it dies the page shows "starting" and a new host settles what was open.
  host.once('exit', () => {
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
citizen.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !/^(lutong|blob|data):/.test(details.url) }))

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
