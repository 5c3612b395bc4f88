/**
 * Electron's security list (electronjs.org/docs/latest/tutorial/security, points 1–20) read off the shell's own sources.
 * A rule that asks for something to be there looks at the whole shell; one that forbids something, at each line.
 */
import { parseSync, Visitor } from 'vite'

export interface ShellSource {
  readonly file: string
  readonly source: string
}
export interface Fault {
  /** Point of the list. */
  readonly point: number
  readonly file: string
  readonly line: number
  readonly what: string
}

interface Span {
  readonly start: number
  readonly end: number
}
interface Option extends Span {
  readonly name: string
  /** `true`, `false`, a text, or `undefined` for what is worked out. */
  readonly value: unknown
}
interface Call extends Span {
  /** `app.enableSandbox`, `window.webContents.on` … */
  readonly callee: string
  /** The first argument where it is a text. */
  readonly first: string | undefined
  readonly source: string
}
interface Seen {
  readonly options: Option[]
  readonly calls: Call[]
  readonly texts: (Span & { readonly text: string })[]
  readonly imports: (Span & { readonly from: string; readonly name: string })[]
  /** `new Response(…)` and `new BrowserWindow(…)`, as written. */
  readonly made: (Span & { readonly what: string; readonly source: string })[]
}

const nothingSeen = (): Seen => ({ options: [], calls: [], texts: [], imports: [], made: [] })

/** What the rules speak about, of one file. */
const collect = ({ file, source }: ShellSource): Seen => {
  const { errors, program } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const seen = nothingSeen()
  const written = ({ end, start }: Span) => source.slice(start, end)
  const pathOf = (node: Span) => written(node).replaceAll(/\?\.|\s+/g, (found) => (found === '?.' ? '.' : ''))
  new Visitor({
    Property: (node) => {
      const { key, value } = node
      const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : ''
      seen.options.push({
        name,
        value: value.type === 'Literal' ? value.value : undefined,
        start: node.start,
        end: node.end,
      })
    },
    CallExpression: (node) => {
      const [first] = node.arguments
      seen.calls.push({
        callee: pathOf(node.callee),
        first: first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined,
        source: written(node),
        start: node.start,
        end: node.end,
      })
    },
    NewExpression: (node) =>
      void seen.made.push({ what: pathOf(node.callee), source: written(node), start: node.start, end: node.end }),
    Literal: (node) => {
      if (typeof node.value === 'string') seen.texts.push({ text: node.value, start: node.start, end: node.end })
    },
    TemplateElement: (node) => void seen.texts.push({ text: node.value.raw, start: node.start, end: node.end }),
    ImportDeclaration: (node) => {
      for (const one of node.specifiers)
        seen.imports.push({ from: node.source.value, name: one.local.name, start: node.start, end: node.end })
    },
  }).visit(program)
  return seen
}

/** What a rule finds wrong, by file; `whole` is said of the shell as one, where something is missing. */
type Find = (seen: Seen) => readonly (Span & { readonly what: string })[]
interface Rule {
  readonly point: number
  readonly forbids?: Find
  /** Something that must be there in one file of the shell at least. */
  readonly asks?: { readonly what: string; readonly isThere: (seen: Seen) => boolean }
}

const optionIs =
  (name: string, ...allowed: readonly unknown[]): Find =>
  ({ options }) =>
    options
      .filter((one) => one.name === name && !allowed.includes(one.value))
      .map((one) => ({ ...one, what: `${name} must be ${allowed.join(' or ')}` }))
const asksOption = (name: string, value: boolean): NonNullable<Rule['asks']> => ({
  what: `${name}: ${value} is not written out`,
  isThere: ({ options }) => options.some((one) => one.name === name && one.value === value),
})
const never =
  (...names: readonly string[]): Find =>
  ({ options }) =>
    options.filter(({ name }) => names.includes(name)).map((one) => ({ ...one, what: `${one.name} is never used` }))
const noText =
  (pattern: RegExp, what: string): Find =>
  ({ texts }) =>
    texts.filter(({ text }) => pattern.test(text)).map((one) => ({ ...one, what }))
const noCall =
  (pattern: RegExp, what: string): Find =>
  ({ calls }) =>
    calls.filter(({ callee }) => pattern.test(callee)).map((one) => ({ ...one, what }))
const both =
  (...finds: readonly Find[]): Find =>
  (seen) =>
    finds.flatMap((find) => find(seen))
/** A listener of this event that stops it. */
const stops = (event: string): NonNullable<Rule['asks']> => ({
  what: `nothing stops ${event}`,
  isThere: ({ calls }) => calls.some(({ first, source }) => first === event && source.includes('.preventDefault()')),
})
const calls = (pattern: RegExp, what: string): NonNullable<Rule['asks']> => ({
  what,
  isThere: (seen) => seen.calls.some(({ callee }) => pattern.test(callee)),
})

export const RULES: readonly Rule[] = [
  {
    point: 1,
    forbids: both(noText(/^(http|ws|ftp):/i, 'content comes over no open line'), ({ calls: all }) =>
      all
        .filter(({ callee, source }) => callee.endsWith('.loadURL') && !/\(`\$\{PAGE_ORIGIN\}\//.test(source))
        .map((one) => ({ ...one, what: 'only the page’s own origin is loaded' })),
    ),
  },
  {
    point: 2,
    forbids: both(optionIs('nodeIntegration', false), never('nodeIntegrationInWorker', 'nodeIntegrationInSubFrames')),
    asks: asksOption('nodeIntegration', false),
  },
  { point: 3, forbids: optionIs('contextIsolation', true), asks: asksOption('contextIsolation', true) },
  {
    point: 4,
    forbids: both(optionIs('sandbox', true), noText(/no-sandbox/, 'the sandbox stays')),
    asks: asksOption('sandbox', true),
  },
  { point: 4, asks: calls(/^app\.enableSandbox$/, 'app.enableSandbox() is not called') },
  {
    point: 5,
    asks: calls(/\.setPermissionRequestHandler$/, 'no permission is decided'),
    forbids: ({ calls: all }) =>
      all
        .filter(
          ({ callee, source }) => /\.setPermission(Request|Check)Handler$/.test(callee) && !/\bmayUse\(/.test(source),
        )
        .map((one) => ({ ...one, what: 'permissions are decided by the policy' })),
  },
  { point: 5, asks: calls(/\.setPermissionCheckHandler$/, 'no permission is checked') },
  {
    point: 6,
    forbids: both(
      optionIs('webSecurity', true),
      noText(/disable-web-security|disable-site-isolation/, 'the origin’s walls stay'),
    ),
    asks: asksOption('webSecurity', true),
  },
  {
    point: 7,
    forbids: ({ made }) =>
      made
        .filter(({ source, what }) => what === 'Response' && !source.includes('SECURITY_HEADERS'))
        .map((one) => ({ ...one, what: 'an answer without the page’s policy' })),
  },
  { point: 8, forbids: never('allowRunningInsecureContent') },
  { point: 9, forbids: never('experimentalFeatures') },
  { point: 10, forbids: never('enableBlinkFeatures') },
  {
    point: 11,
    forbids: both(optionIs('webviewTag', false), noText(/allowpopups/, 'no popups')),
    asks: asksOption('webviewTag', false),
  },
  { point: 12, asks: stops('will-attach-webview') },
  { point: 13, asks: stops('will-navigate') },
  { point: 13, asks: stops('will-redirect') },
  {
    point: 14,
    asks: calls(/\.setWindowOpenHandler$/, 'nobody answers window.open'),
    forbids: optionIs('action', 'deny'),
  },
  {
    point: 15,
    forbids: both(noCall(/openExternal$|openPath$/, 'no other program is opened'), ({ imports }) =>
      imports
        .filter(({ from, name }) => from === 'electron' && name === 'shell')
        .map((one) => ({ ...one, what: 'the desktop is not reached' })),
    ),
  },
  {
    point: 17,
    forbids: ({ calls: all }) =>
      all
        .filter(
          ({ callee, source }) =>
            /^ipcMain\.(on|once|handle|handleOnce)$/.test(callee) &&
            !(source.includes('.senderFrame') && /\bmayNavigate\(/.test(source)),
        )
        .map((one) => ({ ...one, what: 'whoever sends a message is looked at' })),
  },
  {
    point: 18,
    forbids: both(
      noText(/^file:/i, 'no file: address'),
      noCall(/\.loadFile$|\.(register|intercept)FileProtocol$/, 'the page has a scheme of its own'),
    ),
  },
  { point: 18, asks: calls(/^protocol\.registerSchemesAsPrivileged$/, 'the page has no scheme of its own') },
  {
    point: 20,
    forbids: both(
      noCall(/contextBridge|exposeInMainWorld/, 'nothing of Electron is in the page’s world'),
      ({ calls: all }) =>
        all
          .filter(({ callee, source }) => callee === 'window.postMessage' && !source.includes('window.location.origin'))
          .map((one) => ({ ...one, what: 'a message of the preload names its origin' })),
      ({ imports }) =>
        imports
          .filter(
            ({ from, name }) => from === 'electron' && ['contextBridge', 'webFrame', 'desktopCapturer'].includes(name),
          )
          .map((one) => ({ ...one, what: `${one.name} is not needed here` })),
      ({ imports }) =>
        imports
          .filter(({ name }) => name === 'clipboard' && imports.some((other) => other.name === 'ipcRenderer'))
          .map((one) => ({ ...one, what: 'no clipboard beside the page' })),
      noCall(
        /(^|\.)clipboard\.(?!(selection\.)?clear$)/,
        'the clipboard is cleared after a visit, never read or written',
      ),
    ),
  },
  // Not on the list, and worth as much on a terminal.
  {
    point: 0,
    forbids: both(
      optionIs('devTools', false),
      noCall(/openDevTools$/, 'no developer tools'),
      noText(/remote-debugging-port|^--inspect/, 'no debugging door'),
    ),
    asks: asksOption('devTools', false),
  },
]

/** All that is wrong with the shell; `[]` where every rule holds. */
export const electronFaults = (shell: readonly ShellSource[]): readonly Fault[] => {
  const seen = shell.map((one) => ({ ...one, seen: collect(one) }))
  return RULES.flatMap(({ asks, forbids, point }): readonly Fault[] => {
    const wrong = seen.flatMap((one) =>
      (forbids?.(one.seen) ?? []).map(({ start, what }) => ({
        point,
        file: one.file,
        line: one.source.slice(0, start).split('\n').length,
        what,
      })),
    )
    const missing =
      asks === undefined || seen.some((one) => asks.isThere(one.seen))
        ? []
        : [{ point, file: '', line: 0, what: asks.what }]
    return [...wrong, ...missing]
  })
}
