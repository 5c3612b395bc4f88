/** A jack with a switch: writes the kernel's input events (written from linux/input.h) on a pseudo terminal. */
import { z } from 'zod'
import { done, notFound, openControlDoor } from '../control/control-door.ts'
import { openPtyLine } from '../pty-line.ts'

const Order = z.object({ plugged: z.boolean() })

/** EV_SW, SW_HEADPHONE_INSERT, then the EV_SYN that ends every report. */
const report = (plugged: boolean): Uint8Array => {
  const bytes = Buffer.alloc(48)
  bytes.writeUInt16LE(5, 16)
  bytes.writeUInt16LE(2, 18)
  bytes.writeInt32LE(plugged ? 1 : 0, 20)
  return bytes
}

export const startHeadphoneJackSimulator = async (options: {
  readonly line: string
  readonly controlPort: number
}): Promise<{ readonly controlPort: number; stop(): Promise<void> }> => {
  const line = await openPtyLine(options.line, () => {})
  let plugged = false
  const door = await openControlDoor(options.controlPort, async ({ method, path, body }) => {
    if (method === 'GET' && path === '/state') return { status: 200, json: { plugged } }
    if (method !== 'POST' || path !== '/plug') return notFound
    plugged = Order.parse(body).plugged
    line.write(report(plugged))
    return done
  })
  return {
    controlPort: door.port,
    stop: async () => {
      await door.stop()
      await line.unplug()
    },
  }
}
