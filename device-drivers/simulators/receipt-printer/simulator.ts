/** A receipt printer on a TCP port: prints into a folder, answers status, runs out of paper when told to. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { done, notFound, openControlDoor } from '../control/control-door.ts'
import { createEscposInterpreter, type PaperLine } from './escpos.ts'
import { slipSvg, slipText } from './slip-picture.ts'

const Faults = z.strictObject({
  paperOut: z.boolean().default(false),
  /** Paper ends after so many lines of the next slip. */
  paperOutAtLine: z.int().positive().nullable().default(null),
  nearEnd: z.boolean().default(false),
  coverOpen: z.boolean().default(false),
  cutter: z.boolean().default(false),
  offline: z.boolean().default(false),
  /** Answers no status and no process id, as many clones. */
  silentStatus: z.boolean().default(false),
})
type Faults = z.infer<typeof Faults>
const NO_FAULTS: Faults = Faults.parse({})
const OrderFault = Faults.partial().extend({ dropConnection: z.boolean().optional() })

const stopped = (faults: Faults): boolean => faults.paperOut || faults.coverOpen || faults.cutter || faults.offline

const FIXED = 0x12
const statusByte = (kind: number, faults: Faults): number => {
  const cannot = stopped(faults)
  switch (kind) {
    case 1:
      return FIXED | (cannot ? 0x08 : 0)
    case 2:
      return FIXED | (faults.coverOpen ? 0x04 : 0) | (faults.paperOut ? 0x20 : 0) | (faults.cutter ? 0x40 : 0)
    case 3:
      return FIXED | (faults.cutter ? 0x08 : 0)
    default:
      return FIXED | (faults.nearEnd ? 0x0c : 0) | (faults.paperOut ? 0x60 : 0)
  }
}

export interface ReceiptPrinterSimulator {
  readonly port: number
  readonly controlPort: number
  stop(): Promise<void>
}

export const startReceiptPrinterSimulator = async (options: {
  readonly port: number
  readonly controlPort: number
  readonly outFolder: string
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

  const server = createServer((socket) => {
    sockets.add(socket)
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
          if (!faults.silentStatus) socket.write(Uint8Array.of(0x37, 0x22, ...event.id, 0x00))
          return
        case 'paper-status-request':
          if (!faults.silentStatus) socket.write(Uint8Array.of(faults.nearEnd ? 0x03 : 0x00))
          return
        case 'unknown':
          unknownCommands += 1
          return
        default:
          event satisfies never
      }
    })
    const workOff = () => {
      while (!stopped(faults) && interpreter.step());
    }
    work.push(workOff)
    let realTime: number[] = []
    socket.on('data', (chunk) => {
      // DLE EOT is answered at once, also while the buffer waits for paper.
      const bytes = [...realTime, ...(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)]
      realTime = []
      const normal: number[] = []
      for (let at = 0; at < bytes.length; at += 1) {
        const rest = bytes.length - at
        if (bytes[at] === 0x10 && rest < 3 && (rest === 1 || bytes[at + 1] === 0x04)) {
          realTime = bytes.slice(at)
          break
        }
        if (bytes[at] === 0x10 && bytes[at + 1] === 0x04) {
          if (!faults.silentStatus) socket.write(Uint8Array.of(statusByte(bytes[at + 2] ?? 1, faults)))
          at += 2
        } else normal.push(bytes[at] ?? 0)
      }
      interpreter.feed(normal)
      workOff()
    })
    const leave = () => {
      sockets.delete(socket)
      const at = work.indexOf(workOff)
      if (at !== -1) work.splice(at, 1)
    }
    socket.on('error', leave)
    socket.on('close', leave)
  })
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
      const { dropConnection, ...wanted } = OrderFault.parse(body)
      faults = Faults.parse({ ...faults, ...wanted })
      if (dropConnection === true) for (const socket of sockets) socket.destroy()
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
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
