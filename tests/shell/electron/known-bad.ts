/** The shell as it is, made worse in one place: each point of the list has at least one that must be found. */

interface KnownBad {
  readonly point: number
  readonly file: 'main.ts' | 'preload.ts'
  /** What stands there now, and what a careless hand would make of it. */
  readonly good: string
  readonly bad: string
}

const IN_MAIN: readonly (readonly [number, string, string])[] = [
  [1, 'await window.loadURL(`${PAGE_ORIGIN}/`)', "await window.loadURL('http://centre.example/')"],
  [1, 'await window.loadURL(`${PAGE_ORIGIN}/`)', 'await window.loadURL(process.argv[2])'],
  [2, 'nodeIntegration: false', 'nodeIntegration: true'],
  [2, '      nodeIntegration: false,\n', ''],
  [2, 'nodeIntegration: false,', 'nodeIntegration: false, nodeIntegrationInWorker: true,'],
  [3, 'contextIsolation: true', 'contextIsolation: false'],
  [3, '      contextIsolation: true,\n', ''],
  [4, 'sandbox: true', 'sandbox: !app.isPackaged'],
  [4, 'app.enableSandbox()', "app.commandLine.appendSwitch('no-sandbox')"],
  [5, 'decide(mayUse(permission, details.requestingUrl))', 'decide(true)'],
  [5, 'mayUse(permission, origin))', 'true)'],
  [5, 'citizen.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin))\n', ''],
  [6, 'webSecurity: true', 'webSecurity: false'],
  [6, 'app.enableSandbox()', "app.enableSandbox()\napp.commandLine.appendSwitch('disable-web-security')"],
  [7, "{ headers: { ...SECURITY_HEADERS, 'Content-Type': type } }", "{ headers: { 'Content-Type': type } }"],
  [8, 'webSecurity: true,', 'webSecurity: true, allowRunningInsecureContent: true,'],
  [9, 'webSecurity: true,', 'webSecurity: true, experimentalFeatures: true,'],
  [10, 'webSecurity: true,', "webSecurity: true, enableBlinkFeatures: 'ExecCommandInJavaScript',"],
  [11, 'webviewTag: false', 'webviewTag: true'],
  [12, "window.webContents.on('will-attach-webview', (event) => event.preventDefault())", ''],
  [13, "'will-navigate'", "'did-navigate'"],
  [13, "'will-redirect'", "'did-redirect-navigation'"],
  [14, "({ action: 'deny' })", "({ action: 'allow' })"],
  [14, "window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))", ''],
  [15, 'utilityProcess }', 'utilityProcess, shell }'],
  [15, 'window.removeMenu()', 'electron.shell.openExternal(address)'],
  [17, "if (event.sender !== window.webContents || !mayNavigate(event.senderFrame?.url ?? '')) return\n", ''],
  [18, 'await window.loadURL(`${PAGE_ORIGIN}/`)', "await window.loadFile('index.html')"],
  [18, 'protocol.registerSchemesAsPrivileged(', 'protocol.interceptFileProtocol('],
  [20, 'window.removeMenu()', 'void clipboard.readText()'],
  [0, 'devTools: false', 'devTools: true'],
  [0, 'window.removeMenu()', 'window.webContents.openDevTools()'],
]
const IN_PRELOAD: readonly (readonly [number, string, string])[] = [
  [20, 'window.location.origin', "'*'"],
  [20, 'import { ipcRenderer }', 'import { contextBridge, ipcRenderer }'],
  [20, 'import { ipcRenderer }', 'import { clipboard, ipcRenderer }'],
  [
    20,
    "ipcRenderer.on('lutong-port'",
    "contextBridge.exposeInMainWorld('ipc', ipcRenderer)\nipcRenderer.on('lutong-port'",
  ],
]

const of = (file: KnownBad['file'], all: typeof IN_MAIN): readonly KnownBad[] =>
  all.map(([point, good, bad]) => ({ point, file, good, bad }))

export const KNOWN_BAD: readonly KnownBad[] = [...of('main.ts', IN_MAIN), ...of('preload.ts', IN_PRELOAD)]
