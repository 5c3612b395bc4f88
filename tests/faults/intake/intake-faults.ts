/**
 * The centre's own process on a disk of its own, killed and cut off from its power while terminals hand in; some
 * requests are broken off by the sender and sent again. Afterwards every acknowledged application is there once, under
 * the same receipt, and the numbers have neither gap nor repeat.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { buildApplication } from '../../../admin/server/testing/applications.ts'
import { enrolTerminal, type SigningTerminal } from '../../../admin/server/testing/signing-terminal.ts'
import { type RunningProcess, startProcess } from '../../../scripts/system/process.ts'
import { randomFrom } from '../random.ts'
import { audit, type Ledger, newLedger, submit, type Written } from './ledger.ts'
import { mountOwnDisk } from './own-disk.ts'

const SENDERS = 8
const BROKEN_OFF_SHARE = 0.15
/** A request is broken off within this, which is about as long as one takes. */
const BROKEN_OFF_WITHIN_MS = 12
/** So many answers at most before the fault comes. */
const ANSWERS_BEFORE = 40
const READY_WITHIN_MS = 60_000

const Ready = z.object({ url: z.url(), enrolmentCode: z.string().optional() })

export interface IntakeFaultReport {
  readonly injected: { readonly kills: number; readonly powerCuts: number; readonly brokenOff: number }
  readonly acknowledged: number
  readonly lost: number
  /** Numbers given twice, and ids answered by another receipt than before. */
  readonly repeated: number
  readonly missingNumbers: number
  /** From the start of the process to its ready line, at worst. */
  readonly recoveryMs: number
  readonly holds: boolean
}

type Fault = 'kill' | 'power-cut'

/** Faults in an order of their own: the cuts spread among the kills. */
const orderOf = (kills: number, cuts: number): Fault[] => {
  const faults = Array.from({ length: kills + cuts }, (): Fault => 'kill')
  for (let cut = 0; cut < cuts; cut += 1) faults[Math.floor(((cut + 0.5) * faults.length) / cuts)] = 'power-cut'
  return faults
}

export const intakeFaults = async (wishes: {
  readonly kills: number
  readonly powerCuts: number
  readonly seed: number
  readonly say: (line: string) => void
}): Promise<IntakeFaultReport> => {
  const { kills, powerCuts, say } = wishes
  const random = randomFrom(wishes.seed)
  const folder = mkdtempSync(join(tmpdir(), 'lutong-intake-faults-'))
  const disk = mountOwnDisk(folder)
  const dataFolder = join(disk.folder, 'centre')
  mkdirSync(dataFolder, { mode: 0o700 })
  const ledger = newLedger()
  let running: RunningProcess | undefined
  let url = ''
  let recoveryMs = 0

  const start = async (): Promise<string | undefined> => {
    const startedAt = performance.now()
    const started = await startProcess({
      name: 'centre',
      file: 'admin/server/main.ts',
      args: ['--data', dataFolder, '--port', '0', '--practice'],
      logFile: join(folder, 'centre.log'),
      readyTimeoutMs: READY_WITHIN_MS,
    })
    if (!started.ok) throw new Error(`the centre did not come back: ${JSON.stringify(started.error)}`)
    recoveryMs = Math.max(recoveryMs, performance.now() - startedAt)
    running = started.value
    const ready = Ready.parse(running.ready)
    url = ready.url
    return ready.enrolmentCode
  }

  /** Hands in until the process is gone; what was broken off or unanswered is sent again, first of all. */
  const load = async (terminal: SigningTerminal, until: () => boolean, onAnswer: () => void) => {
    const waiting = [...ledger.open.values()]
    const next = (): Written => {
      const again = waiting.shift()
      if (again !== undefined) return again
      const application = buildApplication(terminal)
      return { id: application.id, application, terminal }
    }
    const sender = async () => {
      while (!until()) {
        const written = next()
        const breaksOff = random() < BROKEN_OFF_SHARE
        const signal = breaksOff ? AbortSignal.timeout(Math.ceil(random() * BROKEN_OFF_WITHIN_MS)) : undefined
        if (breaksOff) ledger.brokenOff += 1
        if (await submit(ledger, written, signal)) onAnswer()
        else if (breaksOff && !until()) waiting.push(written)
      }
    }
    await Promise.all(Array.from({ length: SENDERS }, sender))
  }

  const suffer = async (fault: Fault, terminal: SigningTerminal): Promise<void> => {
    const centre = running
    if (centre === undefined) throw new Error('the centre runs')
    const after = 1 + Math.floor(random() * ANSWERS_BEFORE)
    let answers = 0
    let gone = false
    const strike = () => {
      answers += 1
      if (answers !== after) return
      if (fault === 'power-cut') disk.cutPower()
      gone = true
      void centre.kill()
    }
    await load(terminal, () => gone, strike)
    await centre.exited
    if (fault === 'power-cut') disk.comeBack()
    await start()
  }

  try {
    const code = await start()
    const terminal = await enrolTerminal(() => url, code ?? '', Date.now)
    for (const [index, fault] of orderOf(kills, powerCuts).entries()) {
      await suffer(fault, terminal)
      if ((index + 1) % 10 === 0) say(`${index + 1} faults, ${ledger.acknowledged.size} acknowledged`)
    }
    for (const written of [...ledger.open.values()]) await submit(ledger, written)
    return reportOf(ledger, await audit(ledger), { kills, powerCuts, recoveryMs })
  } finally {
    await running?.kill()
    disk.takeAway()
    rmSync(folder, { recursive: true, force: true })
  }
}

const reportOf = (
  ledger: Ledger,
  { lost, missingNumbers, repeatedNumbers }: Awaited<ReturnType<typeof audit>>,
  { kills, powerCuts, recoveryMs }: { readonly kills: number; readonly powerCuts: number; readonly recoveryMs: number },
): IntakeFaultReport => {
  const repeated = repeatedNumbers + ledger.changed.size
  return {
    injected: { kills, powerCuts, brokenOff: ledger.brokenOff },
    acknowledged: ledger.acknowledged.size,
    ...{ lost, repeated, missingNumbers },
    recoveryMs: Math.round(recoveryMs),
    holds: lost + repeated + missingNumbers + ledger.open.size === 0,
  }
}
