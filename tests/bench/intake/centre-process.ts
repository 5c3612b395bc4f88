/**
 * A centre in a process of its own, for a load from another: `node centre-process.ts real|forgetful DATA`, and
 * `DATABASE_URL` for PostgreSQL. Its ready line says its address and a code that enrols one terminal.
 */
import { z } from 'zod'
import { createCentre } from '../../../admin/server/centre.ts'
import { systemClock } from '../../../core/clock.ts'
import { RegionCode } from '../../../core/ids.ts'
import { openForgetfulCentre } from './forgetful-centre.ts'

const TERMINAL = {
  terminalName: '试验终端',
  centreName: '青石县公共法律服务中心（练习）',
  phone: '0571-00000000',
  regionCode: RegionCode.parse('331081'),
}

const [kind, dataFolder] = z.tuple([z.enum(['real', 'forgetful']), z.string().min(1)]).parse(process.argv.slice(2))
// Lines are made as in the field; what a disk does with them is not the door's.
const log = (event: string, fields?: object) => void JSON.stringify({ event, ...fields })

const openReal = async () => {
  const databaseUrl = process.env['DATABASE_URL']
  const opened = await createCentre({ dataFolder, databaseUrl, clock: systemClock, log, host: '127.0.0.1', port: 0 })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}
const centre = kind === 'real' ? await openReal() : await openForgetfulCentre(dataFolder, log)
const { code } = await centre.createEnrolmentCode(TERMINAL)
process.once('SIGTERM', () => {
  centre.close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
process.stdout.write(`${JSON.stringify({ ready: true, url: centre.url, code })}\n`)
