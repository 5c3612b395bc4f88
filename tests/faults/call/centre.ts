/** A centre as a process of its own, to be killed and started again on the same folder. Says where it is, in one line. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createCentre } from '../../../admin/server/centre.ts'
import { systemClock } from '../../../core/clock.ts'
import { RegionCode } from '../../../core/ids.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, host: { type: 'string' }, port: { type: 'string' }, turn: { type: 'string' } },
})
const { turn, ...where } = z
  .object({
    data: z.string(),
    host: z.string(),
    port: z.coerce.number().int(),
    turn: z.preprocess(
      (text) => JSON.parse(String(text)),
      z.object({ urls: z.array(z.string()), secret: z.string(), relayOnly: z.boolean() }),
    ),
  })
  .parse(values)

const opened = await createCentre({
  ...{ dataFolder: where.data, host: where.host, port: where.port, turn },
  ...{ clock: systemClock, log: () => {} },
})
if (!opened.ok) throw new Error(opened.error)
const place = { terminalName: '终端', centreName: '中心', phone: '000', regionCode: RegionCode.parse('331081') }
const { code } = await opened.value.createEnrolmentCode(place)
const accounts = await opened.value.seedPractice()
// Nobody is left who would end it.
process.stdin.on('end', () => process.exit(0)).resume()
process.stdout.write(`${JSON.stringify({ url: opened.value.url, code, accounts })}\n`)
