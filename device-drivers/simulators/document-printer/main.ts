/**
 * A real IPP printer service: Debian's ippeveprinter, with the bus and the announcer it insists on.
 * Exit status 3 where it is not installed, so that the caller takes the print folder instead.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ippServiceInstalled, startDocumentPrinterSimulator } from './simulator.ts'

const NOT_INSTALLED = 3
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8631' },
    control: { type: 'string', default: '0' },
    out: { type: 'string' },
  },
})
const options = z
  .object({ port: z.coerce.number().int(), control: z.coerce.number().int(), out: z.string() })
  .parse(values)
if (!ippServiceInstalled()) {
  console.error('ippeveprinter is not installed (Debian package cups-ipp-utils): A4 goes to the print folder.')
  process.exit(NOT_INSTALLED)
}
const started = await startDocumentPrinterSimulator({
  port: options.port,
  controlPort: options.control,
  outFolder: options.out,
})
if (started === undefined) {
  console.error('ippeveprinter does not run here (it needs a D-Bus and an Avahi daemon): A4 goes to the print folder.')
  process.exit(NOT_INSTALLED)
}
console.log(JSON.stringify({ ready: true, uri: started.uri, controlPort: started.controlPort }))
const stop = () => void started.stop().then(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
