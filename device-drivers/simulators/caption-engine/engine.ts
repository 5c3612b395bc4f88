/**
 * An engine of captions without a model: it speaks the protocol of docs/captions.md over its standard input and output
 * and "hears" a sign of what `--hears` says with each piece of sound. Written from that page; it knows nothing of the driver.
 */
import { appendFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const FAULTS = ['none', 'mute', 'noise', 'ends', 'ends-hearing', 'fails', 'stuck'] as const
type Fault = (typeof FAULTS)[number]

const { values } = parseArgs({
  options: {
    /** Sentences, between bars; begun anew when all were said. */
    hears: { type: 'string', default: '' },
    fault: { type: 'string', default: 'none' },
    /** A file that is told which process listens, in which language, and how loud it was. */
    trace: { type: 'string' },
  },
})
const fault: Fault = FAULTS.find((one) => one === values.fault) ?? 'none'
const sentences = values.hears.split('|').map((one) => [...one])

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const trace = (line: string) => {
  if (values.trace !== undefined) appendFileSync(values.trace, `${line}\n`)
}

let samplesPerMs = 16
let samples = 0
let loudest = 0
let sentence = 0
let length = 0

const begin = (language: string, rate: number) => {
  trace(`begun ${process.pid} ${language} ${rate}`)
  samplesPerMs = rate / 1000
  if (fault === 'ends') process.exit(3)
  if (fault === 'mute') return
  if (fault === 'noise') {
    process.stdout.write('model loaded in 3.1 s\n')
    return
  }
  say(fault === 'fails' ? { say: 'failed' } : { say: 'ready' })
}

const hear = (pcm: Buffer) => {
  if (fault === 'stuck') return
  if (fault === 'ends-hearing') process.exit(3)
  for (let at = 0; at + 1 < pcm.length; at += 2) loudest = Math.max(loudest, Math.abs(pcm.readInt16LE(at)))
  samples += pcm.length / 2
  trace(`heard ${samples} ${loudest}`)
  say({ say: 'heard', ms: samples / samplesPerMs })
  const now = sentences[sentence] ?? []
  length += 1
  if (length < now.length) {
    say({ say: 'partial', text: now.slice(0, length).join('') })
    return
  }
  say({ say: 'final', text: now.join('') })
  sentence = (sentence + 1) % sentences.length
  length = 0
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const order: unknown = JSON.parse(line)
  if (typeof order !== 'object' || order === null || !('do' in order)) return
  if (order.do === 'begin' && 'language' in order && 'rate' in order) begin(String(order.language), Number(order.rate))
  else if (order.do === 'hear' && 'pcm' in order) hear(Buffer.from(String(order.pcm), 'base64'))
})
