/**
 * An engine of dictation without a microphone: it speaks the protocol of docs/dictation.md over its standard input and
 * output and "hears" what `--hears` says. Written from that page; it knows nothing of the driver.
 */
import { appendFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const FAULTS = ['none', 'no-microphone', 'silent', 'mute', 'deaf-to-stop', 'noise', 'ends', 'ends-listening'] as const
type Fault = (typeof FAULTS)[number]

const { values } = parseArgs({
  options: {
    hears: { type: 'string', default: '' },
    fault: { type: 'string', default: 'none' },
    /** Closes the microphone by itself, as engines do after a silence. */
    endpoint: { type: 'boolean', default: false },
    /** A file that is told when the microphone is opened and closed, and by which process. */
    trace: { type: 'string' },
  },
})
const fault: Fault = FAULTS.find((one) => one === values.fault) ?? 'none'

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const microphone = (now: 'opened' | 'closed') => {
  if (values.trace !== undefined) appendFileSync(values.trace, `${now} ${process.pid}\n`)
}
let open = 0

const close = (turn: number) => {
  if (open !== turn) return
  open = 0
  say({ say: 'final', turn, text: values.hears })
  microphone('closed')
  say({ say: 'closed', turn })
}

const listen = (turn: number) => {
  if (fault === 'ends') process.exit(3)
  if (fault === 'mute') return
  if (fault === 'noise') {
    process.stdout.write('model loaded in 3.1 s\n')
    return
  }
  if (fault === 'no-microphone') {
    say({ say: 'failed', turn, reason: 'microphone-absent' })
    return
  }
  open = turn
  microphone('opened')
  say({ say: 'listening', turn })
  if (fault === 'ends-listening') process.exit(3)
  if (fault === 'silent') return
  const signs = [...values.hears]
  for (let length = 1; length <= signs.length; length += 1)
    say({ say: 'partial', turn, text: signs.slice(0, length).join('') })
  if (values.endpoint) close(turn)
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const order: unknown = JSON.parse(line)
  if (typeof order !== 'object' || order === null || !('do' in order) || !('turn' in order)) return
  const turn = Number(order.turn)
  if (order.do === 'listen') listen(turn)
  else if (order.do === 'stop' && fault !== 'deaf-to-stop') close(turn)
})
