/**
 * `npm run attendant [-- --out FILE]`: enrols one member of staff for the attendant's menu. Asks for a name for the log,
 * the number of the card and a PIN, and prints the line for the profile; with `--out` it adds to a list of its own.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { isValidIdNumber } from '@lutong/core/person/id-number.ts'
import { Pin, readStaff, staffEntry, StaffList } from '../kiosk-app/host/attendant/staff-list.ts'

const { values } = parseArgs({ options: { out: { type: 'string' } } })
const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}

let muted = false
/** What is secret does not stand on the screen while it is typed. */
const screen = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    if (!muted) process.stderr.write(chunk)
    done()
  },
})
const terminal = createInterface({ input: process.stdin, output: screen, terminal: process.stdin.isTTY })
const lines = terminal[Symbol.asyncIterator]()
const ask = async (question: string, secret: boolean): Promise<string> => {
  process.stderr.write(question)
  muted = secret
  const { done, value } = await lines.next()
  muted = false
  if (secret) process.stderr.write('\n')
  return done === true ? fail('The input ended too early.') : value.trim()
}

const name = await ask('Name for the log (badge number or first name): ', false)
const idNumber = await ask('Number of the ID card: ', true)
if (!isValidIdNumber(idNumber.toUpperCase())) fail('That is no number of a resident ID card.')
const pin = await ask('PIN, 6 to 12 digits: ', true)
if (!Pin.safeParse(pin).success) fail('A PIN has 6 to 12 digits.')
if ((await ask('The PIN once more: ', true)) !== pin) fail('The two PINs differ.')
terminal.close()

const entry = await staffEntry(name, idNumber, pin)
const { out } = values
const before = out !== undefined && existsSync(out) ? readStaff(out) : undefined
if (before?.ok === false) fail(before.error)
const list = StaffList.safeParse([
  ...(before?.ok === true ? before.value : []).filter((one) => one.name !== name),
  entry,
])
if (!list.success) fail('A name is 1 to 20 letters, digits or -; a list holds twelve.')
if (out === undefined) console.log(`attendants:\n  - { name: ${entry.name}, key: '${entry.key}' }`)
else if (list.success) writeFileSync(out, `${JSON.stringify(list.data, null, 2)}\n`, { mode: 0o600 })
