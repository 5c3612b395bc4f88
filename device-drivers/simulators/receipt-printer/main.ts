import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startReceiptPrinterSimulator } from './simulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9100' },
    control: { type: 'string', default: '0' },
    out: { type: 'string' },
    line: { type: 'string' },
  },
})
const options = z
  .object({
    port: z.coerce.number().int(),
    control: z.coerce.number().int(),
    out: z.string(),
    line: z.string().optional(),
  })
  .parse(values)
try {
  const simulator = await startReceiptPrinterSimulator({
    port: options.port,
    controlPort: options.control,
    outFolder: options.out,
    ...(options.line === undefined ? {} : { line: options.line }),
  })
  console.log(JSON.stringify({ ready: true, port: simulator.port, controlPort: simulator.controlPort }))
  const stop = () => void simulator.stop().then(() => process.exit(0))
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch {
  console.error(`Port ${options.port} is taken: choose another with --port.`)
  process.exit(1)
}
