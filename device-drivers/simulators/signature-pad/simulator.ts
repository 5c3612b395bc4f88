/**
 * A signature pad: pen reports and two keys, on a pseudo terminal or as a USB gadget. Report 1: number, touches, x, y,
 * pressure, low byte first; report 2: number, keys (1 done, 2 clear); eight bytes each.
 */
import { z } from 'zod'
import { done, notFound, openControlDoor } from '../control/control-door.ts'
import { openPtyLine, type OpenWire, type PtyLine } from '../pty-line.ts'

const REPORT_BYTES = 8
/** The glass: 9,600 × 6,000 points, 1,023 steps of pressure. */
const SignOrder = z.strictObject({
  strokes: z.array(
    z.array(
      z.strictObject({
        x: z.int().min(0).max(9_600),
        y: z.int().min(0).max(6_000),
        pressure: z.int().min(0).max(1_023),
      }),
    ),
  ),
})
const PressOrder = z.strictObject({ key: z.enum(['done', 'clear']) })
const OrderFault = z.strictObject({ kind: z.literal('unplug') })

const penReport = (x: number, y: number, pressure: number, touches: boolean): Uint8Array => {
  const report = Buffer.alloc(REPORT_BYTES)
  report.writeUInt8(1, 0)
  report.writeUInt8(touches ? 1 : 0, 1)
  report.writeUInt16LE(x, 2)
  report.writeUInt16LE(y, 4)
  report.writeUInt16LE(pressure, 6)
  return report
}

export interface SignaturePadSimulator {
  readonly controlPort: number
  stop(): Promise<void>
}

export const startSignaturePadSimulator = async (options: {
  readonly line: string
  readonly controlPort: number
  readonly wire?: OpenWire
}): Promise<SignaturePadSimulator> => {
  const plugIn = () => (options.wire ?? ((take) => openPtyLine(options.line, take)))(() => {})
  let line: PtyLine | undefined = await plugIn()
  const unplug = async () => {
    const pulled = line
    line = undefined
    await pulled?.unplug()
  }
  const door = await openControlDoor(options.controlPort, async ({ method, path, body }) => {
    if (path === '/sign' && method === 'POST') {
      for (const stroke of SignOrder.parse(body).strokes) {
        for (const { pressure, x, y } of stroke) line?.write(penReport(x, y, pressure, true))
        line?.write(penReport(0, 0, 0, false))
      }
      return done
    }
    if (path === '/press' && method === 'POST') {
      line?.write(Uint8Array.of(2, PressOrder.parse(body).key === 'done' ? 1 : 2, 0, 0, 0, 0, 0, 0))
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
    controlPort: door.port,
    stop: async () => {
      await door.stop()
      await unplug()
    },
  }
}
