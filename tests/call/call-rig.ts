/** Two real browsers, a real centre, and between them the hosts' part: signals by the live channel, cut when told. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { type WebSocket, WebSocketServer } from 'ws'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  type LawyerEnd,
  newConsultationId,
  type TerminalEnd,
} from '../../admin/server/testing/live-ends.ts'
import { enrolTerminal } from '../../admin/server/testing/signing-terminal.ts'
import { post } from '../../admin/server/testing/staff-desk.ts'
import { CallRelays, type CallTicket } from '../../core/consultation/consultation.ts'
import { CallEnvelope, CallEvent } from '../../core/contracts/live.ts'
import type { Sound } from './sound.ts'
import { CHROMIUM, type RigCentre, type RigPlace, THIS_MACHINE, TURN_PORT } from './rig-place.ts'

/** What the page of a call offers to whoever drives it. */
interface Harness {
  readonly heard: readonly unknown[]
  readonly firstFrameAt: number | null
  state(): string
  relayed(): boolean | null
  frames(): number
  offerMade(): boolean
  sending(): string
  sound(): Promise<Sound>
  say(text: string): void
  reset(): void
  selfTest(servers: unknown): Promise<unknown>
}
declare global {
  interface Window {
    readonly harness: Harness
  }
}

const TURN_SECRET = 'practice-secret-of-the-test'

export const startTurn = async (): Promise<ChildProcess> => {
  const turn = spawn('turnserver', [
    ...[
      '-n',
      '--log-file',
      'stdout',
      '--listening-ip',
      '127.0.0.1',
      '--relay-ip',
      '127.0.0.1',
      '--allow-loopback-peers',
    ],
    ...['--listening-port', String(TURN_PORT), '--min-port', '49200', '--max-port', '49400', '--realm', 'lutong'],
    ...['--use-auth-secret', '--static-auth-secret', TURN_SECRET, '--no-tls', '--no-dtls', '--no-cli', '--pidfile', ''],
  ])
  await new Promise<void>((resolve, reject) => {
    turn.once('exit', () => reject(new Error('coturn did not start')))
    turn.stdout.on('data', (chunk: Buffer) => {
      if (/IPv4\. (UDP|TCP) listener opened|Relay ports initialization done/i.test(String(chunk))) resolve()
    })
  })
  return turn
}
export const turnServers = () => {
  const username = `${Math.floor(Date.now() / 1000) + 3600}:test`
  const credential = createHmac('sha1', TURN_SECRET).update(username).digest('base64')
  return [{ urls: [`turn:127.0.0.1:${TURN_PORT}`], username, credential }]
}

/** The page's script, bundled as the product bundles it; once, whoever opens how many rigs. */
let bundled: Promise<string> | undefined
const bundlePage = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: 'tests/call/page.ts', formats: ['es'] },
      // One file, with what the product fetches late.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('the page was not built')
  return chunk.code
}

type Role = 'citizen' | 'lawyer'

export interface CallRig {
  open(role: Role): Promise<Page>
  /** Through the real queue: asked for, offered, accepted. Gives the moment of the touch. */
  connect(): Promise<number>
  /** Before anybody has asked for a call: the citizen's page makes one ready. */
  makeReady(): Promise<void>
  /** Signals a page has let out before it was let in. */
  earlySignals(): number
  /** The lawyer writes the record, so that the next citizen is taken. */
  finish(): Promise<void>
  /** The same two pages without anything of ours between them but this socket. Gives the moment of the touch. */
  connectBare(): number
  /** The citizen's touch alone, for a lawyer who sits at a real desk; resolves when the citizen's page is let in. */
  request(wishes?: Parameters<typeof consultationRequest>[0]): Promise<void>
  /** Of the call that is on. */
  consultationId(): string
  readonly centreUrl: string
  readonly accounts: RigCentre['accounts']
  readonly lawyerAccount: { readonly name: string; readonly password: string }
  readonly terminal: TerminalEnd
  /** Takes the signalling away on both sides, and gives it back. */
  setSignalling(on: boolean): void
  close(): Promise<void>
}

export const CALL_FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--use-fake-ui-for-media-stream', '--disable-quic'],
  ...['--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required'],
  ...['--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns'],
]

/** `desk`: the lawyer's end is left to a real desk page. */
export const openCallRig = async (
  relayOnly: boolean,
  lawyerBy: 'harness' | 'desk' = 'harness',
  place: RigPlace = THIS_MACHINE,
): Promise<CallRig> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lutong-call-'))
  const centre = await place.openCentre(dataFolder, { urls: [place.turnUrl], secret: TURN_SECRET, relayOnly })
  const url = () => centre.url
  const enrolled = await enrolTerminal(url, centre.code, Date.now)
  const terminal: TerminalEnd = connectTerminal(() => place.terminalUrl(centre.url), enrolled)
  const account = centre.accounts.find((one) => one.name === 'lawyer')!
  const seat = async (): Promise<LawyerEnd> => {
    const signedIn = await post(centre.url, '/session', { name: account.name, password: account.password })
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
    const end = connectLawyer(url, { cookie, ask: () => Promise.reject(new Error('not asked')) })
    await end.ask({ type: 'availability', availability: 'available' })
    return end
  }
  const lawyer = lawyerBy === 'harness' ? await seat() : undefined
  const harnessed = (): LawyerEnd => {
    if (lawyer === undefined) throw new Error('the lawyer sits at a real desk')
    return lawyer
  }

  const script = await (bundled ??= bundlePage())
  const sockets = new Map<Role, WebSocket>()
  const tickets = new Map<Role, CallTicket>()
  let signalling = true
  let earlySignals = 0
  const ends = { citizen: terminal.live, lawyer: lawyer?.live }
  const give = (role: Role, message: object) => sockets.get(role)?.send(JSON.stringify(message))
  const enter = (role: Role, ticket: CallTicket) => {
    tickets.set(role, ticket)
    give(role, { ticket })
  }
  /** As host and desk do: what happened to the call is asked to be written down until it is. */
  const tellEvent = (role: Role, consultationId: CallTicket['consultationId'], event: CallEvent) => {
    const ask = { type: 'call-event', consultationId, event } as const
    void (role === 'citizen' ? terminal.ask(ask) : lawyer?.ask(ask))
  }
  for (const role of ['citizen', 'lawyer'] as const)
    ends[role]?.onTold((body) => {
      const { from, payload } = CallEnvelope.parse(body)
      if (signalling) give(role, { from, payload })
    })
  /** As the pages of the product know it from host and desk. */
  const lineOf = (role: Role) => signalling && ends[role]?.online !== false
  for (const role of ['citizen', 'lawyer'] as const) ends[role]?.onLine(() => give(role, { line: lineOf(role) }))
  const server: Server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(
      isScript ? script : '<!doctype html><title>loading</title><body><script type=module src=/page.js></script>',
    )
  })
  const pageSockets = new WebSocketServer({ server })
  pageSockets.on('connection', (socket, request) => {
    const role: Role = request.url?.includes('lawyer') === true ? 'lawyer' : 'citizen'
    sockets.set(role, socket)
    const known = tickets.get(role)
    give(role, { line: lineOf(role) })
    // A page that was loaded again takes the ticket out of its view again.
    if (known !== undefined) give(role, { ticket: known })
    socket.on('message', (data: Buffer) => {
      const ticket = tickets.get(role)
      const said = JSON.parse(data.toString()) as {
        to: string
        payload: string
        bare?: object
        event?: string
        doubt?: true
      }
      const { bare, doubt, event, payload, to } = said
      if (bare !== undefined) return give(role === 'citizen' ? 'lawyer' : 'citizen', { bare })
      if (doubt === true) return (role === 'citizen' ? terminal : lawyer)?.live.probe()
      if (ticket !== undefined && event !== undefined)
        return tellEvent(role, ticket.consultationId, CallEvent.parse(event))
      if (ticket === undefined) earlySignals += 1
      if (ticket === undefined || !signalling) return
      ends[role]?.tell({ consultationId: ticket.consultationId, from: role, to, token: ticket.token, payload })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await place.servePage(port)
  const browsers: Browser[] = []
  /** The kiosk knows its relays from the device check before the touch. */
  const relays = async () => {
    const servers = await terminal.ask({ type: 'call-servers' })
    return CallRelays.parse(servers.ok ? servers.value : undefined)
  }
  const readyCitizen = (ways: CallRelays) =>
    give('citizen', { ready: { self: 'citizen', parties: ['lawyer'], ...ways } })

  return {
    open: async (role) => {
      const browser = await chromium.launch({
        executablePath: role === 'citizen' ? place.citizenBrowser : CHROMIUM,
        args: [...CALL_FLAGS, ...place.browserFlags],
      })
      browsers.push(browser)
      const context = await browser.newContext()
      await context.grantPermissions(['camera', 'microphone'], { origin: `http://127.0.0.1:${port}` })
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${port}/?role=${role}`)
      await page.waitForFunction(() => document.title === 'ready')
      return page
    },
    connect: async () => {
      tickets.clear()
      const desk = harnessed()
      const consultationId = newConsultationId()
      const ways = await relays()
      const touchedAt = performance.timeOrigin + performance.now()
      const offered = desk.until((now) => now.offer?.consultationId === consultationId)
      void terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
      // As the pages do: the kiosk's while it asks for a lawyer, the desk's while it rings.
      readyCitizen(ways)
      const { offer, relays: deskRelays } = await offered
      give('lawyer', { ready: { self: 'lawyer', parties: ['citizen'], ...deskRelays } })
      void desk.ask({ type: 'accept', consultationId, fence: offer!.fence })
      await Promise.all([
        terminal
          .until((view) => view.id === consultationId && view.call !== null)
          .then((v) => enter('citizen', v.call!)),
        desk
          .until((now) => now.current.some((one) => one.id === consultationId && one.call !== null))
          .then((now) => enter('lawyer', now.current.find((one) => one.id === consultationId)!.call!)),
      ])
      return touchedAt
    },
    makeReady: async () => readyCitizen(await relays()),
    earlySignals: () => earlySignals,
    finish: async () => {
      const desk = harnessed()
      const consultationId = tickets.get('lawyer')!.consultationId
      const record = {
        facts: '',
        issue: '',
        advice: '已解答。',
        lawsCited: [],
        nextSteps: '',
        legalAidTold: true,
      } as const
      await desk.ask({ type: 'summarise', consultationId })
      await desk.ask({ type: 'sign', consultationId, record: { ...record, lawsCited: [] } })
      await terminal.ask({ type: 'rate', consultationId, rating: null })
    },
    connectBare: () => {
      const touchedAt = performance.timeOrigin + performance.now()
      for (const role of ['lawyer', 'citizen'] as const)
        give(role, { bare: { start: { iceServers: turnServers(), relayOnly, calls: role === 'citizen' } } })
      return touchedAt
    },
    request: async (wishes) => {
      tickets.clear()
      const consultationId = newConsultationId()
      void terminal.ask({ type: 'request', consultationId, request: consultationRequest(wishes) })
      const view = await terminal.until((now) => now.id === consultationId && now.call !== null)
      enter('citizen', view.call!)
    },
    consultationId: () => tickets.get('lawyer')?.consultationId ?? '',
    centreUrl: centre.url,
    accounts: centre.accounts,
    lawyerAccount: account,
    terminal,
    setSignalling: (on) => {
      signalling = on
      for (const role of ['citizen', 'lawyer'] as const) give(role, { line: lineOf(role) })
    },
    close: async () => {
      await Promise.all(browsers.map((browser) => browser.close()))
      pageSockets.close()
      server.close()
      server.closeAllConnections()
      terminal.live.close()
      lawyer?.live.close()
      await centre.close()
      await place.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
