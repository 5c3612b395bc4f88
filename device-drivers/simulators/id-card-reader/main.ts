import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startIdCardReaderSimulator } from './simulator.ts'

const { values } = parseArgs({
  options: {
    line: { type: 'string' },
    control: { type: 'string', default: '0' },
    baud: { type: 'string', default: '115200' },
  },
})
const options = z
  .object({ line: z.string(), control: z.coerce.number().int(), baud: z.coerce.number().int().nonnegative() })
  .parse(values)
const simulator = await startIdCardReaderSimulator({
  line: options.line,
  controlPort: options.control,
  baudRate: options.baud,
})
console.log(JSON.stringify({ ready: true, line: simulator.line, controlPort: simulator.controlPort }))
const stop = () => void simulator.stop().then(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
