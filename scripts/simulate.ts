/**
 * `npm run simulate -- NAME [--script FILE | --do 'ORDERS'] [options of the simulator]`: one simulated device as a
 * program of its own. The orders go to its control door when it is ready; it runs until Ctrl+C.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'
import { z } from 'zod'
import { parseScript } from '../device-drivers/simulators/script/script.ts'

const FOLDER = new URL('../device-drivers/simulators/', import.meta.url).pathname
const Ready = z.object({ controlPort: z.int() })

const fail = (line: string): never => {
  console.error(line)
  process.exit(2)
}
const names = readdirSync(FOLDER).filter((name) => existsSync(`${FOLDER}${name}/main.ts`))
const [name = '', ...given] = process.argv.slice(2)
if (!names.includes(name))
  fail(`${name === '' ? 'Which device?' : `No simulator ${name}.`} There are: ${names.join(', ')}.`)

const take = (option: string): string | undefined => {
  const at = given.indexOf(option)
  return at === -1 ? undefined : given.splice(at, 2)[1]
}
const file = take('--script')
const orders = take('--do')
if (file !== undefined && !existsSync(file)) fail(`There is no script ${file}.`)
const script = parseScript(file === undefined ? (orders ?? '') : readFileSync(file, 'utf8'), name)
const wanted = script.ok ? script.orders : fail(script.error)

const simulator = spawn(process.execPath, [`${FOLDER}${name}/main.ts`, ...given], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const stop = () => simulator.kill('SIGTERM')
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
simulator.on('close', (status) => process.exit(status ?? 0))

const lines = createInterface({ input: simulator.stdout })
for await (const line of lines) {
  console.log(line)
  const { controlPort } = Ready.parse(JSON.parse(line))
  for (const { afterMs, body, method, path } of wanted) {
    await after(afterMs)
    const answer = await fetch(`http://127.0.0.1:${controlPort}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const told = answer.ok ? 'done' : `refused (${answer.status})`
    console.error(`${method} ${path} ${body === undefined ? '' : JSON.stringify(body)} ${told}`)
  }
}
