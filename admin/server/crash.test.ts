/** The real process, killed without warning while terminals submit: what it acknowledged is there, once. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IntakeAnswer, type SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { freshDatabase } from '../store/testing/fresh-database.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildApplication } from './testing/applications.ts'
import { startCentreProcess } from './testing/centre-process.ts'
import { enrolTerminal } from './testing/signing-terminal.ts'

let dataFolder: string
let databaseUrl: string | undefined
let child: ChildProcess | undefined
beforeEach(async () => {
  databaseUrl = (await freshDatabase())?.url
  dataFolder = mkdtempSync(join(tmpdir(), 'lutong-crash-'))
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(dataFolder, { recursive: true, force: true })
})

const start = async (port = 0) => {
  const started = await startCentreProcess(dataFolder, { port, databaseUrl })
  child = started.process
  return started
}
const ended = (process: ChildProcess) => new Promise<number | null>((resolve) => process.once('exit', resolve))

describe('a centre killed under load', () => {
  it('has every acknowledged application once, with the same receipt, and numbers without a gap', async () => {
    let running = await start()
    const terminal = await enrolTerminal(() => running.url, running.enrolmentCode ?? '', Date.now)
    const acknowledged = new Map<string, SignedReceipt>()
    const applications = Array.from({ length: 240 }, () => buildApplication(terminal))

    // Six terminals' worth of requests at a time; the process dies when some are answered and some are on their way.
    const killed = ended(running.process)
    const waiting = [...applications]
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const response = await terminal.submit(next).catch(() => undefined)
        const answer = await response?.json().catch(() => undefined)
        if (answer !== undefined) acknowledged.set(next.id, IntakeAnswer.parse(answer).receipt)
        if (acknowledged.size === 60) running.process.kill('SIGKILL')
      }
    }
    await Promise.all(Array.from({ length: 6 }, work))
    await killed
    expect(acknowledged.size).toBeGreaterThanOrEqual(60)
    expect(acknowledged.size).toBeLessThan(applications.length)

    running = await start()
    const numbers = new Map<string, string>()
    for (const application of applications) {
      const { receipt } = IntakeAnswer.parse(await (await terminal.submit(application)).json())
      const before = acknowledged.get(application.id)
      if (before !== undefined) expect(receipt).toEqual(before)
      numbers.set(application.id, receipt.body.caseNumber)
    }
    const serials = [...numbers.values()].map((number) => Number(number.slice(-6))).toSorted((a, b) => a - b)
    expect(serials).toEqual(applications.map((_, index) => index + 1))
  }, 60_000)

  it('stops cleanly when it is asked to, and says so when its port is taken', async () => {
    const running = await start()
    const other = spawn(
      process.execPath,
      [
        new URL('./main.ts', import.meta.url).pathname,
        ...['--data', join(dataFolder, 'other'), '--port', new URL(running.url).port],
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    other.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    expect(await ended(other)).toBe(1)
    expect(said.split('\n').filter((line) => line.startsWith('Port '))).toHaveLength(1)
    const stopped = ended(running.process)
    running.process.kill('SIGTERM')
    expect(await stopped).toBe(0)
  })
})
