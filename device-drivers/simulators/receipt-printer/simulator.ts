/** A receipt printer on a TCP port, and on a serial line where one is wanted: prints into a folder, answers status, runs out of paper when told to. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { done, notFound, openControlDoor } from '../control/control-door.ts'
import { openPtyLine, type OpenWire, type PtyLine } from '../pty-line.ts'
import { createEscposInterpreter, type PaperLine } from './escpos.ts'
import { slipSvg, slipText } from './slip-picture.ts'

const Faults = z.strictObject({
  paperOut: z.boolean().default(false),
  /** Paper ends after so many lines of the next slip. */
  paperOutAtLine: z.int().positive().nullable().default(null),
  nearEnd: z.boolean().default(false),
  coverOpen: z.boolean().default(false),
  cutter: z.boolean().default(false),
  /** The cutter stays stuck, whatever the terminal asks it. */
  cutterStuck: z.boolean().default(false),
  offline: z.boolean().default(false),
  /** The head is too hot: it goes on by itself when this is taken back. */
  tooHot: z.boolean().default(false),
  /** An error that only service mends. */
  broken: z.boolean().default(false),
  /** Prints, and never answers the process id. */
  silentProcess: z.boolean().default(false),
  /** Answers no status and no process id, as many clones. */
  silentStatus: z.boolean().default(false),
})
type Faults = z.infer<typeof Faults>
const NO_FAULTS: Faults = Faults.parse({})
const OrderFault = Faults.partial().extend({ dropConnection: z.boolean().optional(), plugIn: z.boolean().optional() })

const stopped = (faults: Faults): boolean =>
  faults.paperOut || faults.coverOpen || faults.cutter || faults.offline || faults.tooHot || faults.broken

const FIXED = 0x12
const statusByte = (kind: number, faults: Faults): number => {
  const cannot = stopped(faults)
  switch (kind) {
    case 1:
      return FIXED | (cannot ? 0x08 : 0)
    case 2:
      return FIXED | (faults.coverOpen ? 0x04 : 0) | (faults.paperOut ? 0x20 : 0) | (faults.cutter ? 0x40 : 0)
    case 3:
      return FIXED | (faults.cutter ? 0x08 : 0) | (faults.broken ? 0x20 : 0) | (faults.tooHot ? 0x40 : 0)
    default:
      return FIXED | (faults.nearEnd ? 0x0c : 0) | (faults.paperOut ? 0x60 : 0)
  }
}

/** GS a: four bytes, sent at every change once they are asked for. */
const automaticStatus = (faults: Faults): Uint8Array =>
  Uint8Array.of(
    0x10 | (stopped(faults) ? 0x08 : 0) | (faults.coverOpen ? 0x20 : 0),
    (faults.cutter ? 0x08 : 0) | (faults.broken ? 0x20 : 0) | (faults.tooHot ? 0x40 : 0),
    (faults.nearEnd ? 0x03 : 0) | (faults.paperOut ? 0x0c : 0),
    0x0f,
  )
const NAMES: Readonly<Record<number, string>> = { 65: '1.23 ESC/POS', 66: 'LUTONG', 67: 'SIM-80', 68: 'SIM0000001' }

export interface ReceiptPrinterSimulator {
  readonly port: number
  readonly controlPort: number
  stop(): Promise<void>
}

export const startReceiptPrinterSimulator = async (options: {
  readonly port: number
  readonly controlPort: number
  readonly outFolder: string
  /** A serial line besides: the path of its pseudo terminal. */
  readonly line?: string
  /** Or the device's end of a USB gadget. */
  readonly wire?: OpenWire
}): Promise<ReceiptPrinterSimulator> => {
  mkdirSync(options.outFolder, { recursive: true })
  let faults = NO_FAULTS
  let paper: PaperLine[] = []
  let slips = 0
  let linesPrinted = 0
  let unknownCommands = 0
  const sockets = new Set<Socket>()
  /** The paper in the machine is one, whoever sends: each line's buffer is worked off in turn. */
  const work: (() => void)[] = []
  const workAll = () => {
    for (const one of work) one()
  }

  const finishSlip = () => {
    if (paper.length === 0) return
    slips += 1
    const name = String(slips).padStart(4, '0')
    writeFileSync(join(options.outFolder, `${name}.svg`), slipSvg(paper))
    writeFileSync(join(options.outFolder, `${name}.txt`), slipText(paper))
    paper = []
  }

  /** One connection, by whatever line: takes its bytes, gives its answers. */
  const attach = (answer: (bytes: Uint8Array) => void) => {
    let told: string | undefined
    const interpreter = createEscposInterpreter((event) => {
      switch (event.type) {
        case 'line':
          paper.push(event.line)
          linesPrinted += 1
          if (faults.paperOutAtLine !== null && paper.length >= faults.paperOutAtLine)
            faults = { ...faults, paperOut: true, paperOutAtLine: null }
          return
        case 'cut':
          return finishSlip()
        case 'process-id':
          if (!faults.silentStatus && !faults.silentProcess) answer(Uint8Array.of(0x37, 0x22, ...event.id, 0x00))
          return
        case 'paper-status-request':
          if (!faults.silentStatus) answer(Uint8Array.of(faults.nearEnd ? 0x03 : 0x00))
          return
        case 'name-request':
          if (!faults.silentStatus) answer(Uint8Array.of(0x5f, ...Buffer.from(NAMES[event.n] ?? '', 'latin1'), 0x00))
          return
        case 'automatic-status':
          told = event.enabled ? '' : undefined
          return tellChange()
        case 'unknown':
          unknownCommands += 1
          return
        default:
          event satisfies never
      }
    })
    const tellChange = () => {
      const bytes = automaticStatus(faults)
      if (told === undefined || faults.silentStatus || told === bytes.join(' ')) return
      told = bytes.join(' ')
      answer(bytes)
    }
    const workOff = () => {
      while (!stopped(faults) && interpreter.step());
      tellChange()
    }
    work.push(workOff)
    let realTime: number[] = []
    const take = (chunk: Uint8Array) => {
      // Real-time commands are taken at once, also while the buffer waits for paper.
      const bytes = [...realTime, ...chunk]
      realTime = []
      const normal: number[] = []
      for (let at = 0; at < bytes.length; at += 1) {
        const rest = bytes.length - at
        const second = bytes[at + 1]
        if (bytes[at] === 0x10 && rest < 3 && (rest === 1 || second === 0x04 || second === 0x05)) {
          realTime = bytes.slice(at)
          break
        }
        if (bytes[at] === 0x10 && second === 0x04) {
          if (!faults.silentStatus) answer(Uint8Array.of(statusByte(bytes[at + 2] ?? 1, faults)))
          at += 2
        } else if (bytes[at] === 0x10 && second === 0x05) {
          // DLE ENQ 2: forget the buffer and try the cutter again.
          if (bytes[at + 2] === 2) {
            interpreter.forget()
            paper = []
            faults = { ...faults, cutter: faults.cutterStuck }
          }
          at += 2
        } else normal.push(bytes[at] ?? 0)
      }
      interpreter.feed(normal)
      workOff()
    }
    const leave = () => {
      const at = work.indexOf(workOff)
      if (at !== -1) work.splice(at, 1)
    }
    return { take, leave }
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    const connection = attach((bytes) => void socket.write(bytes))
    socket.on('data', (chunk) => connection.take(typeof chunk === 'string' ? Buffer.from(chunk) : chunk))
    const leave = () => {
      sockets.delete(socket)
      connection.leave()
    }
    socket.on('error', leave)
    socket.on('close', leave)
  })
  let pty: PtyLine | undefined
  const plugIn = async () => {
    const { line = '', wire = (take) => openPtyLine(line, take) } = options
    if ((options.line === undefined && options.wire === undefined) || pty !== undefined) return
    const connection = attach((bytes) => pty?.write(bytes))
    pty = await wire(connection.take)
  }
  await plugIn()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port

  const door = await openControlDoor(options.controlPort, async ({ method, path, body }) => {
    if (path === '/state')
      return { status: 200, json: { ...faults, slips, linesPrinted, unknownCommands, connections: sockets.size } }
    if (path === '/slips') {
      const ids = Array.from({ length: slips }, (_, index) => ({ id: String(index + 1).padStart(4, '0') }))
      return { status: 200, json: { slips: ids } }
    }
    if (path === '/fault' && method === 'POST') {
      const { dropConnection, plugIn: back, ...wanted } = OrderFault.parse(body)
      faults = Faults.parse({ ...faults, ...wanted })
      if (dropConnection === true) {
        for (const socket of sockets) socket.destroy()
        await pty?.unplug()
        pty = undefined
      }
      if (back === true) await plugIn()
      workAll()
      return done
    }
    if (path === '/fault' && method === 'DELETE') {
      faults = NO_FAULTS
      workAll()
      return done
    }
    const slip = /^\/slips\/(\d{4})\.(svg|txt)$/.exec(path)
    if (!slip || Number(slip[1]) > slips) return notFound
    const bytes = await readFile(join(options.outFolder, `${slip[1]}.${slip[2]}`))
    return { status: 200, bytes, type: slip[2] === 'svg' ? 'image/svg+xml' : 'text/plain; charset=utf-8' }
  })
  return {
    port,
    controlPort: door.port,
    stop: async () => {
      await door.stop()
      await pty?.unplug()
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
