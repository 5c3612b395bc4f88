/**
 * Runs in the far place's network: its page reaches its host on the same machine whatever the line does (`page`), its
 * host reaches the centre over the line (`centre`). Orders come as JSON lines on stdin.
 */
import { connect, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'

const { values } = parseArgs({
  options: {
    'page-port': { type: 'string' },
    'page-socket': { type: 'string' },
    'centre-socket': { type: 'string' },
    'centre-host': { type: 'string' },
    'centre-port': { type: 'string' },
  },
})
const port = z.coerce.number().int().min(1).max(65_535)
const options = z
  .object({
    'page-port': port,
    'page-socket': z.string(),
    'centre-socket': z.string(),
    'centre-host': z.string(),
    'centre-port': port,
  })
  .parse(values)

let delayMs = 0
const pour = (from: Socket, to: Socket, late: boolean) => {
  from.on('data', (data) => {
    if (!late || delayMs === 0) to.write(data)
    else setTimeout(() => to.write(data), delayMs)
  })
  from.on('close', () => to.destroy())
  from.on('error', () => to.destroy())
}
const join = (one: Socket, other: Socket, late: boolean) => {
  pour(one, other, late)
  pour(other, one, late)
}

createServer((socket) => join(socket, connect(options['page-socket']), false)).listen(
  options['page-port'],
  '127.0.0.1',
  () => {
    createServer((socket) => {
      join(socket, connect(options['centre-port'], options['centre-host']), true)
    }).listen(options['centre-socket'], () => process.stdout.write('ready\n'))
  },
)
const Order = z.object({ delayMs: z.number().min(0) })
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const order = Order.parse(JSON.parse(line))
    delayMs = order.delayMs
  })
  // Nobody is left who would end it.
  .on('close', () => process.exit(0))
