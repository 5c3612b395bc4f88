import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startHeadphoneJackSimulator } from './simulator.ts'

const { values } = parseArgs({ options: { line: { type: 'string' }, control: { type: 'string', default: '0' } } })
const options = z.object({ line: z.string(), control: z.coerce.number().int() }).parse(values)
const simulator = await startHeadphoneJackSimulator({ line: options.line, controlPort: options.control })
console.log(JSON.stringify({ ready: true, line: options.line, controlPort: simulator.controlPort }))
const stop = () => void simulator.stop().then(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
