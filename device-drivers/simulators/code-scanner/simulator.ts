/** A serial code scanner: says what it is told to have seen, ended by CR, on a pseudo terminal. */
import { z } from 'zod'
import { done, notFound, openControlDoor } from '../control/control-door.ts'
import { openPtyLine, type PtyLine } from '../pty-line.ts'

const CR = 0x0d
const ScanOrder = z.union([
  z.strictObject({ text: z.string() }),
  /** Raw bytes, for codes in other encodings and for rubbish. */
  z.strictObject({ hex: z.string().regex(/^([0-9a-f]{2})+$/i), ended: z.boolean().default(true) }),
])
const OrderFault = z.strictObject({ kind: z.literal('unplug') })

export interface CodeScannerSimulator {
  readonly line: string
  readonly controlPort: number
  stop(): Promise<void>
}

export const startCodeScannerSimulator = async (options: {
  readonly line: string
  readonly controlPort: number
}): Promise<CodeScannerSimulator> => {
  // It hears nothing: what the terminal sends is dropped.
  const plugIn = () => openPtyLine(options.line, () => {})
  let line: PtyLine | undefined = await plugIn()
  const unplug = async () => {
    const pulled = line
    line = undefined
    await pulled?.unplug()
  }
  const door = await openControlDoor(options.controlPort, async ({ method, path, body }) => {
    if (path === '/scan' && method === 'POST') {
      const order = ScanOrder.parse(body)
      if ('text' in order) line?.write(Buffer.from(`${order.text}\r`))
      else line?.write(Uint8Array.of(...Buffer.from(order.hex, 'hex'), ...(order.ended ? [CR] : [])))
      return done
    }
    if (path === '/fault' && method === 'POST') {
      OrderFault.parse(body)
      await unplug()
      return done
    }
    if (path === '/fault' && method === 'DELETE') {
      line ??= await plugIn()
      return done
    }
    return notFound
  })
  return {
    line: options.line,
    controlPort: door.port,
    stop: async () => {
      await door.stop()
      await unplug()
    },
  }
}
